"""How a contributor's files may be written: what can be read is taken, all else refused."""

import re
from datetime import UTC, date, datetime

_TEXT = "a,\n"
_MOMENT = datetime(2001, 2, 3, tzinfo=UTC)
"""Its day, month and year differ."""


def encoding_of_text(name: str) -> str:
    """The name of an encoding in which lines and commas are those of ASCII. Raises ValueError."""
    try:
        plain = _TEXT.encode().decode(name) == _TEXT
    except (LookupError, ValueError):
        plain = False
    if not plain:
        raise ValueError("CSV can't be read in this encoding; give one such as utf-8 or cp1252")
    return name


def one_sign(separator: str) -> str:
    """A separator of CSV, or nothing. Raises ValueError."""
    if separator and (len(separator) > 1 or not separator.isascii() or separator in '"\r\n\0'):
        raise ValueError("give one ASCII character, such as a comma, or leave it blank")
    return separator


def form_of_days(form: str) -> str:
    """A form of strptime's that tells day, month and year. Raises ValueError.

    It mustn't take 2001-02-03 for the second of March, as it is February in workbooks.
    """
    day = _MOMENT.date()
    if _read(_MOMENT.strftime(form), form) != day:
        raise ValueError("give day, month and year in the words of strptime, such as %m/%d/%Y")
    if _read(day.isoformat(), form) not in {None, day}:
        raise ValueError("a date as 2017-04-03 would be read otherwise than in workbooks")
    return form


def _read(text: str, form: str) -> date | None:
    """The day that a text names in a form; None where it names none."""
    try:
        return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
    except (ValueError, re.error):  # a word that is none, or that stands twice
        return None
