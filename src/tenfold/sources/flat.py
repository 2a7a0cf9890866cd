"""Cases of JSON as a table: nested names joined by dots, the parts of a list in one cell."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

from tenfold.errors import InputError
from tenfold.sources.content import Content
from tenfold.sources.raw import Habits, Raw, is_number

MOST = 4_000
"""How many names a file may have: more are values, such as case numbers, in the place of names."""
LONGEST = 1_000_000
"""How many characters a value may have; more are a picture or another file."""
_UNFIT = re.compile("[\0\ud800-\udfff]")
Way = tuple[str, ...]
"""The names that lead to a value, from the outermost object on."""
Leaf = tuple[Way, Any, bool]
"""The way to a plain value, the value, and whether it is a part of a list."""


@dataclass(frozen=True)
class Flaw:
    """Stands for what can't be a value, until it is known where: what is wrong, and the fix."""

    problem: str
    fix: str


TWICE = Flaw("a name stands twice in one object", "Export each name once.")
NO_NUMBER = Flaw("NaN or Infinity, which is no number", "Export null instead.")
_NO_OBJECT = Flaw("no object with names, as a case must be", "Export a list of objects.")
_NAMELESS = Flaw("a name that is blank or a number", "Export names that say what stands there.")
_TOO_MANY = Flaw(
    f"more than {MOST:,} different names up to here",
    "Values, such as case numbers, stand where names should: export a list of objects.",
)
_COLLIDES = Flaw(
    "a name with a dot in it is another one's, of an object inside an object",
    "Export the name without a dot.",
)
_DEEPER = Flaw(
    "an object where one value is read", "Export a value, or name in columns.csv what is inside."
)
_FLATTER = Flaw(
    "a value where an object is read", "Export an object, or null where there is nothing."
)
_TOO_LONG = Flaw(
    f"a value of more than {LONGEST:,} characters", "Export it without pictures and files."
)
_NO_TEXT = Flaw("a NUL, or half of a character", "Export it again as text.")
_JOINED = Flaw(
    "a part of a list holds the sign that joins the parts",
    "Choose another sign: joined in mapping.toml, [reader], and separator in its rules.",
)


def leaves(value: Any) -> list[Leaf]:
    """The plain values inside a value, in their order. Raises RecursionError."""
    found: list[Leaf] = []
    _gather(found, value, (), listed=False)
    return found


def _gather(found: list[Leaf], value: Any, way: Way, *, listed: bool) -> None:
    """Adds the plain values inside an object, a list or itself; null where that holds nothing."""
    if way and not value and isinstance(value, dict | list):
        found.append((way, None, listed))
    elif isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, dict | list):
                _gather(found, inner, (*way, name), listed=listed)
            else:
                found.append(((*way, name), inner, listed))
    elif isinstance(value, list):
        for inner in value:
            _gather(found, inner, way, listed=True)
    else:
        found.append((way, value, listed))


def _outer(way: Way) -> set[str]:
    """The names of the objects that a way leads through."""
    return {".".join(way[:end]) for end in range(1, len(way))}


def names_in(value: Any) -> frozenset[str]:
    """The names inside a value, as those that are known are compared."""
    try:
        return frozenset(".".join(way).casefold() for way, _, _ in leaves(value))
    except RecursionError:
        return frozenset()


@dataclass
class Table:
    """A table that grows case by case: the columns are all names that any case has."""

    content: Content
    habits: Habits
    rows: int = 0
    columns: dict[str, list[str | None]] = field(default_factory=dict)
    ways: dict[str, Way] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, record: Any, where: str) -> None:
        """Adds a case. Raises InputError for what can't be one, with its place."""
        if not isinstance(record, dict):
            raise self._refusal(record if isinstance(record, Flaw) else _NO_OBJECT, where)
        parts: dict[str, list[str]] = {}
        try:
            for way, value, listed in leaves(record):
                name = ".".join(way)
                text = self._text(value, name, where, listed=listed)
                if self.ways.get(name) != way:
                    self._add_name(name, way, where)
                if text and name.casefold() in self.outer:
                    raise self._refusal(_FLATTER, where, name)
                parts.setdefault(name, []).append(text)
        except RecursionError:
            problem = f"{self.content}, {where}: nested too deep."
            raise InputError(problem, "Export it flatter.") from None
        self.counts.update(parts.keys())
        for name, texts in parts.items():
            self._put(name, self.habits.joined.join(filter(None, texts)))
        self.rows += 1

    @cached_property
    def outer(self) -> frozenset[str]:
        """The names of objects in which known names stand."""
        ways = (tuple(name.split(".")) for name in self.habits.known)
        return frozenset(name for way in ways for name in _outer(way)) - self.habits.known

    def raw(self, found: tuple[str, ...], place: str, records: str) -> Raw:
        """The table, with what was found out about the file. Raises InputError without cases."""
        hollow = frozenset(name for name, cells in self.columns.items() if not any(cells))
        inner = {name for way in self.ways.values() for name in _outer(way)}
        hollow -= inner
        names = tuple(n for n in self.columns if n not in inner or any(self.columns[n]))
        if not names:
            raise InputError(f"{self.content} has no cases.", "Export it again.")
        counts = tuple(self.counts[name] for name in names)
        return Raw(names, self._cells(names), found, place, 1, records, hollow, counts)

    def _cells(self, names: tuple[str, ...]) -> pl.DataFrame:
        for name in names:
            self._fill(self.columns[name])
        columns = {str(place): self.columns[name] for place, name in enumerate(names)}
        return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))

    def _put(self, name: str, text: str) -> None:
        cells = self.columns[name]
        if len(cells) < self.rows:
            self._fill(cells)
        cells.append(text or None)

    def _fill(self, cells: list[str | None]) -> None:
        """Blanks for the cases that lack a name."""
        cells += [None] * (self.rows - len(cells))

    def _text(self, value: Any, name: str, where: str, *, listed: bool) -> str:
        """A value as text. Raises InputError for one that can't stand in a cell."""
        if isinstance(value, Flaw):
            raise self._refusal(value, where, name)
        if not isinstance(value, str):
            return "" if value is None else str(value).lower()
        if len(value) > LONGEST:
            raise self._refusal(_TOO_LONG, where, name)
        if _UNFIT.search(value):
            raise self._refusal(_NO_TEXT, where, name)
        if listed and self.habits.joined in value and name.casefold() in self.habits.known:
            raise self._refusal(_JOINED, where, name)
        return value

    def _add_name(self, name: str, way: Way, where: str) -> None:
        """Adds a column. Raises InputError for what is no name, or leads elsewhere already."""
        if name in self.ways:
            raise self._refusal(_COLLIDES, where, name)
        if is_number(name) or not all(step.strip() for step in way) or _UNFIT.search(name):
            raise self._refusal(_NAMELESS, where)
        if len(self.ways) == MOST:
            raise self._refusal(_TOO_MANY, where)
        if outer := self.habits.known & {o.casefold() for o in _outer(way)}:
            raise self._refusal(_DEEPER, where, min(outer))
        self.ways[name] = way
        self.columns[name] = []

    def _refusal(self, flaw: Flaw, where: str, name: str = "") -> InputError:
        """What is said of a flaw; a name is told only if it is known, as it may be a value too."""
        known = self.habits.known | self.outer
        column = f", column {name}" if name.casefold() in known else ""
        return InputError(f"{self.content}, {where}{column}: {flaw.problem}.", flaw.fix)
