"""How an invented export is laid out: its files and columns, what fills each, the spellings."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from tenfold.codebook import NULL, Codebook, Frozen, Variable, read_toml
from tenfold.demo.chances import Flags
from tenfold.demo.codes import settled
from tenfold.errors import ParameterError
from tenfold.stages import Codes

FOLDER = Path(__file__).parent
UNTOLD, NONE = "NULL", "NONE"
"""Keys of what is written where nothing was told, and where every answer of a list was a no."""

Fill = Literal[
    "age", "any", "band", "birth-year", "born", "country", "email", "family", "given", "list",
    "name", "number", "pattern", "registered", "updated", "word",
]  # fmt: skip
TABLED: dict[Fill, str] = {"band": "bands", "list": "answers", "word": "words"}
"""The fills that look a table up, and where."""

Share = Annotated[float, Field(ge=0, le=1)]
Spellings = dict[str, tuple[str, ...]]


class Column(Frozen):
    """A column, and what fills it: for which variable, by which table, for which share of people.

    Columns of the same `who` are of the same person, be it the victim or a caller.
    """

    name: str
    fill: Fill
    variable: str = ""
    table: str = ""
    who: str = ""
    share: Share = 1
    of: tuple[str, ...] = ()
    """What `any` chooses from, and `pattern`, which puts a digit for each #."""
    form: str = ""
    """How a date is written, in strftime's words, where not as all others."""
    earlier: int = 0
    """How many days before the registration, at the most, the day is that is written."""
    decimals: str = ""
    """The sign before the tenth of a year that follows an age."""
    blank: tuple[str, ...] = ()
    """What is written where no age or country was told."""
    second: Share = 0
    """The share of countries with another one after them."""
    joined: str = "|"
    """What stands between several answers or countries."""
    says: Literal["0", "1"] = "1"
    """Whether a list names what is so, or what was ruled out."""
    unchosen: Literal["0", "NULL"] = "NULL"
    """What the answers are that a list doesn't name."""
    within: str = ""
    """In JSON, the list of objects in which this column has a value of each."""


class Boxes(Frozen):
    """Columns in place of a list: the name of each by the variable that is told there."""

    yes: tuple[str, ...]
    columns: dict[str, str]


class File(Frozen):
    """A file of the export, for the people of some ways of collecting, or of all.

    Of them, and of those exploited in some `countries`, it takes the `newest`, a share but no more
    than `most`, or all those that the files before it left; nobody who told what it lacks. It
    `lacks` columns, `calls` others otherwise, has boxes in place of lists, and may be written in a
    way of its own.
    """

    name: str
    ways: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    newest: Share = 1
    most: int | None = None
    lacks: tuple[str, ...] = ()
    calls: dict[str, str] = Field(default_factory=dict)
    boxes: dict[str, Boxes] = Field(default_factory=dict)
    dates: str | None = None
    encoding: str | None = None
    separator: str | None = None


class Written(Frozen):
    """How the files are written; `records` is where in a JSON document the list of cases lies."""

    dates: str
    encoding: str = "utf-8"
    separator: str = ","
    newline: str = "\n"
    records: str = ""

    def of(self, file: File) -> Self:
        """How a file is written."""
        own = file.model_dump(include=set(Written.model_fields), exclude_none=True)
        return self.model_copy(update=own)


class OnTop(Frozen):
    """People on top of the cases, as a share of these, whom the mapping leaves out."""

    share: Share


class LeftOut(OnTop):
    """People who are left out for what stands in a column, or for the year of their case."""

    column: str = ""
    of: tuple[str, ...] = ()
    years: tuple[int, int] | None = None


class Listed(OnTop):
    """People whose numbers stand on a list, with a stray one that is nobody's.

    `key` is the list's name in release.toml.
    """

    key: str
    stray: str = ""

    @property
    def file(self) -> str:
        """The list's file name."""
        return f"{self.key.replace('_', '-')}.csv"


class Layout(Frozen):
    """The export's files and columns in order, its people on top, and the spellings in its cells.

    Of the columns in `first_known` the first that holds a country tells it; `older` is the share of
    cases that stand there in an older state too; `country_by` are the spellings of the codebook's
    list that are written, before those in `country`.
    """

    number: str
    written: Written
    file: tuple[File, ...]
    column: tuple[Column, ...]
    older: Share
    left_out: tuple[LeftOut, ...] = ()
    listed: tuple[Listed, ...] = ()
    always: dict[str, str] = Field(default_factory=dict)
    first_known: tuple[str, ...] = ()
    country_by: tuple[Literal["name", "alpha2", "alpha3"], ...] = ()
    country: Spellings = Field(default_factory=dict)
    words: dict[str, Spellings] = Field(default_factory=dict)
    answers: dict[str, Spellings] = Field(default_factory=dict)
    bands: dict[str, dict[int, str]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for column in self.column:
            tables = getattr(self, TABLED.get(column.fill, ""), {column.table})
            if column.table not in tables:
                raise ValueError(f"{column.name} has no table {column.table} to look up")
        names = {column.name for column in self.column}
        for column in self.column:
            if column.within and not column.name.startswith(f"{column.within}."):
                raise ValueError(f"{column.name} isn't a name within {column.within}")
        named = {*self.first_known, *(one.column for one in self.left_out)} - {""}
        for file in self.file:
            named |= {*file.lacks, *file.calls, *file.boxes}
        if unknown := sorted(named - names):
            raise ValueError(f"there is no column {unknown[0]}")
        return self

    @cached_property
    def telling(self) -> dict[str, list[Column]]:
        """The columns that tell a variable together, by its name."""
        found: dict[str, list[Column]] = {}
        for column in self.column:
            names = self.answers[column.table] if column.fill == "list" else (column.variable,)
            for name in {*names} - {"", NONE, UNTOLD}:
                found.setdefault(name, []).append(column)
        return found

    @property
    def on_top(self) -> tuple[OnTop, ...]:
        """Who stands there besides the cases."""
        return (*self.left_out, *self.listed)

    @property
    def tells_birth_years(self) -> bool:
        """Whether some of the ages are told by the year of birth instead."""
        return any(column.fill == "birth-year" for column in self.column)

    def spellings(self, column: Column, variable: Variable) -> list[Sequence[str]]:
        """How each code of a variable may be written, from NULL on."""
        words = self.words[column.table]
        return [words.get(label, ("",)) for label in (UNTOLD, *variable.labels)]

    def countries(self, column: Column, codebook: Codebook) -> list[Sequence[str]]:
        """How each country may be written, from NULL on."""
        known = {country.alpha2: country for country in codebook.countries}
        spelt: list[Sequence[str]] = [column.blank or self.country.get(UNTOLD, ("",))]
        for code in codebook.by_name[column.variable].labels:
            listed = (getattr(known[code], by) for by in self.country_by)
            spelt.append((*listed, *self.country.get(code, ())) or (code,))
        return spelt

    def writable(self, variable: Variable) -> frozenset[int]:
        """The codes of a variable that the export has words for, or that follow from another."""
        columns = self.telling.get(variable.name, [])
        if variable.name in self.always:
            return frozenset({variable.encode(self.always[variable.name])})
        if variable.follows and not columns and self.telling.get(variable.follows.variable):
            return variable.allowed
        if variable.none_of or any(column.fill not in {"word", "list"} for column in columns):
            return variable.allowed
        told = {label for column in columns for label in self._labels(column)}
        codes = (code for code, label in enumerate(variable.labels, 1) if label in told)
        return frozenset({NULL, *codes}) & variable.allowed

    def holds(self, file: File, cases: Codes, codebook: Codebook) -> Flags:
        """Which cases (n × base variables) a file can tell: whatever it never asks is NULL there.

        What follows from another variable that is told needs no column of its own.
        """
        fits = np.ones(len(cases), np.bool_)
        for place, variable in enumerate(codebook.base):
            telling = {column.name for column in self.telling.get(variable.name, [])}
            if telling and telling <= set(file.lacks):
                told = cases[:, place] != NULL
                if variable.follows:
                    source = codebook.base.index(codebook.by_name[variable.follows.variable])
                    told &= np.array(settled(codebook, variable.name))[cases[:, source]] == NULL
                fits &= ~told
        return fits

    def _labels(self, column: Column) -> set[str]:
        """The labels that a column of words or answers can tell."""
        if column.fill == "word":
            return set(self.words[column.table])
        return {column.says, column.unchosen}


def load_layout(contributor: str) -> Layout:
    """How a contributor's invented export is laid out. Raises DataFileError for a broken file."""
    return read_toml(FOLDER / f"{contributor}.toml", Layout)


def refuse_unwritable(cases: Codes, codebook: Codebook, layout: Layout) -> None:
    """Raises ParameterError where a case holds what the contributor never asks or says."""
    for place, variable in enumerate(codebook.base):
        if not np.isin(cases[:, place], list(layout.writable(variable))).all():
            raise unwritable(variable.name)


def unwritable(what: str) -> ParameterError:
    """The error of cases that an export has no words for."""
    problem = f"The export has no words for some values of {what}."
    return ParameterError(problem, "Hand it cases that its contributor has.")
