"""What the values of a column look like: type, form of dates, lists, years and patterns."""

import re
from itertools import islice

import polars as pl

from tenfold.scan.clocks import clocks_of
from tenfold.scan.counts import Cells, shared
from tenfold.scan.profile import Shape

MOST = 0.95
"""The share of a column's different values that settles its type."""
_FORMS = {
    r"^\d{4}-\d{1,2}-\d{1,2}$": ("%Y-%m-%d",),
    r"^\d{4}/\d{1,2}/\d{1,2}$": ("%Y/%m/%d",),
    r"^\d{1,2}/\d{1,2}/\d{4}$": ("%d/%m/%Y", "%m/%d/%Y"),
    r"^\d{1,2}-\d{1,2}-\d{4}$": ("%d-%m-%Y", "%m-%d-%Y"),
    r"^\d{1,2}\.\d{1,2}\.\d{4}$": ("%d.%m.%Y", "%m.%d.%Y"),
    r"^\d{1,2}/\d{1,2}/\d{2}$": ("%d/%m/%y", "%m/%d/%y"),
    r"^\d{1,2}\.\d{1,2}\.\d{2}$": ("%d.%m.%y",),
    r"^\d{1,2} [A-Za-z]{3} \d{4}$": ("%d %b %Y",),
    r"^\d{1,2} [A-Za-z]{4,} \d{4}$": ("%d %B %Y",),
}
"""How dates are written, and the forms in strptime's words that this may be."""
_TIME = r"^(\S+?)[T ]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?: ?[AaPp][Mm]|Z|[+-]\d{2}:?\d{2})?$"
_KINDS = {"whole number": r"^[+-]?\d+$", "number": r"^[+-]?\d*[.,]?\d+$"}
_COUNTED = r"^\d{1,3}\s*\p{L}[\p{L}. ]{0,11}$"
"""A small number with its unit, such as 24 ans."""
_UNITS = 5
"""More different words behind numbers are no units."""
_LIST_SIGNS = ("|", ";", " / ")
_BARE = "/"
_LIST_CELLS = 0.05
"""The share of a column's different values that must hold the sign that parts a list."""
_LIST_PARTS = 200
"""More different parts are no list of answers."""
_LONGEST = 30
_PATTERNS = 3


def shape_of(cells: Cells, k: int) -> Shape:
    """The shape of a column's values; no value of fewer than k rows shows in it."""
    distinct = cells.distinct.str.strip_chars()
    if distinct.is_empty():
        return Shape("blank")
    forms = _forms(distinct)
    if forms:
        return Shape("date", forms, clocks_of(distinct), years=_years(cells, forms[0], k))
    separator = _separator(cells)
    if separator:
        return Shape("list", separator=separator)
    if share(distinct, _COUNTED) >= MOST and (units := _units(cells, k)):
        return Shape("number with a unit", units=units)
    kind = next((kind for kind, sign in _KINDS.items() if share(distinct, sign) >= MOST), "text")
    return Shape(kind, patterns=_patterns(cells, k))


def days(values: pl.Series, form: str) -> pl.Series:
    """The day that each text names in a form, its time left out; NULL where it names none."""
    written = next(sign for sign, forms in _FORMS.items() if form in forms)
    texts = values.str.strip_chars().str.replace(_TIME, "$1")
    fit = pl.DataFrame({"text": texts}).select(
        pl.when(pl.col("text").str.contains(written)).then("text")
    )["text"]
    return fit.str.to_date(form, strict=False)


def share(values: pl.Series, sign: str, of: int = 0) -> float:
    """How many of the values hold a sign, as a share of them or of a number."""
    return int(values.str.contains(sign).sum()) / (of or len(values))


def _forms(values: pl.Series) -> tuple[str, ...]:
    """The forms in which most values are dates: those that fit best."""
    bare = values.str.replace(_TIME, "$1")
    for sign, forms in _FORMS.items():
        if share(bare, sign) >= MOST:
            fits = {form: len(values) - days(values, form).null_count() for form in forms}
            best = max(fits.values())
            if best >= MOST * len(values):
                return tuple(form for form, fit in fits.items() if fit == best)
    return ()


def _units(cells: Cells, k: int) -> tuple[str, ...]:
    """The words behind numbers, where they are few, and of those the ones that k rows share."""
    words = cells.changed(lambda series: series.str.strip_chars(" 0123456789"))
    return tuple(shared(words, k)) if words.distinct.len() <= _UNITS else ()


def _years(cells: Cells, form: str, k: int) -> str:
    """The first and the last year that k rows share."""
    years = shared(cells.changed(lambda series: days(series, form).dt.to_string("%Y")), k)
    return f"{min(years)}–{max(years)}" if years else ""


def _separator(cells: Cells) -> str:
    """The sign that parts a list, where cells are put together from few parts."""
    for sign in _LIST_SIGNS:
        held = share(cells.distinct, re.escape(sign))
        if held >= _LIST_CELLS and cells.parted(sign).distinct.len() <= _LIST_PARTS:
            return sign
    return _BARE if _slashed(cells) else ""


def _slashed(cells: Cells) -> bool:
    """Whether a slash without spaces parts answers: most of them then stand alone, too.

    So it isn't in Friend/Acquaintance, in N/A, or in case numbers such as N/0001.
    """
    parts = cells.parted(_BARE).distinct
    if share(cells.distinct, _BARE) < _LIST_CELLS or len(parts) >= len(cells.distinct):
        return False
    return 2 * int(parts.is_in(cells.distinct.implode()).sum()) >= len(parts)


def _patterns(cells: Cells, k: int) -> tuple[str, ...]:
    """How the values are written, where k rows share it: A for a letter, 0 for a digit."""

    def masked(series: pl.Series) -> pl.Series:
        short = series.str.strip_chars().str.replace_all(r"\p{L}", "A")
        return short.str.replace_all(r"\p{N}", "0").str.replace_all(r"[^ -~]", "?")

    found = (pattern for pattern in shared(cells.changed(masked), k) if _tells_form(pattern))
    return tuple(islice(found, _PATTERNS))


def _tells_form(pattern: str) -> bool:
    """Whether a pattern is short, and not a value of signs alone."""
    return len(pattern) <= _LONGEST and not {"A", "0"}.isdisjoint(pattern)
