"""What a published table comes to in figures: the only ones that documents may tell of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, repr=False)
class Figures:
    """What the records of a table give: its size, and of each variable what is filled with what.

    `values` has for each variable the cases of each label that occurs, in the codebook's order; of
    a list, each label by itself.
    """

    cases: int
    records: int
    smallest: int
    """How many cases the smallest class has."""
    facts: int
    """The filled cells of the base variables."""
    filled: Mapping[str, int]
    values: Mapping[str, Mapping[str, int]]

    def told(self) -> dict[str, Any]:
        """The figures as a report says them."""
        return {
            "cases": self.cases,
            "records": self.records,
            "smallest class": self.smallest,
            "facts": self.facts,
            "variables": {
                name: {"filled": filled, "values": dict(self.values[name])}
                for name, filled in self.filled.items()
            },
        }
