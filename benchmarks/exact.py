"""Compares each effort with the truth on small invented tables, found by integer programming.

Usage: python -m benchmarks.exact [--instances N] [--seed S] [--effort NAME ...]
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from tests.exact import best, invented

from tenfold.anonymise import Effort, Settings, anonymise, effort_of
from tenfold.stages import Tally

TREE = "tree"
EFFORTS = (TREE, "fast", "standard", "thorough")


@dataclass(frozen=True)
class Found:
    """The facts kept of each instance, and the seconds for all together."""

    facts: list[int]
    seconds: float


def timed(way: Callable[[Tally, int], int], instances: list[tuple[Tally, int]]) -> Found:
    """What a way keeps of each instance."""
    start = time.perf_counter()
    facts = [way(tally, k) for tally, k in instances]
    return Found(facts, time.perf_counter() - start)


def searched(effort: Effort, seed: int) -> Callable[[Tally, int], int]:
    """How many facts a plan keeps at an effort, where all weigh the same and nothing is spent."""

    def kept(tally: Tally, k: int) -> int:
        settings = Settings(k, seed, effort, weights="equal", defence=0)
        return anonymise(tally, settings).published().facts

    return kept


def report(truth: Found, found: dict[str, Found]) -> None:
    """Prints for each effort how often it found the optimum, and what share it fell short by."""
    table = Table("effort", "optimum found", "mean gap", "worst gap", "seconds", box=None)
    table.add_row("exact", str(len(truth.facts)), "", "", f"{truth.seconds:.1f}")
    for name, result in found.items():
        pairs = list(zip(result.facts, truth.facts, strict=True))
        solved = sum(facts == most for facts, most in pairs)
        mean = 1 - sum(result.facts) / sum(truth.facts)
        worst = max(1 - facts / max(most, 1) for facts, most in pairs)
        table.add_row(name, str(solved), f"{mean:.2%}", f"{worst:.1%}", f"{result.seconds:.1f}")
    Console().print(table)


def main() -> None:
    """Solves the instances exactly, then by the tree alone and with the search."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--instances", type=int, default=50, help="how many tables to invent")
    parser.add_argument("--seed", type=int, default=0, help="that of the first table")
    parser.add_argument(
        "--effort", nargs="+", default=EFFORTS, help="tree, or efforts of tenfold anonymise"
    )
    given = parser.parse_args()
    instances = [invented(given.seed + number) for number in range(given.instances)]
    anonymise(instances[0][0], Settings(instances[0][1], 0, 0))  # compiles, which nobody times
    truth = timed(best, instances)
    efforts = {name: 0 if name == TREE else effort_of(name) for name in given.effort}
    found = {name: timed(searched(efforts[name], given.seed), instances) for name in efforts}
    report(truth, found)


if __name__ == "__main__":
    main()
