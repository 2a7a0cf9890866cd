"""Measures how long the formats of the table, and all files of a release, take to write.

Each in a process of its own, with its peak memory and its bytes.

Usage: python benchmarks/formats.py [--cases N ...] [--library]
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

BLOCK = 100_000
"""Cases invented at a time, so that it takes less memory than what is measured."""


WHOLE = "the whole candidate"
"""All files that a release holds but for the verdict: tables, documents, metadata."""
LIBRARY = {"pyreadstat .dta": "write_dta", "pyreadstat .sav": "write_sav"}
"""What a library writes of the same cases, from one frame of labels."""


def measure(name: str, cases: int) -> None:
    """Writes one file, or all, in this process and prints its figures as JSON."""
    from tenfold.tables import frame_of  # noqa: PLC0415 - the parent needs none of these
    from tenfold.write import write_candidate  # noqa: PLC0415
    from tenfold.write.formats import TABLES  # noqa: PLC0415

    tally, contents = invented(cases)
    names = tuple(contents.codebook.by_name)
    before = peak()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        start = time.perf_counter()
        if name == WHOLE:
            write_candidate(tally, contents, path)
        elif name in LIBRARY:
            write_by_library(name, frame_of(tally, names, contents.codebook), contents, path)
        else:
            TABLES[name](tally, contents, path)
        seconds = time.perf_counter() - start
        files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
        size = sum(file.stat().st_size for file in files)
    told = {"seconds": seconds, "before": before, "memory": peak(), "bytes": size}
    print(json.dumps(told | {"records": len(tally)}))


def write_by_library(name: str, frame: Any, contents: Any, path: Path) -> None:
    """The cases as pyreadstat writes them: categories as numbers with their labels."""
    import polars as pl  # noqa: PLC0415 - as above
    import pyreadstat  # noqa: PLC0415

    from tenfold.codebook import stata_names  # noqa: PLC0415

    short = stata_names(contents.codebook)
    named = [one for one in contents.codebook.variable if one.type in ("category", "country")]
    columns = [pl.col(one.name).to_physical().cast(pl.Float64) for one in named]
    labels = {short[one.name]: dict(enumerate(frame.schema[one.name].categories)) for one in named}
    told = frame.with_columns(columns).rename(short)
    getattr(pyreadstat, LIBRARY[name])(told, path, variable_value_labels=labels)


def invented(cases: int) -> tuple:
    """A tally of the demo's invented cases, and what a release says besides."""
    import numpy as np  # noqa: PLC0415 - as above

    from tenfold.codebook import load_codebook  # noqa: PLC0415
    from tenfold.contributors import contributor_names, crosswalk, load_mapping  # noqa: PLC0415
    from tenfold.demo import invent  # noqa: PLC0415
    from tenfold.stages import TOO_FEW, Disclosed, Edition, Tally  # noqa: PLC0415
    from tenfold.tables import schema_of  # noqa: PLC0415
    from tenfold.write import Contents  # noqa: PLC0415

    codebook = load_codebook()
    schema = schema_of(codebook)
    blocks = [min(BLOCK, cases - start) for start in range(0, cases, BLOCK)]
    parts = [Tally.of(schema, invent(codebook, size, seed)) for seed, size in enumerate(blocks)]
    records, counts = zip(*((part.records, part.counts) for part in parts), strict=True)
    tally = Tally.of(schema, np.concatenate(records), np.concatenate(counts))
    words = dict.fromkeys(("title", "publisher", "contact", "licence"), "invented")
    edition = Edition("2021-09", date(2021, 9, 1), 10, codebook.about.id, **words)
    mappings = [load_mapping(name, codebook) for name in contributor_names()]
    bands = dict.fromkeys((variable.name for variable in codebook.base), TOO_FEW)
    disclosed = Disclosed(None, None, None, bands, None)
    return tally, Contents(edition, codebook, crosswalk(mappings, codebook), disclosed)


def peak() -> float:
    """The most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(name: str, cases: int) -> dict:
    """The figures of one format, written in a process of its own."""
    command = [sys.executable, __file__, "--inside", name, "--cases", str(cases)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def report(cases: int, told: dict[str, dict]) -> None:
    """Prints the figures of all formats."""
    records = next(iter(told.values()))["records"]
    title = f"{cases:,} cases, {records:,} records"
    table = Table("file", "seconds", "peak MiB", "before MiB", "MB", title=title, box=None)
    for name, found in told.items():
        figures = (found["seconds"], found["memory"], found["before"], found["bytes"] / 1e6)
        seconds, memory, before, size = figures
        table.add_row(name, f"{seconds:.1f}", f"{memory:,.0f}", f"{before:,.0f}", f"{size:,.1f}")
    Console().print(table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="+", default=[150_000, 1_000_000])
    parser.add_argument("--library", action="store_true", help="measure pyreadstat beside ours")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    order = parser.parse_args()
    if order.inside:
        measure(order.inside, order.cases[0])
    else:
        from tenfold.write.formats import TABLES

        tables = [name for name in TABLES if name.startswith("data/cases")]
        names = [*tables, WHOLE, *(LIBRARY if order.library else ())]
        for cases in order.cases:
            report(cases, {name: run(name, cases) for name in names})
