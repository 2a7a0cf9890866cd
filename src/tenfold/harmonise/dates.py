"""Dates and ages, judged one value at a time."""

import re
from datetime import date, datetime

OLDEST = 120
"""The highest age that is taken for one, in years."""

_AGE = re.compile(r"(\d{1,3})(?:[.,]\d{1,2})?")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_date(text: str, form: str) -> date | None:
    """The day that a text in strptime's `form`, or as 2017-04-03, names; None where it names none.

    Files that know dates from text give them as 2017-04-03, whatever the form of the others.
    """
    text = text.strip()
    try:
        return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return _iso(text)


def _iso(text: str) -> date | None:
    """The day that exactly four, two and two digits name."""
    try:
        return date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


def read_age(text: str) -> int | None:
    """Whole years from a number, its fraction dropped; None for anything else.

    A fraction has at most two digits: three may be thousands.
    """
    found = _AGE.fullmatch(text.strip())
    return int(found[1]) if found else None


def age_on(born: date, day: date) -> int:
    """Full years from birth to a day; who was born on 29 February ages on 1 March otherwise."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def band_of(age: int, labels: tuple[str, ...]) -> str | None:
    """The label, such as 9–17 or 48+, of the band that an age falls in."""
    for label in labels:
        low, _, high = label.removesuffix("+").partition("–")
        if int(low) <= age and (label.endswith("+") or age <= int(high)):
            return label
    return None
