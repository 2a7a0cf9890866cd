"""Ages and years, judged one value at a time."""

import re
from collections.abc import Collection
from datetime import date

OLDEST = 120
"""The highest age that is taken for one, in years."""

_AGE = re.compile(r"(\d{1,3})(?:[.,]\d{1,2})?(?:\s*([^\d\s].*))?")
_YEAR = re.compile(r"[0-9]{4}")


def read_age(text: str, units: Collection[str] = ()) -> int | None:
    """Whole years from a number, its fraction dropped; None for anything else.

    A fraction has at most two digits: three may be thousands. One of the units, in small letters,
    may stand behind it.
    """
    found = _AGE.fullmatch(text.strip())
    if not found or (found[2] and found[2].casefold() not in units):
        return None
    return int(found[1])


def number_of(day: date | None) -> int:
    """A day as a number of eight digits, 20170403; 0 for none."""
    return (day.year * 100 + day.month) * 100 + day.day if day else 0


def age_on(born: int, day: int) -> int:
    """Full years between days as numbers; who was born on 29 February ages on 1 March otherwise."""
    return (day - born) // 10_000


def read_year(text: str) -> int | None:
    """A year of four digits; None for anything else."""
    return int(text) if _YEAR.fullmatch(text.strip()) else None


def ages_in(year: int, day: int) -> tuple[int, ...]:
    """The ages that somebody born in a year may have on a day; 0 alone in that year itself."""
    later = day // 10_000 - year
    return (later - 1, later) if later else (0,)


def band_of(age: int, labels: tuple[str, ...]) -> str | None:
    """The label, such as 9–17 or 48+, of the band that an age falls in."""
    for label in labels:
        low, _, high = label.removesuffix("+").partition("–")
        if int(low) <= age and (label.endswith("+") or age <= int(high)):
            return label
    return None
