"""The rules of the mapping language: what a contributor's columns become, one for each variable."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from tenfold.codebook import Agreement, Frozen, Name
from tenfold.contributors.lines import ColumnName

_ONE_OR_MORE = BeforeValidator(lambda given: (given,) if isinstance(given, str) else given)
Columns = Annotated[tuple[ColumnName, ...], _ONE_OR_MORE]
"""One column, or several of which the first that is filled counts."""
Units = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], _ONE_OR_MORE]
"""A word for years, or several."""
Unchosen = Literal["0", "NULL"]
"""What a flag is where its question was answered, but not by one of its answers."""


class _Rule(Frozen):
    """A rule for the variable `name`."""

    name: Name

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns that the rule looks at."""
        return ()

    @property
    def ways(self) -> tuple[tuple[str, ...], ...]:
        """The columns that suffice to tell the variable; several of them, where others do too."""
        return (self.reads,)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables of values.csv that the rule looks in."""
        return ()


class _Collected(_Rule):
    """A rule for what the contributor collects: how far it agrees with the codebook, and why."""

    agrees: Agreement = "identical"
    because: str = ""

    @model_validator(mode="after")
    def _explained(self) -> "_Collected":
        if self.agrees != "identical" and not self.because.strip():
            raise ValueError(f"{self.agrees} needs a because, in words for the crosswalk")
        return self


class _OneColumn(_Collected):
    column: ColumnName

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns that the rule looks at."""
        return (self.column,)


class _Recoded(_Collected):
    values: str = ""

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables of values.csv that the rule looks in."""
        return (self.values,) if self.values else ()


class Where(Frozen):
    """A column that says what another is about, and the words of it by which that counts."""

    column: ColumnName
    values: tuple[str, ...] = Field(min_length=1)


class _Told(_OneColumn):
    """Reads one column; where `where` is given, only if another one says that it counts."""

    where: Where | None = None

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns that the rule looks at."""
        return (self.column, self.where.column) if self.where else (self.column,)


class Copy(_Told):
    """The cell is the codebook's label, or for a country its code or name."""

    rule: Literal["copy"]


class Recode(_Told, _Recoded):
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

    @property
    def ways(self) -> tuple[tuple[str, ...], ...]:
        """Each column alone."""
        return tuple((column,) for column in self.columns)


class FirstOfList(_OneColumn, _Recoded):
    """The first of several values in one cell."""

    rule: Literal["first-of-list"]
    separator: str = Field(min_length=1)


class Year(_Collected):
    """The year of a date, of several that of the first that is filled."""

    rule: Literal["year"]
    column: Annotated[Columns, Field(min_length=1)]

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns that the rule looks at."""
        return self.column

    @property
    def ways(self) -> tuple[tuple[str, ...], ...]:
        """Each column alone."""
        return tuple((column,) for column in self.column)


class _Aged(_Recoded):
    """Reads an age in years; where none is known, that on a day by the day, or year, of birth.

    A word of `unit` may stand after an age. A year of birth leaves two ages open, and tells
    something only where both come to the same. Of several days that of the first column that is
    filled counts. What stands in the table counts as it says, be it in the place of a birth.
    """

    age: str = ""
    unit: Units = ()
    born: str = ""
    born_year: str = ""
    on: Columns = ()

    @model_validator(mode="after")
    def _age_or_birth(self) -> "_Aged":
        births = [column for column in (self.born, self.born_year) if column]
        if len(births) > 1 or bool(births) != bool(self.on) or not (self.age or births):
            raise ValueError("give age, or born or born_year together with on, or all of these")
        if self.unit and not self.age:
            raise ValueError("unit is what stands after an age; give age, too, or take it out")
        return self

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns that the rule looks at."""
        columns = (self.age, self.born, self.born_year, *self.on)
        return tuple(column for column in columns if column)

    @property
    def ways(self) -> tuple[tuple[str, ...], ...]:
        """The age alone, and birth with the day."""
        age = ((self.age,),) if self.age else ()
        return (*age, *((self.born or self.born_year, day) for day in self.on))


class AgeBand(_Aged):
    """The band of an age in years, or of the age that the birth gives on a day."""

    rule: Literal["age-band"]


class Majority(_Aged):
    """Minor below 18, else Adult, by an age in years, or by the birth on a day."""

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


class AnyYes(_Collected):
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


class Constant(_Collected):
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
"""What becomes of a contributor's columns: one rule for each variable, told by its `rule`."""
