"""How a contributor's files may be written: what can be read is taken, all else refused."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

_TEXT = "a,\n"
_TIME = r"[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
_ISO = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:{_TIME})?")
_MOMENT = datetime(2001, 2, 3, tzinfo=UTC)
"""Its day, month and year differ."""
CENTURY = 1969
"""The first of the hundred years that two digits mean where nothing else is said, as strptime's."""


@dataclass(frozen=True)
class Days:
    """How days are written: strptime's forms, and the first year that two digits may mean."""

    forms: tuple[str, ...]
    century: int = CENTURY

    def read(self, text: str) -> datetime | None:
        """The moment that a text names in the first form that fits; None where none does."""
        for form in self.forms:
            try:
                found = datetime.strptime(text, form)  # noqa: DTZ007 - a day has no zone
                return self._placed(found) if "%y" in form else found
            except ValueError:
                continue
        return None

    def _placed(self, found: datetime) -> datetime:
        """The moment in the hundred years that are meant. Raises ValueError for no such day."""
        return found.replace(year=self.century + (found.year - self.century) % 100)


def encoding_of_text(name: str) -> str:
    """The name of an encoding of text. Raises ValueError."""
    try:
        found = _TEXT.encode(name).decode(name) == _TEXT
    except (LookupError, ValueError):
        found = False
    if not found:
        raise ValueError("text can't be read in this encoding; give one such as utf-8 or cp1252")
    return name


def one_sign(separator: str) -> str:
    """A separator of CSV, or nothing. Raises ValueError."""
    if separator and (len(separator) > 1 or not separator.isascii() or separator in '"\r\n\0'):
        raise ValueError("give one ASCII character, such as a comma, or leave it blank")
    return separator


def names_joined(names: str) -> str:
    """Names joined by dots, or nothing. Raises ValueError."""
    if names and not all(map(str.strip, names.split("."))):
        raise ValueError("give names joined by dots, such as export.cases, or leave it blank")
    return names


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


def forms_of_days(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Forms of which none reads a day otherwise than another does. Raises ValueError."""
    day = _MOMENT.date()
    for form in map(form_of_days, forms):
        text = _MOMENT.strftime(form)
        if any(_read(text, other) not in {None, day} for other in forms):
            raise ValueError("two of the forms read one text as two days; keep one of them")
    return forms


def _read(text: str, form: str) -> date | None:
    """The day that a text names in a form; None where it names none."""
    try:
        return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
    except (ValueError, re.error):  # a word that is none, or that stands twice
        return None


def read_date(text: str, form: Days | str) -> date | None:
    """The day that a text names, as read_moment reads it; None where it names none."""
    moment = read_moment(text, form)
    return moment.date() if moment else None


def read_moment(text: str, form: Days | str) -> datetime | None:
    """The day, and the time if one is told, that a text names; None where it names none.

    It is in one of strptime's forms, or as 2017-04-03 or 2017-04-03T13:05:00Z, which is what files
    and systems give that know dates from text. The day is the one that is written, whatever its
    zone.
    """
    text = text.strip()
    days = Days((form,)) if isinstance(form, str) else form
    found = days.read(text) or _iso(text)
    return found and found.replace(tzinfo=None)


def _iso(text: str) -> datetime | None:
    """What exactly four, two and two digits name, with or without a time."""
    try:
        return datetime.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None
