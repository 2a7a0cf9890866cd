"""What a codebook is: variables, their codes and how one follows from others, frozen and typed."""

import re
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

NULL = 0
"""The code of a missing value, in every column of every table."""

Kind = Literal["year", "category", "country", "flag", "list"]
Name = str
"""The name of a variable."""


def _fold(text: Any) -> Any:
    """A text on one line: every run of white space becomes one space."""
    return " ".join(text.split()) if isinstance(text, str) else text


Text = Annotated[str, BeforeValidator(_fold)]


class Frozen(BaseModel):
    """A checked, immutable record; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def written_as(pattern: str, words: str) -> AfterValidator:
    """Takes a text that a pattern matches as a whole; of any other the words say what it may be."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(words)
        return text

    return AfterValidator(check)


class Value(Frozen):
    """One category of a variable: the label as published, and what it means."""

    label: str = Field(min_length=1)
    definition: Text = ""


class Part(Frozen):
    """One label of a concatenated list; it stands when any of `any` is 1 and all of `all` are 1.

    A part without both has no variable behind it and is never written.
    """

    label: str = Field(min_length=1)
    any: tuple[Name, ...] = ()
    all: tuple[Name, ...] = ()


class Follows(Frozen):
    """The value of another variable that settles this one wherever it is known."""

    variable: Name
    values: dict[str, str]


class Variable(Frozen):
    """One of the codebook's variables: codes, labels, meaning, and how it is computed."""

    number: int = Field(ge=1)
    name: Name = Field(pattern=r"^[A-Za-z][A-Za-z0-9]*$", max_length=64)
    group: str
    type: Kind
    label: str = Field(min_length=1, max_length=80)
    definition: Text = Field(min_length=1)
    collected: Text = Field(min_length=1)
    note: Text = ""
    standard: str = ""
    null: bool
    zero: bool = False
    one: bool = False
    first: int | None = None
    last: int | None = None
    values: tuple[Value, ...] = ()
    parts: tuple[Part, ...] = ()
    both: tuple[Name, ...] = ()
    follows: Follows | None = None
    none_of: tuple[Name, ...] = ()
    broader: Name | None = None
    ordered: bool = False
    """Whether the values of a category go from less to more."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        needs = {
            "year": self.first is not None and self.last is not None and self.first <= self.last,
            "category": bool(self.values),
            "country": bool(self.values),
            "flag": self.one,
            "list": bool(self.parts),
        }
        if not needs[self.type]:
            raise ValueError(f"a {self.type} lacks its {_NEEDS[self.type]}")
        if len(set(self.labels)) < len(self.labels):
            raise ValueError("a label stands twice")
        return self

    @property
    def computed(self) -> bool:
        """Whether the variable is worked out from others after redaction."""
        return bool(self.parts or self.both)

    @property
    def parents(self) -> tuple[Name, ...]:
        """The base variables that a computed one is worked out from, in the order of its parts."""
        named = [name for part in self.parts for name in (*part.any, *part.all)]
        return tuple(dict.fromkeys([*named, *self.both]))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The label of each code, from code 1 on; a list's labels are those of its parts."""
        if self.type == "year":
            return tuple(str(year) for year in range(self.first or 0, (self.last or 0) + 1))
        if self.type == "flag":
            return ("0", "1")
        return tuple(item.label for item in self.values or self.parts)

    @cached_property
    def allowed(self) -> frozenset[int]:
        """The codes a published record may carry, NULL included where the variable may be NULL."""
        codes = set(range(1, len(self.labels) + 1))
        if self.type == "flag":
            codes = {code for code, may in ((1, self.zero), (2, self.one)) if may}
        return frozenset(codes | ({NULL} if self.null else set()))

    @cached_property
    def _codes(self) -> dict[str, int]:
        return {label: code for code, label in enumerate(self.labels, start=1)}

    def encode(self, value: str | None) -> int:
        """The code of a label, 0 for None. Raises KeyError, without the value, for any other."""
        code = NULL if value is None else self._codes.get(value, -1)
        if code not in self.allowed:
            raise KeyError(f"a value that {self.name} doesn't list")
        return code

    def decode(self, code: int) -> str | None:
        """The label of a code, None for 0. Raises KeyError for a code that isn't allowed."""
        if code not in self.allowed:
            raise KeyError(f"code {code} isn't one of {self.name}'s")
        return None if code == NULL else self.labels[code - 1]


_NEEDS = {
    "year": "first and last year",
    "category": "values",
    "country": "countries",
    "flag": "one = true",
    "list": "parts",
}


class Group(Frozen):
    """A chapter of the codebook."""

    id: str = Field(pattern=r"^[a-z]+$")
    title: str


class Country(Frozen):
    """A country code, current or not, and the code it is read as.

    A current code stands for itself; without `read_as`, any other is read as NULL.
    """

    alpha2: str = Field(pattern=r"^[A-Z]{2}$")
    alpha3: str = Field(pattern=r"^[A-Z]{3}$")
    name: str
    region: str
    subregion: str
    status: Literal["current", "withdrawn", "reserved"]
    read_as: str
    reason: str

    @property
    def published(self) -> bool:
        """Whether the code may stand in a published file."""
        return self.status == "current" and not self.read_as


class Spelling(Frozen):
    """How an older release wrote a value; `new` is the codebook's label, absent for NULL."""

    variable: Name
    old: str
    new: str | None = None
    seen: str


class StataName(Frozen):
    """What a variable is called in Stata, where names have at most 32 characters."""

    variable: Name
    stata: str = Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", max_length=32)


class Rename(Frozen):
    """How an older release named a column."""

    old: str
    new: Name
    seen: str


class Period(Frozen):
    """The habits of the files of some years."""

    id: str
    separator: str
    quoting: str
    missing: tuple[str, ...]
    unknown_country: tuple[str, ...]
    banner: bool
    note: Text


class Conventions(Frozen):
    """How published files were written over the years: what a reader must take."""

    period: tuple[Period, ...]
    rename: tuple[Rename, ...]
    spelling: tuple[Spelling, ...]


class Erratum(Frozen):
    """A contradiction or gap of the source document, and what we do about it.

    `decision` names a page of docs/decisions/; it is empty where no ruling was needed.
    """

    id: str = Field(pattern=r"^E\d{2}$")
    variables: tuple[Name, ...]
    source: Text
    problem: Text
    ruling: Text
    decision: str
