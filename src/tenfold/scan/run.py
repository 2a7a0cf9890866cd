"""Looks at an export column by column, and keeps of it what may be told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from tenfold.codebook import Codebook
from tenfold.errors import ParameterError
from tenfold.scan.counts import Cells, Group, groups
from tenfold.scan.flags import Setting, flags, median_day, names_case
from tenfold.scan.known import known_values
from tenfold.scan.match import Matches
from tenfold.scan.profile import Column, File, Profile, Shape, Shown, Values, told
from tenfold.scan.read import Export, read_export
from tenfold.scan.shapes import shape_of
from tenfold.sources import Habits
from tenfold.stages import Progress, same_number, silent

LEAST = 2
"""The smallest k that protects anybody."""


@dataclass(frozen=True)
class Question:
    """What to look at, and how: blank is found out."""

    paths: tuple[Path, ...]
    k: int = 10
    case: str = ""
    encoding: str = ""
    sheets: tuple[str, ...] = ()
    records: str = ""


@dataclass(frozen=True, repr=False)
class Scanned:
    """What may be told of an export, and the export itself, which must not leave."""

    profile: Profile
    export: Export
    cases: pl.Series


def scan(question: Question, codebook: Codebook, tell: Progress = silent) -> Scanned:
    """The profile of an export. Raises InputError for what is no table, ParameterError."""
    if question.k < LEAST:
        raise ParameterError(f"k is {question.k}, which protects nobody.", "Give 2 or more.")
    habits = Habits(
        encoding=question.encoding, sheets=question.sheets, export=True, records=question.records
    )
    export = read_export(question.paths, habits, tell)
    case = _case_column(question.case, export, question.k)
    cases = _cases(export, case)
    columns = tuple(_Look(export, cases, codebook, question.k).columns(tell))
    profile = Profile(
        tuple(_files(export, question)),
        columns,
        question.k,
        case,
        bool(question.case),
        tuple(dict.fromkeys(export.encodings)),
        question.sheets,
        any(raw.part for raw in export.sheets) and not question.sheets,
        export.records,
        len(export.names) - len(columns),
    )
    return Scanned(profile, export, cases)


def _files(export: Export, question: Question) -> Iterator[File]:
    sheets = zip(export.paths, export.sheets, export.encodings, strict=True)
    for path, raw, encoding in sheets:
        guessed = () if encoding in {question.encoding, "utf-8"} else ("encoding guessed",)
        yield File(path.name, told(raw.cells.height, question.k), (*raw.found, *guessed))


def _case_column(chosen: str, export: Export, k: int) -> str:
    """The column that tells cases apart: as chosen, else as it is called. Raises ParameterError."""
    if chosen and chosen not in export.names:
        raise ParameterError("--case names no column of the files.", "Name one as they do.")
    called = [name for name in export.told(k) if names_case(name)]
    return chosen or max(called, key=lambda name: export.frame[name].n_unique(), default="")


def _cases(export: Export, case: str) -> pl.Series:
    """A number for the case of each row (n,); rows without a case number are one case."""
    if not case:
        return pl.Series("case", range(export.frame.height), pl.Int64)
    numbers = export.frame[case].fill_null("")
    texts = numbers.unique().to_list()
    same: dict[str, int] = {}
    found = [same.setdefault(same_number(text), len(same)) for text in texts]
    return numbers.replace_strict(texts, found, return_dtype=pl.Int64).alias("case")


class _Look:
    """Looks at the columns of an export one after the other."""

    def __init__(self, export: Export, cases: pl.Series, codebook: Codebook, k: int) -> None:
        self.export, self.cases, self.k = export, cases, k
        self.first = min(one.first or 0 for one in codebook.variable if one.type == "year")
        self.known = known_values(codebook)
        self.matches = Matches(codebook, k)

    def columns(self, tell: Progress) -> Iterator[Column]:
        names = self.export.told(self.k)
        shapes = {name: shape_of(self._cells(name), self.k) for name in names}
        middles = [median_day(self._cells(name), shapes[name]) for name in names]
        newest = max((day for day in middles if day), default=None)
        setting = Setting(self.known, self.first, newest)
        for place, name in enumerate(names):
            tell("scan", place, len(names))
            yield self._column(name, shapes[name], setting)
        tell("scan", len(names), len(names))

    def _cells(self, name: str) -> Cells:
        return Cells.of(self.export.frame[name], self.cases)

    def _column(self, name: str, shape: Shape, setting: Setting) -> Column:
        cells = self._cells(name)
        flagged = flags(name, cells, shape, setting)
        hidden = flagged or shape.kind == "date"
        found = [] if hidden else groups(_answers(cells, shape))
        values = self._values(found)
        return Column(
            name=name,
            lacking=self.export.lacking(name),
            filled=told(len(cells.cells), self.k),
            distinct=self._distinct(cells, few=not hidden),
            shape=_as_told(shape, flagged, values),
            flagged=flagged,
            values=values,
            candidates=self.matches.of(name, found),
        )

    def _distinct(self, cells: Cells, *, few: bool) -> str:
        """How many different values there are; where they are many, they count rows."""
        distinct = cells.cells.n_unique()
        return f"{distinct:,}" if few else told(distinct, self.k)

    def _values(self, found: Sequence[Group]) -> Values:
        """The values that stand in a public list, or in k rows of k cases."""
        shown, others = [], []
        for group in found:
            known, often = group.folded in self.known, group.shared(self.k)
            if known or often:
                spelling = group.spelling if often else self.known[group.folded]
                rows = group.rows if often else min(group.rows, group.cases)
                shown.append(Shown(spelling, told(rows, self.k)))
            else:
                others.append(group.rows)
        return Values(tuple(shown), len(others), told(sum(others), self.k))


def _as_told(shape: Shape, flagged: tuple[str, ...], values: Values) -> Shape:
    """The shape without years and words that may identify, or patterns where values are told."""
    if flagged:
        return replace(shape, years="", units=())
    return shape if values.others else replace(shape, patterns=())


def _answers(cells: Cells, shape: Shape) -> Cells:
    """The cells, or of lists their parts."""
    return cells.parted(shape.separator) if shape.separator else cells
