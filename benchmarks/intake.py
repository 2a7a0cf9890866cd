"""Measures how fast a contributor's export of millions of rows is read and brought to the codebook.

Usage: python benchmarks/intake.py [--rows N] [--contributor NAME]

The export is invented in parts of 200,000 cases, each by a seed of its own, and written as one file
of CSV. It is read as a release reads it: in batches, each cell judged, persons hashed, and the
latest state of each case chosen. Beside it stands how long it takes to read and split the lines
alone, with Python's csv module.
"""

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from tenfold.codebook import load_codebook
from tenfold.contributors import load_mapping
from tenfold.deidentify import hashes_of
from tenfold.demo.exports.export import Export, Sent
from tenfold.demo.exports.layout import Layout, load_layout
from tenfold.demo.table import invent_from
from tenfold.demo.world import load_world
from tenfold.orders import Sent as Files
from tenfold.pipeline.received import receive
from tenfold.stages import silent

BOOK = load_codebook()
PART = 200_000
"""Cases that are invented at once."""


def invented(contributor: str, cases: int) -> Iterator[bytes]:
    """Lines of an export, the header first, part after part."""
    world, layout = load_world(), load_layout(contributor)
    senders = np.array([one.sends for one in world.contributor])
    for seed in range(-(-cases // PART)):
        count = min(PART, cases - seed * PART)
        share = invent_from(world, BOOK, 20_000, seed)
        own = (senders[share.met] == contributor).mean()
        found = invent_from(world, BOOK, int(1.1 * count / own), seed)
        codes = found.codes[senders[found.met] == contributor][:count]
        yield from lines(Sent(contributor, codes, np.full(len(codes), "any")), layout, seed)


def cases_in(contributor: str, rows: int) -> int:
    """How many cases make so many rows, with older states and people who are left out."""
    layout = load_layout(contributor)
    return round(rows / (1 + layout.older + sum(one.share for one in layout.left_out)))


def lines(sent: Sent, layout: Layout, seed: int) -> Iterator[bytes]:
    """The lines of one part; its case numbers are no other part's."""
    file = layout.file[-1].model_copy(update={"name": "part.csv", "ways": (), "countries": ()})
    number = f"{seed}-{layout.number}"
    own = layout.model_copy(update={"file": (file,), "listed": (), "number": number})
    with tempfile.TemporaryDirectory() as folder:
        list(Export.of(sent, own, BOOK, seed).write(Path(folder)))
        with (Path(folder) / file.name).open("rb") as part:
            header = part.readline()
            if seed == 0:
                yield header
            yield from part


def measure(contributor: str, path: Path) -> None:
    """Reads an export in this process and prints the figures as JSON."""
    start = time.perf_counter()
    with path.open(encoding=load_layout(contributor).written.encoding, newline="") as file:
        rows = sum(
            1 for _ in csv.reader(file, delimiter=load_layout(contributor).written.separator)
        )
    split = time.perf_counter() - start
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    hashed = partial(hashes_of, secret=bytes(32))
    mapping = load_mapping(contributor, BOOK)
    received = receive(Files(contributor, (path,), {}), mapping, BOOK, hashed, silent)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {
        "rows": rows - 1,
        "cases": len(received.cases.numbers),
        "MiB of CSV": path.stat().st_size / 2**20,
        "seconds to split the lines alone": split,
        "seconds to read and map": seconds,
        "microseconds a row": 1e6 * seconds / rows,
        "peak memory before, MiB": before,
        "peak memory, MiB": memory,
    }
    print(json.dumps(told))


def main() -> None:
    """Invents an export, and reads it in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=2_000_000, help="rows to read")
    parser.add_argument("--contributor", default="iom-mimosa", help="one that sends CSV")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        measure(given.contributor, given.inside)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        with path.open("wb") as file:
            file.writelines(invented(given.contributor, cases_in(given.contributor, given.rows)))
        command = [
            sys.executable,
            __file__,
            "--contributor",
            given.contributor,
            "--inside",
            str(path),
        ]
        done = subprocess.run(
            command, env=os.environ, check=True, stdout=subprocess.PIPE, text=True
        )
    table = Table(show_header=False, box=None)
    for what, value in json.loads(done.stdout).items():
        table.add_row(what, f"{value:,}" if isinstance(value, int) else f"{value:,.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()
