"""What became of rows, cells and values: counted, for a reason."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from tenfold.errors import GuardError

NAMELESS = "without a case number"
"""Why a row is no case: what the ledger says of it."""
Judgement = Literal["kept", "repaired", "rejected", "unmapped", "blank"]
"""What may become of a cell."""
TOLD: tuple[Judgement, ...] = ("repaired", "rejected", "unmapped")
"""The judgements of cells that a data manager is told of."""


@dataclass(frozen=True)
class Note:
    """What was understood or mended while reading: in which columns, and how many cells."""

    what: str
    columns: tuple[str, ...]
    cells: int


@dataclass(frozen=True)
class Judged:
    """What became of a value: the code, and for the ledger the verdict and its reason."""

    code: int
    verdict: Judgement
    reason: str = ""


@dataclass(frozen=True, repr=False)
class Entry:
    """A line of the ledger: what became of some cells, and in how many rows; `restricted/` only."""

    variable: str
    columns: tuple[str, ...]
    cells: tuple[str, ...]
    judged: Judged
    rows: int

    def __repr__(self) -> str:
        return f"Entry({self.variable})"


def summed(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Lines alike as one; the cells of what was kept, or blank, are forgotten."""
    rows: Counter[tuple[str, tuple[str, ...], tuple[str, ...], Judged]] = Counter()
    for one in entries:
        cells = one.cells if one.judged.verdict in TOLD else ()
        rows[one.variable, one.columns, cells, one.judged] += one.rows
    return tuple(Entry(*line, count) for line, count in rows.items())


@dataclass(frozen=True)
class Account:
    """What became of a contributor's rows: no case, a case left out, or a case handed on."""

    contributor: str
    rows: int
    no_case: Mapping[str, int]
    """Rows that are no case of their own, by reason."""
    left_out: Mapping[str, int]
    """Cases that are left out, by reason."""
    handed_on: int

    @property
    def cases(self) -> int:
        """How many cases were received, each counted once."""
        return sum(self.left_out.values()) + self.handed_on

    def guard(self) -> None:
        """Raises GuardError unless every row is accounted for."""
        if self.rows != sum(self.no_case.values()) + self.cases:
            raise GuardError(
                f"The ledger of {self.contributor} doesn't close: rows were lost or made.",
                "Nothing was published. Please report this as a defect of Tenfold.",
            )


@dataclass(frozen=True)
class Shared:
    """Persons whom several contributors sent; `restricted/` only."""

    known: Mapping[str, int]
    """How many cases of each contributor were compared: those whose person is known."""
    persons: Mapping[tuple[str, ...], int]
    """How many persons were found twice or more, by all the contributors who sent them."""


def few(count: int, k: int) -> str:
    """A count of cases that may be told: "fewer than k" for 1 to k - 1."""
    return f"fewer than {k}" if 0 < count < k else f"{count:,}"
