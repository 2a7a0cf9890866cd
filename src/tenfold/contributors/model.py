"""The mapping language: what a contributor sends, and by which rule it becomes which variable."""

from datetime import date
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from tenfold.codebook import Frozen, written_as
from tenfold.contributors.files import Century, File, Files, Forms
from tenfold.contributors.lines import ColumnName, ExportColumn, SourceValue, folded
from tenfold.contributors.rules import AgeBand, AnyAnswer, Majority, Rule, Year
from tenfold.contributors.written import CENTURY, Days, encoding_of_text, names_joined, one_sign


class About(Frozen):
    """Who sends the files, and whether the public crosswalk may name their fields (ruling 14)."""

    id: Annotated[str, written_as("[a-z0-9-]+", "takes small letters, digits and hyphens alone")]
    title: str = Field(min_length=1)
    fields_public: bool = False


class Reader(Frozen):
    """How the files are written: `dates` as strptime's format, or several.

    What is left blank is found out: the separator of CSV, the sheet of a workbook by its names, and
    `records`, the names that lead to the list of cases in JSON, where `joined` is put between the
    parts of a list. Of a workbook with several sheets of cases, `sheets` name those, or match them
    (2020*). A date as 2017-04-03 is read whatever `dates` says, as workbooks and Parquet give it.
    """

    encoding: Annotated[str, AfterValidator(encoding_of_text)] = "utf-8"
    separator: Annotated[str, AfterValidator(one_sign)] = ""
    dates: Forms = ("%Y-%m-%d",)
    century: Century | None = None
    sheet: str = ""
    sheets: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    records: Annotated[str, AfterValidator(names_joined)] = ""
    joined: str = Field("|", min_length=1)

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.sheet and self.sheets:
            raise ValueError("give sheet for one, or sheets for several")
        return self

    @property
    def days(self) -> Days:
        """How days are read."""
        return Days(self.dates, self.century or CENTURY)

    def of(self, file: File) -> Self:
        """How a file is written that differs from the others."""
        return self.model_copy(update=file.written)


class CaseColumns(Frozen):
    """The columns that tell one case from another, and its latest state; never published.

    Each of `names` are columns that together make a full name, which is looked for in what is to be
    published.
    """

    number: ColumnName
    updated: str = ""
    names: tuple[Annotated[tuple[ColumnName, ...], Field(min_length=1)], ...] = ()


class PersonColumns(Frozen):
    """The columns by which a person is found whom another contributor sends too (ruling 10).

    Those of `name` make a full name together. Who lacks one of the three is compared with nobody.
    """

    name: Annotated[tuple[ColumnName, ...], Field(min_length=1)]
    born: ColumnName
    sex: ColumnName

    @property
    def columns(self) -> tuple[str, ...]:
        """All of them: those of the name, then birth and sex."""
        return (*self.name, self.born, self.sex)


class Exclusion(Frozen):
    """Cases that are left out before anything else, for a counted reason.

    A case is left out where the date in the column is before a day or not a date, or where the
    cell is one of some values, or isn't one of those that alone are taken. Where all other answers
    are `known`, any other word is unmapped.
    """

    reason: str = Field(min_length=1)
    column: ColumnName
    before: date | None = None
    values: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    known: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_condition(self) -> "Exclusion":
        if sum(map(bool, (self.before, self.values, self.unless))) != 1:
            raise ValueError("give one of before, values, unless")
        if self.known and self.before:
            raise ValueError("known goes with values or unless, as days are known by their form")
        if set(map(folded, self.known)) & set(map(folded, (*self.values, *self.unless))):
            raise ValueError("a word stands under known and under values or unless; keep one")
        return self


class Mapping(Frozen):
    """A contributor's folder: files, columns, values, and one rule for each base variable."""

    contributor: About
    reader: Reader
    case: CaseColumns
    person: PersonColumns | None = None
    exclude: tuple[Exclusion, ...] = ()
    file: tuple[File, ...] = ()
    variable: tuple[Rule, ...]
    columns: tuple[ExportColumn, ...]
    values: tuple[SourceValue, ...]

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns of the export that are read; all others, but `named`, stay where they are."""
        read = {name for rule in self.variable for name in rule.reads}
        read |= {exclusion.column for exclusion in self.exclude}
        read |= {self.case.number, self.case.updated} - {""}
        read |= set(self.person.columns if self.person else ())
        return tuple(sorted(read))

    @property
    def files(self) -> Files:
        """How files that differ are read."""
        lists = {
            column: one.separator
            for one in self.variable
            if isinstance(one, AnyAnswer)
            for column in one.reads
        }
        days = self._days if self._several_forms else frozenset()
        return Files(self.file, days, lists, frozenset(self.optional), self.case.number)

    @property
    def dates(self) -> Days:
        """The form in which days stand in what was read."""
        return Days(("%Y-%m-%d",)) if self._several_forms else self.reader.days

    @property
    def _several_forms(self) -> bool:
        """Whether some files write days otherwise than [reader] says, and so none keeps its own."""
        return any(self.reader.of(file).days != self.reader.days for file in self.file)

    @property
    def _days(self) -> frozenset[str]:
        """The columns that are read as days."""
        found = {self.case.updated, self.person.born if self.person else ""}
        found |= {exclusion.column for exclusion in self.exclude if exclusion.before}
        for rule in self.variable:
            if isinstance(rule, Year):
                found |= {*rule.column}
            elif isinstance(rule, AgeBand | Majority):
                found |= {rule.born, *rule.on}
        return frozenset(found - {""})

    @property
    def optional(self) -> tuple[str, ...]:
        """The columns that a file need not have: blank in every case of it, which is no answer."""
        return tuple(column.column for column in self.columns if column.optional)

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The columns that make full names together, those of persons among them."""
        persons = (self.person.name,) if self.person else ()
        return tuple(dict.fromkeys((*self.case.names, *persons)))

    @property
    def named(self) -> tuple[str, ...]:
        """The columns of people's names, which no rule reads: they are looked for."""
        return tuple(sorted({column for columns in self.names for column in columns}))

    def table(self, name: str) -> dict[str, SourceValue]:
        """The lines of one table of values.csv by the value as it is compared."""
        return {folded(line.value): line for line in self.values if line.table == name}

    def __repr__(self) -> str:
        return f"Mapping({self.contributor.id}: {len(self.variable)} rules)"

    __str__ = __repr__
