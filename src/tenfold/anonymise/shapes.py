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


class Terms(NamedTuple):
    """What a stratum is anonymised to: the class size, and the key of its random numbers."""

    k: int
    key: np.uint64


class Atoms(NamedTuple):
    """Cases of a node: rows of the table, and how many cases of each row (a row may be shared)."""

    rows: Rows
    counts: Counts


class Scratch(NamedTuple):
    """Working memory of a thread: cases by code, always left at zero, and the codes met."""

    sizes: Counts
    met: Rows


class Leaves(NamedTuple):
    """The result: atoms with the leaf that each is in, and each leaf's published record."""

    rows: Rows
    counts: Counts
    leaf: Rows
    records: Codes
