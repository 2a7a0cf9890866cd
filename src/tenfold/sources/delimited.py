"""Reads CSV as a stream: finds the separator, refuses what is cut off, ragged or ill encoded."""

import codecs
import csv
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from operator import itemgetter
from typing import Self

import polars as pl

from tenfold.errors import InputError
from tenfold.sources.content import Content
from tenfold.sources.raw import Habits, Raw, as_input_error
from tenfold.sources.records import Records, encoding_of

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
ROWS = 80_000
"""How many records a batch has, so that no file has to fit into memory."""
PART = 500
"""How many records are turned into columns at once, as the processor's cache holds them."""
_HIGH = bytes(range(128, 256))
_Score = tuple[int, bool, int]
"""How many names are known, whether the next record fits, and how many names there are."""


class Delimited:
    """A CSV file whose encoding, separator and names are known.

    Raises InputError where its first record is no header.
    """

    def __init__(self, content: Content, habits: Habits) -> None:
        csv.field_size_limit(sys.maxsize)
        self.content = content
        _refuse_utf8(content, habits.encoding)
        habits = replace(habits, encoding=encoding_of(content, habits.encoding))
        separator, self.names = _header(content, habits)
        self.habits = replace(habits, separator=separator)
        self.plain = True
        """Whether each record that was read has one line, so that counting tells its line."""

    @property
    def found(self) -> tuple[str, ...]:
        """What was found out about the file, in words for the user."""
        encoding = self.habits.encoding.upper()
        told = (f"CSV, {encoding}, separated by {_named(self.habits.separator)}s",)
        return (*told, "byte-order mark skipped") if self.content.is_marked else told

    def where(self, row: int) -> str:
        """The place of a record that was read, for a message."""
        return f"line {row + 2}" if self.plain else f"record {row + 1}"

    def read(self) -> Raw:
        """All cells. Raises InputError as batches does."""
        cells = pl.concat(list(self.batches(range(len(self.names)))))
        place, first = ("line", 2) if self.plain else ("record", 1)
        return Raw(self.names, cells, self.found, place, first)

    def having(self, _: Collection[str]) -> Self:
        """The file as it is: what isn't in the header isn't there."""
        return self

    def called(self, file: object) -> str:
        """The file, for a message."""
        return f"{file}"

    def batches(self, places: Sequence[int]) -> Iterator[pl.DataFrame]:
        """The cells of some columns, each named by its place from "0" on, in batches of records.

        Raises InputError, with the line, for a record that doesn't fit, and where there is none.
        """
        found = self._batches(places)
        while True:
            with as_input_error(self.content, "CSV"):
                cells = next(found, None)
            if cells is None:
                return
            yield cells

    def _batches(self, places: Sequence[int]) -> Iterator[pl.DataFrame]:
        parts: list[pl.DataFrame] = []
        with Records(self.content, self.habits) as records:
            rows = records.fitting(len(self.names))
            next(rows)
            while part := list(islice(rows, PART)):
                parts.append(_columns(part, places))
                if len(parts) * PART == ROWS:
                    self.plain = records.plain
                    yield _joined(parts)
                    parts = []
            if records.count == 1:
                raise InputError(f"{self.content} has a header but no cases.", "Export it again.")
            self.plain = records.plain
        if parts:
            yield _joined(parts)


def _columns(rows: list[list[str]], places: Sequence[int]) -> pl.DataFrame:
    """Some columns of records."""
    chosen = itemgetter(*places) if len(places) > 1 else lambda row: (row[places[0]],)
    columns = zip(*map(chosen, rows), strict=True)
    series = [
        pl.Series(str(place), cells, pl.String)
        for place, cells in zip(places, columns, strict=True)
    ]
    return pl.DataFrame(series)


def _joined(parts: list[pl.DataFrame]) -> pl.DataFrame:
    """The parts as one; a blank cell is NULL."""
    return pl.concat(parts, rechunk=True).with_columns(pl.when(pl.all() != "").then(pl.all()))


def _refuse_utf8(content: Content, encoding: str) -> None:
    """Raises InputError where a file said to be in an encoding of one byte a sign has UTF-8 in it.

    Such an encoding makes something of any byte, and would garble each accent without a word. A
    line is UTF-8 where it can be read so, and what is read could be written in the encoding.
    """
    signs = len(_HIGH.decode(encoding, "replace"))
    if codecs.lookup(encoding).name.startswith("utf-8") or signs != len(_HIGH):
        return
    accented, whole, suspect = False, True, 0
    with content.open() as file:
        for number, line in enumerate(file, 1):
            if not line.isascii():
                text = _as_utf8(line)
                accented, whole = True, whole and bool(text)
                suspect = suspect or number * _fits_encoding(text, encoding)
    if accented and whole:
        raise InputError(
            f"{content} is UTF-8, not {encoding.upper()}, as mapping.toml says.",
            "Mend encoding there, or export the file as before.",
        )
    if suspect:
        raise InputError(
            f"{content}, line {suspect}: UTF-8 in a file that else is {encoding.upper()}.",
            "It may be put together of several: export it anew, in one encoding.",
        )


def _as_utf8(line: bytes) -> str:
    """A line as UTF-8 has it, or nothing."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _fits_encoding(text: str, encoding: str) -> bool:
    """Whether a text can be written in an encoding; nothing can't."""
    try:
        return bool(text.encode(encoding))
    except UnicodeEncodeError:
        return False


def _named(separator: str) -> str:
    return SEPARATORS.get(separator, repr(separator))


def _header(content: Content, habits: Habits) -> tuple[str, tuple[str, ...]]:
    """The separator, and the names in the first record.

    Most known names tell the separator, else whether the next record fits, else most names.
    """
    if habits.separator:
        _refuse_another(content, habits)
    found, refusals = _tried(content, habits, habits.separator or "".join(SEPARATORS))
    if not found:
        raise refusals[0]
    _, separator, names = max(found, key=lambda candidate: candidate[0])
    if not names:
        raise InputError(f"{content} has no header: its first line is blank.", "Export it again.")
    return separator, names


def _tried(
    content: Content, habits: Habits, separators: str
) -> tuple[list[tuple[_Score, str, tuple[str, ...]]], list[InputError]]:
    """The header as each separator makes it, with its score, and the refusals of the others."""
    found, refusals = [], []
    for separator in separators:
        try:
            with Records(content, replace(habits, separator=separator)) as records:
                rows = iter(records)
                names = tuple(next(rows, []))
                fits = _fits(rows, len(names))
        except InputError as refusal:  # quoted names fit one separator only
            refusals.append(refusal)
            continue
        score = (len(habits.known & {name.casefold() for name in names}), fits, len(names))
        found.append((score, separator, names))
    return found, refusals


def _refuse_another(content: Content, habits: Habits) -> None:
    """Raises InputError where another separator than the one that is given finds known names."""
    found, _ = _tried(content, habits, habits.separator + "".join(SEPARATORS))
    known = {separator: score[0] for score, separator, _ in found}
    if max(known.values(), default=0) > known.get(habits.separator, 0):
        raise InputError(
            f"{content} isn't separated by {_named(habits.separator)}s, as mapping.toml says.",
            "Leave separator blank there to have it found out, or export the file as before.",
        )


def _fits(records: Iterator[list[str]], width: int) -> bool:
    """Whether the next record is one of several cells, as many as expected."""
    try:
        return width > 1 and len(next(records, [])) == width
    except InputError:
        return False
