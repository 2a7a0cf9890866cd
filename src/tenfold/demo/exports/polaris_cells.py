"""What stands in the columns of the hotline's export: each report's answers, spelt as people do."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tenfold.codebook import NULL, Codebook
from tenfold.demo.chances import Index, uniform
from tenfold.demo.codes import NO, YES
from tenfold.demo.exports import persons
from tenfold.demo.exports.polaris_layout import Column, Layout
from tenfold.stages import Codes

Days = NDArray[np.datetime64]
Texts = NDArray[np.object_]

USUAL, ALSO, SECOND, NAMED = 0.9, 0.25, 0.04, 0.3
"""Shares: the usual spelling, further columns of a yes, second citizenships, victims with names."""
OLDEST = 80


@dataclass(frozen=True, eq=False)
class Reports:
    """The rows of an export: what they tell, whose they are, and when it was told."""

    records: Codes
    numbers: Texts
    reported: Days
    updated: Days
    individual: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.numbers)


@dataclass(frozen=True, eq=False)
class Sheet:
    """An export in the making."""

    layout: Layout
    codebook: Codebook
    rng: np.random.Generator
    reports: Reports

    def cells(self, column: Column) -> list[str]:
        """What stands in a column: (rows,)."""
        filled: list[str] = _FILLS[column.fill](self, column).tolist()
        return filled

    def codes(self, name: str) -> Index:
        """The codes of a variable: (rows,)."""
        place = [variable.name for variable in self.codebook.base].index(name)
        return self.reports.records[:, place].astype(np.int64)

    def chance(self, share: float) -> NDArray[np.bool_]:
        """Yes for each row with the same chance."""
        return uniform(self.rng, len(self.reports)) < share

    def among(self, low: Index, high: Index) -> Index:
        """A whole number for each row, both ends included."""
        return low + np.floor(uniform(self.rng, len(low)) * (high - low + 1)).astype(np.int64)

    def any_of(self, options: Sequence[str]) -> Texts:
        """One of the options for each row."""
        return np.array(options, object)[self.rng.integers(0, len(options), len(self.reports))]

    def spelt(self, codes: Index, spellings: list[Sequence[str]]) -> Texts:
        """Each code in one of its spellings, most often the first."""
        counts = np.array([len(options) for options in spellings], np.int64)
        flat = np.array([option for options in spellings for option in options], object)
        other = np.floor(uniform(self.rng, len(codes)) * counts[codes]).astype(np.int64)
        pick = np.where(self.chance(USUAL), 0, other)
        texts: Texts = flat[(np.cumsum(counts) - counts)[codes] + pick]
        return texts

    @cached_property
    def ages(self) -> Index:
        """An age within each row's band, -1 where there is none."""
        labels = self.codebook.by_name["ageBroad"].labels
        bands = [[-1, -1], *([int(end) for end in re.findall(r"\d+", text)] for text in labels)]
        low, high = np.array([[*band, OLDEST][:2] for band in bands])[self.codes("ageBroad")].T
        return self.among(low, high)

    @cached_property
    def callers(self) -> list[str]:
        """Who called."""
        return persons.names(self.rng, len(self.reports))

    @cached_property
    def sure(self) -> dict[str, Index]:
        """Of the columns that tell a flag together, the one that says yes for certain."""
        rows = len(self.reports)
        telling = self.layout.telling.items()
        return {name: self.rng.integers(0, len(columns), rows) for name, columns in telling}


def _word(sheet: Sheet, column: Column) -> Texts:
    """An answer; where several columns tell a flag, at least one says yes."""
    variable = sheet.codebook.by_name[column.variable]
    codes = sheet.codes(column.variable)
    together = sheet.layout.telling[column.variable]
    if len(together) > 1:
        unchosen = NO if "0" in sheet.layout.words[column.words] else NULL
        says = (sheet.sure[column.variable] == together.index(column)) | sheet.chance(ALSO)
        codes = np.where((codes == YES) & ~says, unchosen, codes)
    return sheet.spelt(codes, sheet.layout.spellings(column, variable))


def _country(sheet: Sheet, column: Column) -> Texts:
    """A country, and at times a second one after it."""
    spellings = sheet.layout.countries(sheet.codebook)
    codes = sheet.codes(column.variable)
    second = sheet.rng.permutation(codes)
    twice = sheet.chance(SECOND) & (codes != NULL) & (second != NULL) & (second != codes)
    first, more = sheet.spelt(codes, spellings), sheet.spelt(second, spellings)
    first[twice] += "; " + more[twice]
    return first


def _age(sheet: Sheet, _: Column) -> Texts:
    """Whole years, blank where they weren't told."""
    return np.array(["", *map(str, range(OLDEST + 1))], object)[sheet.ages + 1]


def _began(sheet: Sheet, column: Column) -> Texts:
    """The band of an age at which it began, no higher than the age at the first report."""
    variable = sheet.codebook.by_name[column.variable]
    codes = sheet.codes(column.variable)
    minor = codes == variable.encode("Minor")
    low = np.where(minor, 6, 18)
    cap = np.where(sheet.ages < 0, OLDEST, sheet.ages)
    age = sheet.among(low, np.maximum(low, np.minimum(cap, np.where(minor, 17, 55))))
    starts = np.array(list(sheet.layout.began), np.int64)
    bands = np.array(list(sheet.layout.began.values()), object)
    texts: Texts = bands[np.searchsorted(starts, age, side="right") - 1]
    texts[codes == variable.encode("Unknown")] = "Unknown"
    texts[codes == NULL] = ""
    return texts


def _birth(sheet: Sheet, _: Column) -> Texts:
    """A date of birth that fits the age, for some of the victims whose age was told."""
    days = np.floor(sheet.ages * 365.25) + sheet.rng.integers(2, 360, len(sheet.reports))
    born = written(sheet.reports.reported - days.astype("timedelta64[D]"))
    born[(sheet.ages < 0) | ~sheet.chance(NAMED)] = ""
    return born


def _victim(sheet: Sheet, _: Column) -> Texts:
    """The names of some of the victims."""
    people = np.array(persons.names(sheet.rng, len(sheet.reports)), object)
    people[~sheet.chance(NAMED)] = ""
    return people


def _individual(sheet: Sheet, _: Column) -> Texts:
    """Whether the report describes a victim."""
    return np.where(sheet.reports.individual, "Yes", sheet.any_of(["No", "No", "Unknown", ""]))


def _note(sheet: Sheet, _: Column) -> Texts:
    """Where it happened, as somebody jotted it down."""
    places = ["Example Motel", "Placeholder Diner", "Specimen Farm", "Demo Spa"]
    ways = [", ask for the back door", ", 12 Sample Street", ' ("the blue house")', ""]
    texts: Texts = sheet.any_of(places) + sheet.any_of(ways)
    texts[sheet.chance(0.5)] = ""
    return texts


def written(days: Days) -> Texts:
    """Dates as they are written in the United States."""
    distinct, back = np.unique(days, return_inverse=True)
    texts: Texts = np.array([day.strftime("%m/%d/%Y") for day in distinct.tolist()], object)[back]
    return texts


_FILLS: dict[str, Callable[[Sheet, Column], Texts]] = {
    "age": _age,
    "any": lambda sheet, column: sheet.any_of(column.of),
    "began": _began,
    "birth": _birth,
    "country": _country,
    "email": lambda sheet, _: np.array(persons.emails(sheet.callers), object),
    "individual": _individual,
    "name": lambda sheet, _: np.array(sheet.callers, object),
    "note": _note,
    "number": lambda sheet, _: sheet.reports.numbers,
    "phone": lambda sheet, _: np.array(persons.phones(sheet.rng, len(sheet.reports)), object),
    "reported": lambda sheet, _: written(sheet.reports.reported),
    "updated": lambda sheet, _: written(sheet.reports.updated),
    "victim": _victim,
    "word": _word,
    "zip": lambda sheet, _: sheet.any_of([f"{number:05d}" for number in range(100)]),
}
