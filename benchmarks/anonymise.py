"""Measures the ways to anonymise beside each other, table by table, each in a process of its own.

Usage: python benchmarks/anonymise.py [--tables T …] [--methods M …] [--seed N] [--json FILE]
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table
from tables import TABLES, chosen, found

from tenfold.anonymise import Effort, Settings, anonymise, withhold
from tenfold.stages import Plan, Schema, Tally

K = 10
MIB = 1024
LARGE = 10
"""Figures from here on are told without decimals."""

Figures = dict[str, Any]
"""What one process reports of one method on one table."""

EFFORTS: Mapping[str, Effort] = {
    "tree": 0,
    "fast": "fast",
    "standard": "standard",
    "thorough": "thorough",
}
METHODS = ("withhold", *EFFORTS, "defaults")
"""All weigh facts equally and don't defend, but for `defaults`: standard, as it comes."""


COLUMNS = ("s", "÷ tree", "CPU s", "compile", "before", "MiB", "cases", "facts", "error", "classes")


@dataclass(frozen=True)
class Floor:
    """The least that a method must reach on a table."""

    seconds: float
    memory: float = float("inf")
    """MiB."""
    cases: float = 1
    """The share of the cases in strata of at least k."""
    facts: float = 0
    """The share kept."""
    over: Mapping[tuple[str, str], float] = field(default_factory=dict)
    """By how many points more facts are kept than by another method, or on another table."""


FLOORS = {
    ("demo-100k", "standard"): Floor(
        10, 1024, over={("demo-100k", "tree"): 4.5, ("demo-100k", "withhold"): 35}
    ),
    ("demo-100k", "thorough"): Floor(60, over={("demo-100k", "standard"): 0.5}),
    ("demo-1m", "standard"): Floor(60, 3 * 1024, over={("demo-100k", "standard"): 0}),
    ("demo-10m", "standard"): Floor(600, 10 * 1024, over={("demo-1m", "standard"): 0}),
    ("adult", "thorough"): Floor(60, cases=0.999, facts=0.83),
    ("real-2020", "standard"): Floor(15, facts=0.985),
}


@dataclass
class Clock:
    """Tells how long was compiled, or compiled code was loaded, in seconds of both kinds."""

    wall: float = 0
    processors: float = 0
    _since: tuple[float, float] = (0, 0)

    def __call__(self, step: str, done: int, _total: int, _remark: str = "", /) -> None:
        """Takes note of it."""
        if step == "compile":
            now = time.perf_counter(), time.process_time()
            self._since = self._since if done else now
            self.wall, self.processors = now[0] - self._since[0], now[1] - self._since[1]


def planned(tally: Tally, method: str, seed: int, clock: Clock) -> Plan:
    """The plan of a method for a table."""
    if method == "withhold":
        return withhold(tally, K)
    if method == "defaults":
        return anonymise(tally, Settings(K, seed), clock)
    return anonymise(tally, Settings(K, seed, EFFORTS[method], "equal", {}, 0), clock)


def measure(table: str, method: str, seed: int) -> Figures:
    """The figures of a method on a table, made in this process."""
    tally, clock = TABLES[table](), Clock()
    before, start, worked = peak(), time.perf_counter(), time.process_time()
    plan = planned(tally, method, seed, clock)
    seconds, after = time.perf_counter() - start - clock.wall, peak()
    worked = time.process_time() - worked - clock.processors
    published = plan.published()
    return {
        "table": table,
        "method": method,
        "seconds": seconds,
        "CPU seconds": worked,
        "compile": clock.wall,
        "iterations": plan.iterations,
        "MiB before": before,
        "MiB": after,
        "cases": published.cases,
        "facts": published.facts,
        "error": mean_error(tally, published),
        "classes": len(published),
        "original": {
            "cases": tally.cases,
            "in strata": in_strata(tally),
            "facts": tally.facts,
            "records": len(tally),
            "columns": len(tally.schema.columns),
        },
    }


def peak() -> float:
    """The most memory that this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB


def mean_error(tally: Tally, published: Tally) -> float:
    """By what share the count of a value falls short, on average over all values that occur."""
    lost = []
    for place in range(len(tally.schema.columns)):
        codes = 1 + len(tally.schema.columns[place].labels)
        before, after = (
            np.bincount(one.records[:, place], one.counts, codes)[1:] for one in (tally, published)
        )
        lost.append(1 - after[before > 0] / before[before > 0])
    return float(np.concatenate(lost).mean())


def in_strata(tally: Tally) -> int:
    """The cases in strata of at least k: no way to anonymise keeps more."""
    places = list(tally.schema.strata)
    schema = Schema(tuple(tally.schema.columns[place] for place in places))
    strata = Tally.of(schema, tally.records[:, places], tally.counts)
    return strata.cases - strata.below(K)


def share(one: Figures, what: str) -> float:
    """How much of the original is kept."""
    return float(one[what] / one["original"][what])


def missed(one: Figures, others: Mapping[tuple[str, str], Figures]) -> Iterator[str]:
    """What a method doesn't reach of its floor, in words."""
    floor = FLOORS[one["table"], one["method"]]
    cases, facts = one["cases"] / one["original"]["in strata"], share(one, "facts")
    if one["seconds"] > floor.seconds:
        yield f"{one['seconds']:.1f} s, not {floor.seconds:g}"
    if one["MiB"] > floor.memory:
        yield f"{one['MiB']:,.0f} MiB, not {floor.memory:,.0f}"
    if cases < floor.cases:
        yield f"{cases:.2%} of the cases that could be kept, not {floor.cases:.2%}"
    if facts < floor.facts:
        yield f"{facts:.2%} of facts, not {floor.facts:.2%}"
    for other, points in floor.over.items():
        more = 100 * (facts - share(others[other], "facts")) if other in others else points
        if more < points:
            yield f"{more:.2f} points of facts over {' '.join(other)}, not {points:g}"


def unknown(one: Figures, others: Mapping[tuple[str, str], Figures]) -> Iterator[str]:
    """What a method can't be held against, in words."""
    for other in FLOORS[one["table"], one["method"]].over:
        if other not in others:
            yield f"not compared with {' '.join(other)}, which wasn't run"


def run(table: str, method: str, seed: int) -> Figures:
    """The figures of a method on a table, from a process of its own; told as they come."""
    print(f"{table}, {method} …", end=" ", file=sys.stderr, flush=True)
    command = [sys.executable, __file__, "--inside", table, method, "--seed", str(seed)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    one: Figures = json.loads(done.stdout)
    print(f"{one['seconds']:.1f} s, {share(one, 'facts'):.2%} of facts", file=sys.stderr)
    return one


def report(figures: list[Figures], seed: int) -> None:
    """Prints one table of all figures, and what doesn't reach its floor."""
    by_place = {(one["table"], one["method"]): one for one in figures}
    table = Table(box=None, padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    for what in COLUMNS:
        table.add_column(what, justify="right", no_wrap=True)
    table.add_column("floor", no_wrap=True)
    remarks: list[str] = []
    for name in dict.fromkeys(one["table"] for one in figures):
        mine = [one for one in figures if one["table"] == name]
        table.add_row(*originals(mine[0]), style="bold")
        for one in mine:
            word, *faults = judged(one, by_place)
            table.add_row(*cells(one, by_place.get((name, "tree"))), word)
            remarks += [f"{name} {one['method']}: {fault}." for fault in faults]
    console = Console(width=100)
    console.print(table)
    processors = len(os.sched_getaffinity(0))
    console.print(f"k = {K}, seed {seed}, {processors} processors.", *remarks, sep="\n")


def judged(one: Figures, others: Mapping[tuple[str, str], Figures]) -> list[str]:
    """Whether a method reaches its floor, in a word, and what is to be said of that."""
    if (one["table"], one["method"]) not in FLOORS:
        return [""]
    faults, open_ones = list(missed(one, others)), list(unknown(one, others))
    return ["not met" if faults else "open" if open_ones else "met", *faults, *open_ones]


def originals(one: Figures) -> list[str]:
    """The row that says what there was to anonymise."""
    given = one["original"]
    facts = f"{given['facts'] / 1e6:,.2f} M"
    return [one["table"], *[""] * 6, f"{given['cases']:,}", facts, "", f"{given['records']:,}", ""]


def cells(one: Figures, tree: Figures | None) -> list[str]:
    """The row of a method, but for its floor."""
    return [
        f"  {one['method']}",
        brief(one["seconds"]),
        brief(one["seconds"] / tree["seconds"]) if tree else "",
        brief(one["CPU seconds"]),
        brief(one["compile"]),
        f"{one['MiB before']:,.0f}",
        f"{one['MiB']:,.0f}",
        f"{share(one, 'cases'):.2%}",
        f"{share(one, 'facts'):.2%}",
        f"{one['error']:.3f}",
        f"{one['classes']:,}",
    ]


def brief(figure: float) -> str:
    """A figure with about three digits."""
    return f"{figure:.2f}" if figure < LARGE else f"{figure:,.0f}"


def options() -> argparse.ArgumentParser:
    """What the command takes."""
    parser = argparse.ArgumentParser(
        description=__doc__.partition("\n")[0],
        epilog=f"Tables: {', '.join(TABLES)}. Methods: {', '.join(METHODS)}.",
    )
    tables = ["demo-100k", "adult", "real-2020"]
    parser.add_argument(
        "--tables", nargs="+", default=tables, help="their names, or how they begin"
    )
    parser.add_argument("--methods", nargs="+", default=METHODS, choices=METHODS, metavar="M")
    parser.add_argument("--seed", type=int, default=0, help="of the anonymiser")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where the raw figures go")
    parser.add_argument("--inside", nargs=2, help=argparse.SUPPRESS)
    return parser


def main() -> None:
    """Runs the chosen methods on the chosen tables, and reports."""
    parser = options()
    given = parser.parse_args()
    if given.inside:
        table, method = given.inside
        print(json.dumps(measure(table, method, given.seed)))
        return
    tables = chosen(given.tables, TABLES)
    if not all(chosen([word], TABLES) for word in given.tables):
        parser.error(f"the tables are {', '.join(TABLES)}")
    figures = [run(name, method, given.seed) for name in found(tables) for method in given.methods]
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")
    report(figures, given.seed)


if __name__ == "__main__":
    main()
