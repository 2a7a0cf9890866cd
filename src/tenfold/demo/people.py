"""Invented people: what is true of them and which questions stay unanswered, before anyone asks."""

from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray

from tenfold.demo.chances import Flags, Index

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class People:
    """One entry, or row, a person; places are those in the world's lists, codes the codebook's."""

    contributor: Index
    year: Index
    situation: Index
    corridor: Index
    gender: Bytes
    age: Bytes
    majority: Bytes
    """Codes of majorityStatus as reported, majorityStatusAtExploit, majorityEntry: (people × 3)."""
    yes: Flags
    """The truth of every flag of the codebook, in its order: (people × flags)."""
    gaps: Flags
    """Which blocks stay unanswered, in the world's order: (people × blocks)."""

    def take(self, places: Index) -> Self:
        """The people at these places."""
        return type(self)(*(getattr(self, item.name)[places] for item in fields(self)))
