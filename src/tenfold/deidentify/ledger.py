"""The account of every row that was read: what became of it, for which reason; it must close."""

from collections.abc import Mapping
from dataclasses import dataclass

from tenfold.errors import GuardError

NAMELESS = "without a case number"
REPEATED = "an older or repeated state of a case"
OPTED_OUT = "asked to be left out"
UNDATED = "without a value that is never missing"


@dataclass(frozen=True)
class Account:
    """What became of a contributor's rows: left out by reason, or handed on as cases."""

    contributor: str
    rows: int
    left_out: Mapping[str, int]
    handed_on: int

    def guard(self) -> None:
        """Raises GuardError unless every row is accounted for."""
        if self.rows != sum(self.left_out.values()) + self.handed_on:
            raise GuardError(
                f"The ledger of {self.contributor} doesn't close: rows were lost or made.",
                "Nothing was published. Please report this as a defect of Tenfold.",
            )
