"""Measures the demo's release by stage: seconds, and peak memory, of a first run and of later ones.

Usage: python benchmarks/demo.py [--cases N] [--runs N]
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table


def measure(cases: int) -> None:
    """Runs the demo in this process and prints its figures as JSON."""
    start = time.perf_counter()
    from tenfold.codebook import load_codebook  # noqa: PLC0415 - the import is a step measured
    from tenfold.pipeline import World, show  # noqa: PLC0415
    from tenfold.terminal import Steps  # noqa: PLC0415

    imported = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder), load_codebook(), cases, seed=0, k=10)
        with Steps(Console(stderr=True), quiet=True) as steps:
            released = show(world, steps)
    seconds = {"start": imported, **steps.seconds, "all": time.perf_counter() - start}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows, utility = released.report["rows"], released.report["utility"]
    facts = {
        "rows read": sum(told["read"] for told in rows["contributors"].values()),
        "distinct records": utility["records"]["before"],
        "cases kept": kept(utility["cases"]),
        "facts kept": kept(utility["facts"]),
        "the ledger closes": "yes" if rows["closes"] else "no",
        "verified": "yes" if released.verdict.passed else "no",
    }
    print(json.dumps({"seconds": seconds, "memory": memory, "facts": facts}))


def kept(told: dict) -> float:
    """The share that was kept."""
    return told["after"] / told["before"]


def run(cases: int, cache: str) -> dict:
    """The figures of one run in a process of its own, with compiled code kept in `cache`."""
    command = [sys.executable, __file__, "--inside", "--cases", str(cases)]
    environment = os.environ | {"NUMBA_CACHE_DIR": cache}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def report(first: dict, warm: list[dict]) -> None:
    """Prints the figures of the first run, and the medians of those after it."""
    table = Table("step", "first run, s", "compiled code warm, s", box=None)
    for step in first["seconds"]:
        median = statistics.median(one["seconds"].get(step, 0) for one in warm)
        table.add_row(step, f"{first['seconds'][step]:.2f}", f"{median:.2f}")
    memory = statistics.median(one["memory"] for one in warm)
    table.add_row("peak memory, MiB", f"{first['memory']:.0f}", f"{memory:.0f}")
    console = Console()
    console.print(table)
    for what, value in first["facts"].items():
        console.print(f"{what}: {value:.1%}" if isinstance(value, float) else f"{what}: {value}")


def main() -> None:
    """Measures a first run with nothing compiled, then the warm ones."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=int, default=150_000, help="cases to invent")
    parser.add_argument("--runs", type=int, default=3, help="warm runs, of which the median")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        measure(given.cases)
        return
    with tempfile.TemporaryDirectory() as cache:
        first = run(given.cases, cache)
        report(first, [run(given.cases, cache) for _ in range(given.runs)])


if __name__ == "__main__":
    main()
