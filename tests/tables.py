"""Small invented tables for tests: schemas, tallies, and Hypothesis strategies for them."""

import numpy as np
from hypothesis import strategies as st

from tenfold.stages import Column, Schema, Tally

LETTERS = tuple("ABCDEFGH")


def schema_of(columns: int, labels: int = 3, strata: int = 0) -> Schema:
    """Columns c0, c1, …, the first `strata` of which are never redacted."""
    names = LETTERS[:labels] if labels <= len(LETTERS) else tuple(map(str, range(labels)))
    return Schema(tuple(Column(f"c{i}", names, nullable=i >= strata) for i in range(columns)))


def tally_of(rows, counts=None, strata: int = 0, labels: int = 3) -> Tally:
    """A tally of rows of codes."""
    codes = np.array(rows, np.uint8)
    weights = None if counts is None else np.array(counts, np.int64)
    return Tally.of(schema_of(codes.shape[1], labels, strata), codes, weights)


@st.composite
def tallies(draw, most_rows: int = 40, most_columns: int = 6, strata: int | None = None) -> Tally:
    """Tallies with few values, so that records repeat, and with NULL in every column."""
    columns = draw(st.integers(1, most_columns))
    fixed = min(columns - 1, draw(st.integers(0, 2)) if strata is None else strata)
    labels = draw(st.integers(1, 4))
    row = st.lists(st.integers(0, labels), min_size=columns, max_size=columns)
    rows = draw(st.lists(row, min_size=1, max_size=most_rows))
    counts = draw(st.lists(st.integers(1, 15), min_size=len(rows), max_size=len(rows)))
    return tally_of(rows, counts, fixed, labels)
