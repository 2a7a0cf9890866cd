"""What is anonymised, and the terms for each piece of it."""

from dataclasses import dataclass
from enum import IntEnum

from tenfold.anonymise.chance import key_of
from tenfold.anonymise.shapes import Table, Terms, Worth

USUAL_ROOM = 120
"""A step that takes in more atoms takes longer than it gains, where that is a few classes."""


class Purpose(IntEnum):
    """What random numbers are drawn for."""

    TREE = 0
    ORDER = 1
    SEARCH = 2
    DEFENCE = 3


@dataclass(frozen=True)
class Ground:
    """A table, with the class size, the seed and the weights that it is anonymised by."""

    table: Table
    k: int
    seed: int
    worth: Worth

    def terms(self, purpose: Purpose, *numbers: int) -> Terms:
        """The terms for one piece of work, with random numbers of its own."""
        return Terms(self.k, room_for(self.k), key_of(self.seed, purpose, *numbers), self.worth)


def room_for(k: int) -> int:
    """How many atoms a step of the search takes in at most: those of two classes, and some."""
    return max(USUAL_ROOM, 2 * k + k // 2)
