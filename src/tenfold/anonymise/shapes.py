"""The arrays that the kernels hand to each other, and what a node knows of a column."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tenfold.stages import Codes, Counts

Rows = NDArray[np.int64]
State = NDArray[np.uint8]
"""For each column of a node: OPEN, REVEALED or CLOSED."""

OPEN, REVEALED, CLOSED = np.uint8(0), np.uint8(1), np.uint8(2)


class Table(NamedTuple):
    """Distinct records (m × columns) and how many cases carry each (m,)."""

    codes: Codes
    counts: Counts


class Worth(NamedTuple):
    """What a fact weighs: `weights[first[column] + code]`, 0 for NULL."""

    weights: NDArray[np.int64]
    first: Rows


class Terms(NamedTuple):
    """What a stratum is anonymised to: class size, key of its random numbers, and weights.

    A step of the search takes in at most `room` atoms.
    """

    k: int
    room: int
    key: np.uint64
    worth: Worth


class Atoms(NamedTuple):
    """Cases of a node: rows of the table, and how many cases of each row (a row may be shared)."""

    rows: Rows
    counts: Counts


class Scratch(NamedTuple):
    """Working memory of a thread: cases by code, always left at zero, and the codes met."""

    sizes: Counts
    met: Rows


class Classes(NamedTuple):
    """The classes of a stratum, one after the other, and what is lost in each.

    Class c holds the atoms from `starts[c]` to `starts[c + 1]`; an atom is `counts[a]` cases of
    row `rows[a]` of the table. `records` are the published ones, `losses` what the facts weigh
    that the cases of a class have lost.
    """

    rows: Rows
    counts: Counts
    starts: Rows
    records: Codes
    losses: Rows


class Placed(NamedTuple):
    """Where cases are published: `counts[i]` cases of row `rows[i]` as `records[classes[i]]`."""

    rows: Rows
    counts: Counts
    classes: Rows
    records: Codes
