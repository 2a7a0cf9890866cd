"""The tables that are anonymised to compare: the demo, public files, and shapes of neither."""

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import numpy as np

from tenfold.codebook import load_codebook
from tenfold.demo import invent
from tenfold.stages import Column, Schema, Tally
from tenfold.tables import read_table, schema_of

FILES = Path(__file__).parents[2] / "shared/data"
ADULT, REAL = FILES / "adult.csv", FILES / "ctdc-2020-release-12-columns.csv"

BLOCK = 1_000_000
"""Cases invented at a time, so that it takes less memory than what is measured."""

OWN = 0.05
"""The share of cells, in the table of another shape, that don't follow the case's kind."""


def demo(cases: int, seed: int = 0) -> Tally:
    """A table of the demo, year and data source never redacted; each million has its own seed."""
    codebook = load_codebook()
    schema = schema_of(codebook)
    blocks = [min(BLOCK, cases - start) for start in range(0, cases, BLOCK)]
    parts = [
        Tally.of(schema, invent(codebook, block, seed + number))
        for number, block in enumerate(blocks)
    ]
    records, counts = zip(*((part.records, part.counts) for part in parts), strict=True)
    return Tally.of(schema, np.concatenate(records), np.concatenate(counts))


def adult() -> Tally:
    """The Adult census extract: nine plain columns, all redactable."""
    return read_table(ADULT, None).tally


def real() -> Tally:
    """The April 2020 release as the codebook reads it: an unknown country, "0", is missing."""
    return read_table(REAL, load_codebook()).tally


def other_shape(cases: int = 60_000, columns: int = 24, kinds: int = 400) -> Tally:
    """Cases much like one of some kinds, the first far commoner; few columns of many values."""
    rng = np.random.default_rng(24)
    values = rng.integers(2, 60, columns)
    gaps = rng.random(columns) * [0, *[0.6] * (columns - 1)]
    typical, own = (
        (1 + (rng.random((rows, columns)) ** 3 * values)) * (rng.random((rows, columns)) >= gaps)
        for rows in (kinds, cases)
    )
    commonness = 1 / np.arange(1, kinds + 1)
    kind = rng.choice(kinds, cases, p=commonness / commonness.sum())
    records = np.where(rng.random((cases, columns)) < OWN, own, typical[kind]).astype(np.uint8)
    names = [(f"c{place}", tuple(map(str, range(size)))) for place, size in enumerate(values)]
    return Tally.of(Schema(tuple(Column(*one, one[0] != "c0") for one in names)), records)


TABLES: Mapping[str, Callable[[], Tally]] = {
    "demo-100k": partial(demo, 100_000),
    "demo-1m": partial(demo, 1_000_000),
    "demo-10m": partial(demo, 10_000_000),
    "adult": adult,
    "real-2020": real,
    "unseen-seed": partial(demo, 100_000, seed=2_021),
    "unseen-shape": other_shape,
}
NEEDED = {"adult": ADULT, "real-2020": REAL}


def chosen(words: list[str], names: Mapping[str, object]) -> list[str]:
    """The names that begin with one of the words, in order."""
    return [name for name in names if any(name.startswith(word) for word in words)]


def found(tables: list[str]) -> Iterator[str]:
    """The tables that are made here, or whose file is here."""
    for name in tables:
        if name in NEEDED and not NEEDED[name].exists():
            print(f"{name} is left out: there is no file {NEEDED[name]}.", file=sys.stderr)
        else:
            yield name
