"""Reads exports: the columns of columns.csv, whatever the files call them, as frames of text."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from tenfold.contributors import File, Files, Reader
from tenfold.engines.polars.sheet import Sheet
from tenfold.sources import Content, Habits, Raw, Table, contents_of, read_tables
from tenfold.stages import ROW, Head

ALIKE = Files()
"""Of a contributor whose files are all alike."""

_TOLD = 10
"""Cases that have a name in JSON, for it to be told whatever it is."""

Frame = nw.LazyFrame[Any]


@dataclass(frozen=True, repr=False)
class Batch:
    """Some rows of a file, and the columns that it lacks, as it may."""

    frame: Frame
    lacks: frozenset[str]


def read_batches(
    paths: Sequence[Path], reader: Reader, columns: Collection[str], files: Files = ALIKE
) -> Iterator[Batch]:
    """What read_exports reads, in batches that fit into memory, whatever the size of the files.

    Raises InputError as read_exports does, maybe after some batches.
    """
    reading = _Reading(reader, columns, files)
    for content in _contents(paths):
        for table, sheet in reading.tables(content):
            for cells in _shaped(table, sheet):
                yield Batch(nw.from_native(cells.lazy()), sheet.lacks)


def read_exports(
    paths: Sequence[Path], reader: Reader, columns: Collection[str], files: Files = ALIKE
) -> Frame:
    """The named columns of a contributor's files, one after the other, all text; no others.

    Columns are those of columns.csv, whatever a file calls them; what it never asks, and what is
    optional and not there, is NULL. Raises InputError for a file that can't be read, or that lacks
    one of the other columns.
    """
    batches = read_batches(paths, reader, columns, files)
    found: Frame = nw.from_native(pl.concat([batch.frame.to_native() for batch in batches]))
    return found


def read_placed(
    paths: Sequence[Path], reader: Reader, columns: Collection[str], files: Files = ALIKE
) -> tuple[Frame, tuple[Head, ...]]:
    """What read_exports reads, with the number of each row as ROW, and the head of each table.

    Raises InputError as read_exports does.
    """
    reading = _Reading(reader, columns, files)
    parts, heads = [], []
    for content in _contents(paths):
        for table, sheet in reading.tables(content):
            raw = table.read()
            parts.append(sheet.shaped(raw.cells, raw.where))
            heads.append(_head(content, raw))
    return nw.from_native(pl.concat(parts).with_row_index(ROW).lazy()), tuple(heads)


def _shaped(table: Table, sheet: Sheet) -> Iterator[pl.DataFrame]:
    """The columns that are read, batch after batch."""
    start = 0
    for cells in table.batches(sheet.places):
        yield sheet.shaped(cells, partial(_where, table, start))
        start += cells.height


def _where(table: Table, start: int, row: int) -> str:
    """The place of a row of a batch that starts at another."""
    return table.where(start + row)


def _head(content: Content, raw: Raw) -> Head:
    rows, rare = raw.cells.height, raw.rare(_TOLD)
    return Head(content.place, raw.names, rows, raw.place, raw.first, rare, raw.part, raw.alike)


def _contents(paths: Sequence[Path]) -> Iterator[Content]:
    for path in paths:
        yield from contents_of(path)


@dataclass(frozen=True)
class _Reading:
    """How some columns of a contributor's files are read."""

    reader: Reader
    columns: Collection[str]
    files: Files

    def tables(self, content: Content) -> Iterator[tuple[Table, Sheet]]:
        """Each table that is to be read in a file. Raises InputError for one that can't be."""
        file = self.files.of(content.place)
        own, columns = file.own(self.columns), tuple(dict.fromkeys(self.columns))
        for found in read_tables(content, self._habits(file)):
            table = found.having(own)
            called, dates = table.called(content), self.reader.of(file).days
            sheet = Sheet(called, table.names, columns, file, self.files, dates)
            sheet.check()
            yield table, sheet

    def _habits(self, file: File) -> Habits:
        """How a file is written."""
        written = self.reader.of(file)
        needed = [name for name in self.columns if name not in self.files.optional]
        return Habits(
            _folded(file.own(self.columns)),
            written.encoding,
            written.separator,
            written.sheet,
            export=True,
            records=written.records,
            joined=written.joined,
            sheets=written.sheets,
            needed=_folded(file.own(needed)),
        )


def _folded(names: Collection[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)
