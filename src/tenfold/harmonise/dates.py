"""Dates and ages, judged one value at a time."""

import re
from datetime import date, datetime

OLDEST = 120
"""The highest age that is taken for one, in years."""

_AGE = re.compile(r"(\d{1,3})(?:[.,]\d+)?")


def read_date(text: str, form: str) -> date | None:
    """The day that a text in strptime's `form` names; None where it names none."""
    try:
        return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def read_age(text: str) -> int | None:
    """Whole years from a number, its fraction dropped; None for anything else."""
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
