"""What stands in the columns of an invented export: each person's days, names and answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tenfold.codebook import Codebook
from tenfold.demo.chances import Flags, Index, uniform
from tenfold.demo.exports import persons
from tenfold.demo.exports.layout import Column, Fill, Layout
from tenfold.demo.exports.life import Days
from tenfold.demo.exports.rows import Rows, Texts

USUAL, BY_YEAR = 0.85, 0.3
"""Shares: the usual spelling, and ages that are told by the year of birth where they can be."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """An export in the making."""

    layout: Layout
    codebook: Codebook
    rng: np.random.Generator
    rows: Rows

    def codes(self, name: str) -> Index:
        """The codes of a variable: (rows,)."""
        place = self.codebook.base.index(self.codebook.by_name[name])
        return self.rows.records[:, place].astype(np.int64)

    def chance(self, share: float) -> Flags:
        """Yes for each row with the same chance."""
        return uniform(self.rng, len(self.rows.person)) < share

    def among(self, low: Index, high: Index) -> Index:
        """A whole number for each place, both ends included."""
        return low + np.floor(uniform(self.rng, len(low)) * (high - low + 1)).astype(np.int64)

    def any_of(self, options: Sequence[str], count: int) -> Texts:
        """One of the options for each of so many."""
        return np.array(options, object)[self.rng.integers(0, len(options), count)]

    def spelt(self, codes: Index, spellings: list[Sequence[str]]) -> Texts:
        """Each code in one of its spellings, most often the first."""
        counts = np.array([len(options) for options in spellings], np.int64)
        flat = np.array([option for options in spellings for option in options], object)
        other = np.floor(uniform(self.rng, len(codes)) * counts[codes]).astype(np.int64)
        pick = np.where(self.chance(USUAL), 0, other)
        texts: Texts = flat[(np.cumsum(counts) - counts)[codes] + pick]
        return texts

    @property
    def people(self) -> int:
        """How many people there are."""
        return len(self.rows.why)

    @cached_property
    def sure(self) -> dict[str, Index]:
        """Of the columns that tell a flag together, the one that says yes for certain."""
        rows = len(self.rows.person)
        telling = self.layout.telling.items()
        return {name: self.rng.integers(0, len(columns), rows) for name, columns in telling}

    @cached_property
    def first(self) -> Index:
        """Of the columns whose first known country counts, the one that tells it."""
        return self.rng.integers(0, max(1, len(self.layout.first_known)), len(self.rows.person))

    @cached_property
    def by_year(self) -> Flags:
        """Whose age is told by the year of birth, as either age in that year is of one band."""
        lives, labels = self.rows.lives, self.codebook.by_name["ageBroad"].labels
        starts = [int(label.rstrip("+").split("–")[0]) for label in labels]
        born = np.where(lives.age < 0, lives.registered, lives.born)
        later = _years(lives.registered) - _years(born)
        bands = [np.searchsorted(starts, age, side="right") for age in (later - 1, later)]
        telling = (lives.age >= 0) & (later > 0) & (bands[0] == bands[1])
        chosen = uniform(self.rng, self.people) < BY_YEAR * self.layout.tells_birth_years
        found: Flags = telling & chosen
        return found

    @cached_property
    def full_names(self) -> dict[str, list[str]]:
        """A full name for each person, by whose it is besides hers."""
        return {who: persons.names(self.rng, self.people) for who in self._named}

    @property
    def _named(self) -> list[str]:
        return sorted({column.who for column in self.layout.column})


def _years(days: Days) -> Index:
    years: Index = days.astype("datetime64[Y]").astype(np.int64)
    return years


def dated(days: Days, form: str) -> Texts:
    """Days in strftime's form, blank where there is none."""
    distinct, back = np.unique(days, return_inverse=True)
    texts = [day.strftime(form) if day else "" for day in distinct.tolist()]
    return np.array(texts, object)[back]


def _born(sheet: Sheet, column: Column) -> Texts:
    return dated(sheet.rows.lives.born, column.form or sheet.layout.written.dates)


def _registered(sheet: Sheet, column: Column) -> Texts:
    days = sheet.rows.lives.registered
    if column.earlier:
        days = days - sheet.rng.integers(0, column.earlier + 1, sheet.people)
    return dated(days, column.form or sheet.layout.written.dates)


def updated(sheet: Sheet, column: Column) -> Texts:
    """The day of each row's state; an older one is of the month after the registration."""
    lives, person = sheet.rows.lives, sheet.rows.person
    early = lives.registered[person] + sheet.rng.integers(0, 31, len(person))
    days = np.where(sheet.rows.older, early, lives.left[person])
    return dated(days, column.form or sheet.layout.written.dates)


def _age(sheet: Sheet, column: Column) -> Texts:
    """Full years, with a tenth of a year where decimals are written."""
    lives = sheet.rows.lives
    texts = np.array([str(age) for age in lives.age.tolist()], object)
    if column.decimals:
        tenths = sheet.rng.integers(0, 10, sheet.people).astype(str).astype(object)
        texts = texts + column.decimals + tenths
    untold = (lives.age < 0) | sheet.by_year
    texts[untold] = sheet.any_of(column.blank or ("",), int(untold.sum()))
    return texts


def _birth_year(sheet: Sheet, _: Column) -> Texts:
    """The year of birth of those whose age it tells."""
    texts = dated(sheet.rows.lives.born, "%Y")
    texts[~sheet.by_year] = ""
    return texts


def _pattern(sheet: Sheet, column: Column) -> Texts:
    """One of some patterns, with a digit for each #."""
    texts = sheet.any_of(column.of, sheet.people)
    digits = iter(sheet.rng.integers(0, 10, sum(text.count("#") for text in texts)).tolist())
    filled = ("".join(str(next(digits)) if s == "#" else s for s in text) for text in texts)
    return np.array(list(filled), object)


def _emails(sheet: Sheet, column: Column) -> Texts:
    return np.array(persons.emails(sheet.full_names[column.who]), object)


def _part(which: int) -> Callable[[Sheet, Column], Texts]:
    """A given name (0) or a family name (1)."""

    def fill(sheet: Sheet, column: Column) -> Texts:
        names = sheet.full_names[column.who]
        return np.array([name.split()[which] for name in names], object)

    return fill


BY_PERSON: dict[Fill, Callable[[Sheet, Column], Texts]] = {
    "age": _age,
    "any": lambda sheet, column: sheet.any_of(column.of, sheet.people),
    "birth-year": _birth_year,
    "born": _born,
    "email": _emails,
    "family": _part(1),
    "given": _part(0),
    "name": lambda sheet, column: np.array(sheet.full_names[column.who], object),
    "number": lambda sheet, _: sheet.rows.numbers,
    "pattern": _pattern,
    "registered": _registered,
}
"""What is the same in each state of a case: (people,)."""
