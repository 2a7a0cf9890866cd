"""What a check finds, and the words for it; values of cases stand in samples and nowhere else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Literal

from tenfold.stages import Account, Head, Judgement

Level = Literal["error", "warning", "note"]
_SIGNS: dict[Level, str] = {"error": "✗", "warning": "!", "note": "i"}


class Kind(StrEnum):
    """What is remarked on, in the order in which it is told."""

    unmapped = "unmapped"
    contradiction = "contradiction"
    doubtful = "doubtful"
    rejected = "rejected"
    repaired = "repaired"
    rows = "rows"
    columns = "columns"

    @property
    def called(self) -> str:
        """What the remarks of a kind are called together."""
        return _TITLES[self]


@dataclass(frozen=True, order=True)
class Place:
    """Where a row stands: its number over all files, the file, and which line of it, say."""

    row: int
    file: str
    counted: str
    """What the number counts: "line", "record" or "row"."""
    number: int


@dataclass(frozen=True, repr=False)
class Sample:
    """Rows that show the same: what that is, how many they are, and the first few places.

    `shown` is a value of cases, or the form of a day, or blank where nothing may be shown.
    """

    shown: str
    rows: int
    places: tuple[Place, ...]

    @property
    def where(self) -> str:
        """The first places in words."""
        return where(self.places)


@dataclass(frozen=True, repr=False)
class Remark:
    """Something that a contributor should know: what, about which columns, and in how many rows."""

    kind: Kind
    level: Level
    about: str
    """The columns; never a value."""
    words: str
    rows: int = 0
    variables: tuple[str, ...] = ()
    distinct: int = 0
    """How many different things would be shown if all were; 0 where no value is to be mended."""
    samples: tuple[Sample, ...] = ()
    """Those of most rows first; not always all."""

    @property
    def sign(self) -> str:
        """A sign for the level, so that colour is never alone."""
        return _SIGNS[self.level]

    @property
    def places(self) -> tuple[Place, ...]:
        """The first places of all samples, in the order of the files."""
        places = sorted({place for sample in self.samples for place in sample.places})
        return tuple(places[:FIRST])

    @property
    def size(self) -> str:
        """In how many rows, how many values, and where first."""
        values = f", {_many(self.distinct, 'value')}" if self.distinct else ""
        first = f": {where(self.places)}" if self.places else ""
        return f"{_many(self.rows, 'row')}{values}{first}"


@dataclass(frozen=True)
class Cells:
    """How the cells that a variable is read from fare, in rows by verdict."""

    variable: str
    columns: tuple[str, ...]
    rule: str
    rows: Mapping[Judgement, int]


@dataclass(frozen=True, repr=False)
class Checked:
    """What a check found in a contributor's files."""

    title: str
    heads: tuple[Head, ...]
    account: Account
    cells: tuple[Cells, ...]
    remarks: tuple[Remark, ...]
    """By kind, and of a kind the gravest and most frequent first."""

    def of(self, level: Level) -> tuple[Remark, ...]:
        """The remarks of a level."""
        return tuple(remark for remark in self.remarks if remark.level == level)

    def by_kind(self) -> Iterator[tuple[Kind, tuple[Remark, ...]]]:
        """The kinds of which there are remarks, with those."""
        for kind, remarks in groupby(self.remarks, key=lambda remark: remark.kind):
            yield kind, tuple(remarks)

    def passed(self, *, strict: bool = False) -> bool:
        """Whether there is nothing to mend; where it is `strict`, no warning either."""
        return not self.of("error") and not (strict and self.of("warning"))

    def facts(self) -> Iterator[tuple[str, str]]:
        """What was read and what of it goes on, as words and what is said of them."""
        word = "Files"
        for head in self.heads:
            yield word, f"{head.called}: {head.rows:,} rows, {len(head.names):,} columns"
            word = ""
        account = self.account
        yield "Cases", f"{account.cases:,} in {account.rows:,} rows; {account.handed_on:,} go on"
        kept, repaired = self._cells("kept"), self._cells("repaired")
        lost = self._cells("rejected", "unmapped")
        told = f"{kept + repaired + lost:,} filled: {kept:,} map, {repaired:,} after a repair"
        yield "Cells", f"{told}, {lost:,} don't"

    def outcome(self) -> str:
        """What follows for the contributor, in a sentence."""
        errors, warnings = len(self.of("error")), len(self.of("warning"))
        if errors:
            return f"{_many(errors, 'error')} to mend before sending, {_many(warnings, 'warning')}."
        if warnings:
            return f"Nothing must be mended; {_many(warnings, 'warning')} to look at."
        return "Nothing to mend: every cell maps, and no case contradicts itself."

    def _cells(self, *verdicts: Judgement) -> int:
        """How many cells, each once for each variable that it is read for, have a verdict."""
        return sum(cells.rows.get(verdict, 0) for cells in self.cells for verdict in verdicts)


FIRST = 3
"""How many places are told of rows that are alike."""

_TITLES = {
    Kind.unmapped: "Not understood",
    Kind.contradiction: "Contradictions inside a case",
    Kind.doubtful: "Understood, and perhaps meant otherwise",
    Kind.rejected: "Understood, and becomes no value",
    Kind.repaired: "Repaired",
    Kind.rows: "Rows that don't go on as a case",
    Kind.columns: "Columns",
}


def where(places: Sequence[Place]) -> str:
    """Places by file, such as "lines 2, 7 of cases.csv"."""
    told = []
    for (counted, file), some in groupby(places, key=lambda place: (place.counted, place.file)):
        numbers = [str(place.number) for place in some]
        plural = "s" if len(numbers) > 1 else ""
        told.append(f"{counted}{plural} {', '.join(numbers)} of {file}")
    return "; ".join(told)


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
