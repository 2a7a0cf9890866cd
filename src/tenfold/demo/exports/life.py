"""When invented people were born, registered, and last written about."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tenfold.codebook import NULL, Codebook
from tenfold.demo.chances import Flags, Index
from tenfold.stages import Codes

Days = NDArray[np.datetime64]

MONTH = 31
"""Days that always pass between registration and the latest state of a case."""

OLDEST = 30
"""How many years the last age band, which has no end, is taken to hold."""

ONE_MARCH, EXTRA = 301, 15
"""1 March as month · 100 + day, and how many times it is drawn more than any other day."""


@dataclass(frozen=True, eq=False)
class Lives:
    """The days of each person: (people,); `born` is NaT, and `age` -1, where no age is known."""

    born: Days
    registered: Days
    left: Days
    """The day of the latest state."""
    age: Index
    """In full years when registered."""


def lead(codes: Codes, codebook: Codebook, rng: np.random.Generator) -> Lives:
    """Days that give each record's year of registration and age band."""
    names = [variable.name for variable in codebook.base]
    first, last = _years(codebook)
    latest = np.datetime64(f"{last}-08-31")
    year = codes[:, names.index("yearOfRegistration")].astype(np.int64) - 1 + first
    registered = _within(rng, year, latest - MONTH)
    age = _ages(rng, codes[:, names.index("ageBroad")], codebook)
    born = _birthdays(rng, registered, age)
    room = np.minimum((latest - registered).astype(np.int64), 900)
    left = registered + MONTH + (rng.random(len(codes)) * (room - MONTH)).astype(np.int64)
    return Lives(np.where(age < 0, np.datetime64("NaT"), born), registered, left, age)


def _years(codebook: Codebook) -> tuple[int, int]:
    labels = codebook.by_name["yearOfRegistration"].labels
    return int(labels[0]), int(labels[-1])


def _within(rng: np.random.Generator, year: Index, latest: np.datetime64) -> Days:
    """A day of each year, none after the latest."""
    start, end = (_first_of(year + more, np.int64(1)) for more in (0, 1))
    length = (np.minimum(end, latest + 1) - start).astype(np.int64)
    found: Days = start + (rng.random(len(year)) * length).astype(np.int64)
    return found


def _first_of(year: Index, month: Index | np.int64) -> Days:
    """The first day of a month."""
    months = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    found: Days = months.astype("datetime64[D]")
    return found


def _ages(rng: np.random.Generator, codes: Codes, codebook: Codebook) -> Index:
    """An age in years within each band, -1 for NULL."""
    low = [int(label.rstrip("+").split("–")[0]) for label in codebook.by_name["ageBroad"].labels]
    start = np.array([-1, *low])
    years = np.diff([*start, low[-1] + OLDEST])
    years[NULL] = 1
    return start[codes] + rng.integers(0, years[codes])


def _birthdays(rng: np.random.Generator, day: Days, age: Index) -> Days:
    """A day of birth for each age on a day; often enough it is 29 February."""
    ordinary = np.arange("2001-01-01", "2002-01-01", dtype="datetime64[D]")
    drawn = rng.integers(0, len(ordinary) + EXTRA, len(day))
    birthday = np.append(_month_day(ordinary), [ONE_MARCH] * EXTRA)[drawn]
    today = _month_day(day)
    year = day.astype("datetime64[Y]").astype(np.int64) + 1970 - age - (birthday > today)
    leaps = _leap(year) & (birthday == ONE_MARCH) & ~np.isin(today, (228, 229))
    found = _first_of(year, birthday // 100) + (birthday % 100 - 1)
    born: Days = np.where(leaps, found - 1, found)
    return born


def _month_day(day: Days) -> Index:
    """Month · 100 + day."""
    month = day.astype("datetime64[M]")
    found: Index = month.astype(np.int64) % 12 * 100 + 100 + (day - month).astype(np.int64) + 1
    return found


def _leap(year: Index) -> Flags:
    found: Flags = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    return found
