"""Cuts a tally into strata, by the columns that are never redacted."""

import numpy as np
from numpy.typing import NDArray

from tenfold.anonymise.shapes import Rows
from tenfold.stages import Tally

NO_STRATUM = "without a value that is never missing"
SMALL_STRATUM = "in a stratum of fewer than k cases"


def cut(tally: Tally, k: int) -> tuple[list[Rows], dict[str, Tally]]:
    """The rows of each stratum that can be anonymised, and the others as withheld, by reason."""
    places = list(tally.schema.strata)
    keys, number = np.unique(tally.records[:, places], axis=0, return_inverse=True)
    sizes = np.bincount(number, tally.counts, minlength=len(keys))
    unknown = (keys == 0).any(axis=1)[number]
    small = (sizes < k)[number] & ~unknown
    strata = _groups(number, ~(unknown | small))
    left_out = {NO_STRATUM: _part(tally, unknown), SMALL_STRATUM: _part(tally, small)}
    return strata, {reason: part for reason, part in left_out.items() if part.cases}


def _groups(number: Rows, wanted: NDArray[np.bool_]) -> list[Rows]:
    """The wanted rows by stratum, in order."""
    rows = np.flatnonzero(wanted)
    rows = rows[np.argsort(number[rows], kind="stable")]
    borders = np.flatnonzero(np.diff(number[rows])) + 1
    return np.split(rows, borders) if len(rows) else []


def _part(tally: Tally, rows: NDArray[np.bool_]) -> Tally:
    return Tally.of(tally.schema, tally.records[rows], tally.counts[rows])
