"""Flags the columns that may identify a person, by name and by what they hold; in doubt too."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from tenfold.contributors import folded
from tenfold.scan.counts import Cells
from tenfold.scan.lexicon import TELLS, fields, header_words, plain
from tenfold.scan.profile import Shape
from tenfold.scan.shapes import days, share

_MAIL = r"\S@\S+\.\w"
_LONG_NUMBER = r"^(?:[^\d]*\d){7,15}[^\d]*$"
_DIALLED = r"^\+?[\d\s().\-/]+$"
_DECIMALS = r"^-?\d{1,3}[.,]\d{3,}(?:\s*[,;]\s*-?\d{1,3}[.,]\d{3,})?$"
_SENTENCE = r"(?:\S+\s+){7}\S|.{60}"
_SMALL = r"^\d{1,3}$"
_NAME = r"^\p{Lu}[\p{L}'\x{2019}\-]+(?:,? \p{Lu}[\p{L}'\x{2019}.\-]*){1,3}$"
SAYS = "its name says {}"
NAME, BIRTH = SAYS.format(TELLS["name"]), SAYS.format(TELLS["birth"])
SHARE = 0.1
"""The share of a column's different values that look like an identifier, for it to be flagged."""
HALF = 0.5
DIFFERENT = 0.2
"""Unknown values for each case, from which on a column is no list of answers."""
MANY = 200
"""More different values that no list knows are no list of answers either."""
NAMES = 3
"""So many different values that may be names of people are no coincidence, nor are two of two."""
AGED = 8
"""Years between what happens to people and their births, at the least, in half of the rows."""


@dataclass(frozen=True)
class Setting:
    """What a column is judged beside: known values, the first year of cases, the newest dates."""

    known: Collection[str]
    first: int
    newest: date | None

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the known values: whoever writes answers with capitals uses these."""
        return frozenset(word for value in self.known for word in value.split())


def flags(name: str, cells: Cells, shape: Shape, setting: Setting) -> tuple[str, ...]:
    """Why a column may identify a person; empty where nothing says so."""
    return (*by_name(name), *_by_values(cells, shape, setting))


def by_name(name: str) -> tuple[str, ...]:
    """What a column's name says that it identifies."""
    return tuple(SAYS.format(TELLS[kind]) for kind in _kinds(name))


def names_case(name: str) -> bool:
    """Whether a column is called as case numbers are, and as nothing else."""
    return [*_kinds(name)] == ["case"]


def _kinds(name: str) -> dict[str, None]:
    """The kinds of identifiers that a column's name tells of."""
    words = plain(name)
    found: list[str] = [entry.identifies for entry in header_words() if entry.match(words)]
    named = (field for field in fields() if words in {plain(field.field), plain(field.label)})
    return dict.fromkeys([*found, *(field.identifies for field in named if field.identifies)])


def median_day(cells: Cells, shape: Shape) -> date | None:
    """The day in the middle of a column of dates."""
    if not shape.forms:
        return None
    middle = days(cells.cells, shape.forms[0]).drop_nulls().sort()
    return middle[len(middle) // 2] if len(middle) else None


def _by_values(cells: Cells, shape: Shape, setting: Setting) -> Iterator[str]:
    values = cells.parted(shape.separator).distinct if shape.separator else cells.distinct
    if values.is_empty():
        return
    values = values.str.strip_chars()
    signs = {
        "it holds e-mail addresses": share(values, _MAIL) > 0,
        "it holds phone or other long numbers": shape.kind != "date" and _dialled(values) >= SHARE,
        "it holds coordinates": share(values, _DECIMALS) >= HALF,
        "it may hold births: its dates lie early": _births(cells, shape, setting),
        "it may hold names of people": _named(values, setting),
        "it holds long texts": _long(values, setting) >= SHARE,
        "its values are many, and on no list": _differs(values, cells, shape, setting),
    }
    yield from (reason for reason, holds in signs.items() if holds)


def _dialled(values: pl.Series) -> float:
    """The share of the values that are numbers as long as those of phones and papers."""
    return share(values.filter(values.str.contains(_DIALLED)), _LONG_NUMBER, len(values))


def _named(values: pl.Series, setting: Setting) -> bool:
    """Whether many values are capitalised words, of which at least one stands in no public list."""
    written = values.filter(values.str.contains(_NAME))
    strange = [
        value
        for value in map(folded, written.to_list())
        if not setting.words.issuperset(value.replace(",", "").split())
    ]
    return len(strange) >= max(min(NAMES, len(values)), HALF * len(values), 2)


def _births(cells: Cells, shape: Shape, setting: Setting) -> bool:
    """Whether dates lie before cases were registered, or years before those of another column."""
    middle = median_day(cells, shape)
    if middle is None or setting.newest is None:
        return False
    found = days(cells.distinct, shape.forms[0]).drop_nulls()
    early = (found.dt.year() < setting.first).sum()
    return early >= SHARE * len(found) or setting.newest.year - middle.year >= AGED


def _long(values: pl.Series, setting: Setting) -> float:
    """The share of the values that are long, those of public lists left out."""
    long = values.filter(values.str.contains(_SENTENCE))
    return len(_unknown(long, setting)) / len(values)


def _differs(values: pl.Series, cells: Cells, shape: Shape, setting: Setting) -> bool:
    """Whether a column holds more unknown values than questions have answers."""
    if shape.kind == "date" or shape.units or share(values, _SMALL) == 1:
        return False
    unknown = len(_unknown(values, setting))
    return unknown > MANY or unknown >= DIFFERENT * cells.cases.n_unique()


def _unknown(values: pl.Series, setting: Setting) -> set[str]:
    """The values, however written, that stand in no public list."""
    return {folded(value) for value in values.to_list()} - set(setting.known)
