"""A table of a file, and how the columns of columns.csv are made of its own."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import polars as pl

from tenfold.contributors import PLAIN, Boxes, Days, File, Files, folded, read_date
from tenfold.errors import InputError
from tenfold.sources import check_names, header_again

_ROUNDED = r"(?i)^\s*\d([.,]\d+)?E\+\d+\s*$"
"""How spreadsheets write a large number."""


@dataclass(frozen=True)
class Sheet:
    """A table that is `called` so in messages, its `names`, and the `columns` that are asked of it.

    `file` says how its file differs, `files` what is known of all, and `dates` is its form of days.
    """

    called: str
    names: tuple[str, ...]
    columns: tuple[str, ...]
    file: File
    files: Files
    dates: Days

    def check(self) -> None:
        """Raises InputError where a column isn't there, or is though mapping.toml says not."""
        check_names(self.called, self.names)
        self._refuse_twins()
        for column in self.columns:
            for name in self.file.own([column]):
                if name not in self.names:
                    self._refuse_lacking(column, name)
        otherwise = set(self.file.otherwise) & set(self.columns) & set(self.names)
        if found := sorted(otherwise - set(self.file.own(self.file.otherwise))):
            raise InputError(
                f"{self.called} has the column {found[0]}, and [[file]] in mapping.toml says "
                "otherwise.",
                "Mend lacks, calls or boxes there, or take the column out of the file.",
            )

    @property
    def places(self) -> list[int]:
        """The places of the columns that are read, from 0; the first, where none is."""
        own = {*self.file.own(self.columns)}
        return [place for place, name in enumerate(self.names) if name in own] or [0]

    @property
    def lacks(self) -> frozenset[str]:
        """The columns that it lacks, as it may."""
        own = {column: self.file.own([column]) for column in self.columns}
        absent = (column for column, names in own.items() if not {*names} <= {*self.names})
        return frozenset(absent) & self.files.optional

    def shaped(self, cells: pl.DataFrame, where: Callable[[int], str]) -> pl.DataFrame:
        """The columns of columns.csv, made of cells that are named by their places.

        Raises InputError, by the place of a row, for one that is no case or hides others.
        """
        if (again := header_again(self.names, cells)) is not None:
            problem = f"{self.called}, {where(again)}: the columns' names again."
            fix = "Send files one by one, or put them together without these."
            raise InputError(problem, fix)
        chosen = [self._cells(column).alias(column) for column in self.columns]
        found = cells.with_columns(chosen).select(self.columns)
        self._refuse_rounded(found, where)
        return _in_one_form(found, self.files.days, self.dates)

    def _refuse_rounded(self, found: pl.DataFrame, where: Callable[[int], str]) -> None:
        """Raises InputError for a case number such as 1.2E+05: several cases would share it."""
        number = self.files.number
        if number not in found:
            return
        if len(rounded := found[number].str.contains(_ROUNDED).arg_true()):
            column = self.file.called(number)
            raise InputError(
                f"{self.called}, {where(rounded[0])}, column {column}: a case number that a "
                "spreadsheet has rounded.",
                "Export it anew, with case numbers as text.",
            )

    def _refuse_twins(self) -> None:
        """Raises InputError where a column that is read stands there in two spellings."""
        spelt = Counter(map(folded, self.names))
        for name in self.file.own(self.columns):
            if spelt[folded(name)] > 1:
                raise InputError(
                    f"{self.called} has two columns {name}, which differ in capitals or spaces "
                    "alone.",
                    "Put them together, or give one of them another name.",
                )

    def _cells(self, column: str) -> pl.Expr:
        """A column of columns.csv, made of those that stand in the file."""
        if column in self.file.lacks:
            return pl.lit(None, pl.String)
        if column in self.file.boxes:
            boxes = self.file.boxes[column]
            parts = [_ticked(boxes, name, self.names) for name in boxes.columns]
            joined = self.files.joined[column]
            return pl.concat_str(parts, separator=joined, ignore_nulls=True)
        name = self.file.called(column)
        return _cell(name, self.names) if name in self.names else pl.lit(None, pl.String)

    def _refuse_lacking(self, column: str, name: str) -> None:
        """Raises InputError for a column that must be there, or that is there, spelt otherwise."""
        if column in self.files.optional:
            _refuse_alike(self.called, self.names, name)
            return
        meant = "" if name == column else f" ({column} in columns.csv)"
        raise InputError(
            f"{self.called} lacks the column {name}{meant}, which the mapping reads.",
            self._remedy(name),
        )

    def _remedy(self, name: str) -> str:
        """What to do about a column that isn't there, or is there in another spelling."""
        if folded(name) in map(folded, self.names):
            return f"It has one that differs in capitals or spaces alone: call it {name} there."
        return f"Export it too, or change columns.csv and the rules that name it.{self._hint}"

    @property
    def _hint(self) -> str:
        """What more may be wrong, where files differ."""
        if not self.files.file:
            return ""
        if self.file == PLAIN:
            return " No [[file]] in mapping.toml speaks of this file; is its name right?"
        name = self.file.name
        return f' See [[file]] "{name}" in mapping.toml: what is never asked belongs into lacks.'


def _refuse_alike(called: str, names: Collection[str], missing: str) -> None:
    """Raises InputError where a column that need not be there is, but is spelt otherwise."""
    spelt = {folded(name): name for name in names}
    if folded(missing) in spelt:
        found = spelt[folded(missing)]
        problem = f"{called} has a column {found}; the mapping calls it {missing}."
        raise InputError(problem, "Call it so in the file, or in columns.csv and mapping.toml.")


def _cell(name: str, names: Sequence[str]) -> pl.Expr:
    return pl.col(str(names.index(name)))


def _ticked(boxes: Boxes, name: str, names: Sequence[str]) -> pl.Expr:
    """The name of a box that is ticked, NULL for one that isn't, else its name with what it holds.

    The last is in no list of answers, and so will be told.
    """
    cell = _cell(name, names)
    mark = cell.fill_null("").str.replace_all(r"\s+", " ").str.strip_chars().str.to_lowercase()
    yes, no = (list(map(folded, words)) for words in (boxes.yes, boxes.no))
    told = (
        pl.when(mark.is_in(["", *no])).then(None).otherwise(pl.format("{}: {}", pl.lit(name), cell))
    )
    return pl.when(mark.is_in(yes)).then(pl.lit(name)).otherwise(told)


def _in_one_form(cells: pl.DataFrame, days: Collection[str], form: Days) -> pl.DataFrame:
    """Cells in which days of a form are written as 2017-04-03; what is no such day stays.

    A day in another file's form is none here, and mustn't become one.
    """
    for name in set(days) & set(cells.columns):
        distinct = cells[name].drop_nulls().unique().to_list()
        read = {text: day.isoformat() for text in distinct if (day := read_date(text, form))}
        cells = cells.with_columns(pl.col(name).replace(read))
    return cells
