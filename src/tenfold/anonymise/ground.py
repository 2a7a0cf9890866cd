"""What is anonymised, and the terms for each piece of it."""

from dataclasses import dataclass
from enum import IntEnum

from tenfold.anonymise.chance import key_of
from tenfold.anonymise.shapes import Table, Terms, Worth


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
        return Terms(self.k, key_of(self.seed, purpose, *numbers), self.worth)
