"""The mapping language: what a contributor sends, and by which rule it becomes which variable."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from tenfold.codebook import Frozen, Name
from tenfold.contributors.written import encoding_of_text, form_of_days, one_sign

ColumnName = Annotated[str, Field(min_length=1)]
Unchosen = Literal["0", "NULL"]
"""What a flag is where its question was answered, but not by one of its answers."""


class About(Frozen):
    """Who sends the files, and whether the public crosswalk may name their fields (ruling 14)."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str = Field(min_length=1)
    fields_public: bool = False


class Reader(Frozen):
    """How the files are written: `dates` as strptime's format.

    What is left blank is found out: the separator of CSV, and the sheet of XLSX by its names. A
    date as 2017-04-03 is read whatever `dates` says, as that is what XLSX and Parquet give.
    """

    encoding: Annotated[str, AfterValidator(encoding_of_text)] = "utf-8"
    separator: Annotated[str, AfterValidator(one_sign)] = ""
    dates: Annotated[str, AfterValidator(form_of_days)] = "%Y-%m-%d"
    sheet: str = ""


class CaseColumns(Frozen):
    """The columns that tell one case from another, and its latest state; never published.

    Each of `names` are columns that together make a full name, which is looked for in what is to be
    published.
    """

    number: ColumnName
    updated: str = ""
    names: tuple[Annotated[tuple[ColumnName, ...], Field(min_length=1)], ...] = ()


class Exclusion(Frozen):
    """Cases that are left out before anything else, for a counted reason.

    A case is left out where the date in the column is before a day or not a date, or where the
    cell is one of some values, or isn't one of those that alone are taken.
    """

    reason: str = Field(min_length=1)
    column: ColumnName
    before: date | None = None
    values: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_condition(self) -> "Exclusion":
        if sum(map(bool, (self.before, self.values, self.unless))) != 1:
            raise ValueError("give one of before, values, unless")
        return self


class _Rule(Frozen):
    """A rule for the variable `name`."""

    name: Name

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns that the rule looks at."""
        return ()

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables of values.csv that the rule looks in."""
        return ()


class _OneColumn(_Rule):
    column: ColumnName

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns that the rule looks at."""
        return (self.column,)


class _Recoded(_Rule):
    values: str = ""

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables of values.csv that the rule looks in."""
        return (self.values,) if self.values else ()


class Copy(_OneColumn):
    """The cell is the codebook's label, or for a country its code or name."""

    rule: Literal["copy"]


class Recode(_OneColumn, _Recoded):
    """The cell becomes what values.csv says."""

    rule: Literal["recode"]
    values: str = Field(min_length=1)


class FirstKnown(_Recoded):
    """The first column that holds a known value."""

    rule: Literal["first-known"]
    columns: tuple[ColumnName, ...] = Field(min_length=1)

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns that the rule looks at."""
        return self.columns


class FirstOfList(_OneColumn, _Recoded):
    """The first of several values in one cell."""

    rule: Literal["first-of-list"]
    separator: str = Field(min_length=1)


class Year(_OneColumn):
    """The year of a date."""

    rule: Literal["year"]


class _Aged(_Rule):
    age: str = ""
    born: str = ""
    on: str = ""

    @model_validator(mode="after")
    def _age_or_dates(self) -> "_Aged":
        if bool(self.age) == bool(self.born) or bool(self.born) != bool(self.on):
            raise ValueError("give age, or both born and on")
        return self

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns that the rule looks at."""
        return (self.age,) if self.age else (self.born, self.on)


class AgeBand(_Aged):
    """The band of an age in years, or of the age that two dates give."""

    rule: Literal["age-band"]


class Majority(_Aged):
    """Minor below 18, else Adult, by an age or by two dates."""

    rule: Literal["majority"]


class AnyAnswer(_OneColumn):
    """A flag: 1 where one of the answers is among those in the cell; NULL where it is blank.

    `denied_by` is the column, of the same answers, that lists what was answered with no: 0 where
    one is there and none in `column` (NULL where the codebook has no 0), else as without it.
    """

    rule: Literal["any-answer"]
    separator: str = Field(min_length=1)
    values: str = Field(min_length=1)
    answers: tuple[str, ...] = Field(min_length=1)
    unchosen: Unchosen = "NULL"
    denied_by: str = ""

    @model_validator(mode="after")
    def _two_columns(self) -> "AnyAnswer":
        if self.denied_by == self.column:
            raise ValueError("denied_by must be another column than column")
        return self

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns that the rule looks at."""
        return (self.column, self.denied_by) if self.denied_by else (self.column,)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables of values.csv that the rule looks in."""
        return (self.values,)


class AnyYes(_Rule):
    """A flag: 1 where one of the columns becomes 1 by values.csv; NULL where all are blank."""

    rule: Literal["any-yes"]
    columns: tuple[ColumnName, ...] = Field(min_length=1)
    values: str = Field(min_length=1)
    unchosen: Unchosen = "NULL"

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns that the rule looks at."""
        return self.columns

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables of values.csv that the rule looks in."""
        return (self.values,)


class Constant(_Rule):
    """The same value for every case."""

    rule: Literal["constant"]
    value: str = Field(min_length=1)


class NotCollected(_Rule):
    """The contributor doesn't collect this, for the reason given."""

    rule: Literal["not-collected"]
    reason: str = Field(min_length=1)


Rule = Annotated[
    Copy
    | Recode
    | FirstKnown
    | FirstOfList
    | Year
    | AgeBand
    | Majority
    | AnyAnswer
    | AnyYes
    | Constant
    | NotCollected,
    Field(discriminator="rule"),
]


class ExportColumn(Frozen):
    """A column of the export: what it holds, and what becomes of it."""

    column: ColumnName
    use: Literal["case", "mapped", "identifies", "unused"]
    holds: str = Field(min_length=1)


class SourceValue(Frozen):
    """A written line: a value of the source is kept, repaired or rejected, and why."""

    table: str = Field(min_length=1)
    value: str = Field(min_length=1)
    becomes: str
    verdict: Literal["kept", "repaired", "rejected"]
    reason: str = ""

    @model_validator(mode="after")
    def _reasoned(self) -> "SourceValue":
        if self.verdict != "kept" and not self.reason:
            raise ValueError(f"a {self.verdict} value needs a reason")
        if (self.verdict == "rejected") != (self.becomes == ""):
            raise ValueError("a rejected value becomes nothing, and any other something")
        return self


class Mapping(Frozen):
    """A contributor's folder: files, columns, values, and one rule for each base variable."""

    contributor: About
    reader: Reader
    case: CaseColumns
    exclude: tuple[Exclusion, ...] = ()
    variable: tuple[Rule, ...]
    columns: tuple[ExportColumn, ...]
    values: tuple[SourceValue, ...]

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns of the export that are read; all others stay where they are."""
        read = {name for rule in self.variable for name in rule.reads}
        read |= {exclusion.column for exclusion in self.exclude}
        read |= {self.case.number, self.case.updated} - {""}
        return tuple(sorted(read))

    @property
    def named(self) -> tuple[str, ...]:
        """The columns of people's names: no rule reads them, they are only looked for."""
        return tuple(sorted({column for columns in self.case.names for column in columns}))

    def table(self, name: str) -> dict[str, SourceValue]:
        """The lines of one table of values.csv by the value as it is compared."""
        return {folded(line.value): line for line in self.values if line.table == name}

    def __repr__(self) -> str:
        return f"Mapping({self.contributor.id}: {len(self.variable)} rules)"

    __str__ = __repr__


def folded(text: str) -> str:
    """A value as it is compared: case and the amount of white space don't count."""
    return " ".join(text.split()).casefold()
