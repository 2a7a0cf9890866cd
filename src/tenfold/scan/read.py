"""Reads an export whose layout nobody knows yet: encoding and separator are found out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from tenfold.errors import InputError
from tenfold.sources import Content, Habits, Raw, check_names, contents_of, files_at, read_parts
from tenfold.stages import Progress

ENCODINGS = ("utf-8", "cp1252")
"""What is tried in turn; others take what isn't theirs too, and must be named."""
FEW = 0.2
"""The share of the columns of answers whose names may be one of these answers."""
_DIGIT = re.compile("[0-9]")
_NUMBERS = r"(?:[^\d]*\d){4}"
_DATA = re.compile(rf"\S@\S+\.\w|^[\d\s()+.,:/\-]*{_NUMBERS}[\d\s()+.,:/\-]*$")
"""An e-mail address, a date or a number, which is no column's name."""


@dataclass(frozen=True, repr=False)
class Export:
    """An export as one table of text (rows × columns), and where its rows come from."""

    paths: tuple[Path, ...]
    sheets: tuple[Raw, ...]
    encodings: tuple[str, ...]
    frame: pl.DataFrame

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of all files, as they come."""
        return tuple(self.frame.columns)

    def told(self, k: int) -> tuple[str, ...]:
        """The columns whose names may be told: in JSON those that k cases have, or all of them."""
        nested = [sheet for sheet in self.sheets if sheet.counts]
        counts: Counter[str] = Counter()
        for sheet in nested:
            counts.update(dict(zip(sheet.names, sheet.counts, strict=True)))
        rare = {name for name in counts if counts[name] < min(k, _rows(nested))}
        plain = {name for sheet in self.sheets if not sheet.counts for name in sheet.names}
        return tuple(name for name in self.names if name not in rare or name in plain)

    @property
    def records(self) -> tuple[str, ...]:
        """Where the cases lie in the files of JSON, each place once; blank ones left out."""
        return tuple(dict.fromkeys(sheet.records for sheet in self.sheets if sheet.records))

    def lacking(self, name: str) -> tuple[str, ...]:
        """The files that don't have a column."""
        both = zip(self.paths, self.sheets, strict=True)
        return tuple(dict.fromkeys(path.name for path, raw in both if name not in raw.names))


def read_export(paths: Sequence[Path], habits: Habits, tell: Progress) -> Export:
    """The files as one table; where the habits name no encoding, each file's is found out.

    Raises InputError for a file that is no table, or whose first line holds data.
    """
    contents = [one for path in paths for file in files_at(path) for one in contents_of(file)]
    read = []
    for place, content in enumerate(contents):
        tell("read", place, len(contents))
        read += [(content.place, *part) for part in _read(content, habits)]
    tell("read", len(contents), len(contents))
    paths, encodings, sheets = zip(*read, strict=True)
    frame = pl.concat([_named(raw) for raw in sheets], how="diagonal")
    return Export(paths, sheets, encodings, frame)


def _read(content: Content, habits: Habits) -> list[tuple[str, Raw]]:
    """The first encoding in which a file can be read, and the cells of each of its tables."""
    refusals: list[InputError] = []
    for encoding in (habits.encoding,) if habits.encoding else ENCODINGS:
        try:
            tables = read_parts(content, replace(habits, encoding=encoding))
        except InputError as refusal:
            refusals.append(refusal)
        else:
            for raw in tables:
                _check_header(content, raw)
            return [(encoding, raw) for raw in tables]
    raise refusals[0]


def _named(raw: Raw) -> pl.DataFrame:
    return raw.cells.rename(dict(zip(raw.cells.columns, raw.names, strict=True)))


def _check_header(content: Content, raw: Raw) -> None:
    """Raises InputError for a first line that holds a case, or such names in JSON; places only."""
    check_names(raw.called(content), raw.names)
    below = _standing_below(raw)
    for place, name in enumerate(raw.names, 1):
        if not _is_data(name, raw) and name not in below:
            continue
        if raw.counts:
            problem = f"{content} has data in the place of a name."
            raise InputError(problem, "Export a list of objects, whose names say what they hold.")
        raise InputError(
            f"{raw.called(content)} has no header: cell {place} of the first line looks like data.",
            "Put the columns' names in the first line, and each once.",
        )


def _is_data(name: str, raw: Raw) -> bool:
    """Whether a name, or a part of one in JSON, is what data are, or looks like its own values."""
    if raw.counts:
        return any(map(_DATA.search, {name, *name.split(".")}))
    return bool(_DATA.search(name)) or _is_alike(name, raw.cells[str(raw.names.index(name))])


def _is_alike(name: str, cells: pl.Series) -> bool:
    """Whether a name with digits has the shape of most values below it, as PX-0517 of PX-0518."""
    if not _DIGIT.search(name):
        return False
    shape = _DIGIT.sub("0", name)
    values = cells.filter(cells != name).unique()
    alike = (values.str.replace_all(_DIGIT.pattern, "0") == shape).sum()
    return 2 * alike > len(values)


def _rows(sheets: Iterable[Raw]) -> int:
    return sum(sheet.cells.height for sheet in sheets)


def _standing_below(raw: Raw) -> set[str]:
    """The names that are one of several values of their columns; the only one may be a tick.

    A case in the place of names has most of its answers in other cases, too. So where few names
    stand below, they are words such as MAJ, and none is given.
    """
    columns = {name: raw.cells[str(place)].drop_nulls() for place, name in enumerate(raw.names)}
    several = {name: cells for name, cells in columns.items() if cells.n_unique() > 1}
    repeated = [name for name, cells in several.items() if 2 * cells.n_unique() <= len(cells)]
    below = {name for name, cells in several.items() if (cells == name).any()}
    return below if len(below) > FEW * len(repeated) else set()
