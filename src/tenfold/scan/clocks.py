"""How times are written behind days, in strptime's words."""

import re

import polars as pl

_CLOCK = re.compile(
    r"(?P<sign>[T ])00?:00(?P<seconds>:00)?((?P<point>[.,])0{1,6})?(?P<half> ?[AaPp][Mm])?"
    r"(?P<zone>Z|[+-]00:?00)?"
)
"""A time with 0 for each digit."""
_BEHIND = r"([T ]\d{1,2}:\d{2}.*)$"


def clocks_of(values: pl.Series) -> tuple[str, ...]:
    """The forms of the times behind days, each with the sign before it; blank for a lone day."""
    behind = values.str.strip_chars().str.extract(_BEHIND).fill_null("")
    masks = behind.str.replace_all(r"\d", "0").unique().to_list()
    found = {_form(mask) if mask else "" for mask in masks}
    return tuple(sorted(form for form in found if form is not None))


def _form(mask: str) -> str | None:
    """What a time is in strptime's words; None for what strptime can't read."""
    found = _CLOCK.fullmatch(mask)
    if not found:
        return None
    half, zone = found["half"] or "", found["zone"] or ""
    hour, seconds = "%I" if half else "%H", ":%S" if found["seconds"] else ""
    parts = f"{found['point']}%f" if found["point"] else ""
    ahead = f"{' ' if half.startswith(' ') else ''}%p" if half else ""
    return f"{found['sign']}{hour}:%M{seconds}{parts}{ahead}{'%z' if zone else ''}"
