"""Cases while they can still be told apart: `restricted/` only."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tenfold.stages.table import Codes

Keys = NDArray[np.bytes_]
"""A keyed hash of 16 bytes for each case: (n,), as 32 hexadecimal digits."""


@dataclass(frozen=True, repr=False, eq=False)
class Cases:
    """A contributor's cases after harmonising, each once: still with their numbers, `restricted/`.

    `numbers` (n,) are the contributor's own, `codes` (n × columns) the base variables', `excluded`
    (n,) the place in `reasons` from 1 of why a case is left out (0: it isn't), `unmapped` (n,)
    whether a cell had no written line. Of `rows` in the files, `nameless` had no case number.
    """

    contributor: str
    numbers: tuple[str, ...]
    codes: Codes
    excluded: NDArray[np.int64]
    unmapped: NDArray[np.bool_]
    reasons: tuple[str, ...]
    rows: int
    nameless: int = 0

    def __repr__(self) -> str:
        return f"Cases({self.contributor}: {self.codes.shape[1]} columns)"


@dataclass(frozen=True, repr=False, eq=False)
class Register:
    """The key of each case handed on (n,), sorted, and its record (n × columns)."""

    keys: Keys
    records: Codes

    def __repr__(self) -> str:
        return f"Register({self.records.shape[1]} columns)"


@dataclass(frozen=True)
class Sought:
    """What must stand nowhere in a release: case numbers and full names from the exports."""

    numbers: frozenset[str] = field(default=frozenset(), repr=False)
    names: frozenset[str] = field(default=frozenset(), repr=False)

    def __or__(self, other: "Sought") -> "Sought":
        """What either holds."""
        return Sought(self.numbers | other.numbers, self.names | other.names)
