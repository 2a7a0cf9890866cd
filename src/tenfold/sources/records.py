"""The records of a CSV file, one after the other, and what makes them unreadable."""

import codecs
import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from types import TracebackType
from typing import Self

from tenfold.errors import InputError
from tenfold.sources.content import Content
from tenfold.sources.raw import Habits

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_WIDE = 8
"""Columns from which on a line inside a cell that has as many is one of the table's own."""
_CONVERT = "convert it: iconv -f WINDOWS-1252 -t UTF-8"
_FEW = 3
"""Signs, such as separators in the first line of a cell, that don't stand there by chance."""


def encoding_of(content: Content, otherwise: str) -> str:
    """The encoding that a file's byte-order mark tells, or else another one."""
    with content.open() as file:
        head = file.read(3)
    return next((name for mark, name in _MARKS.items() if head.startswith(mark)), otherwise)


class Records:
    """The records of a file as lists of text.

    `line` is the one that the latest record starts on, `count` how many fitted so far, and `plain`
    whether each of these had one line. Raises InputError, by the line, for what can't be read so.
    """

    def __init__(self, content: Content, habits: Habits) -> None:
        self.content = content
        self.habits = habits
        self.line, self.count, self.width = 1, 0, 0
        self.plain = True

    def __enter__(self) -> Self:
        encoding = "utf-8-sig" if self.habits.encoding == "utf-8" else self.habits.encoding
        self.text = TextIOWrapper(self.content.open(), encoding, newline="")
        self.reader = csv.reader(self._lines(), delimiter=self.habits.separator, strict=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.text.close()

    def __iter__(self) -> Iterator[list[str]]:
        with self._told():
            for fields in self.reader:
                yield fields
                self.line = self.reader.line_num + 1

    def fitting(self, width: int) -> Iterator[list[str]]:
        """The records from the next on, all of one width; blank lines at the end are left out."""
        blank, self.width, reader = 0, width, self.reader
        with self._told():
            for fields in reader:
                if len(fields) != width or blank:
                    if not fields and width > 1:
                        blank = blank or self.line
                        self.line = reader.line_num + 1
                        continue
                    if blank or fields:
                        raise self._unfitting(blank, len(fields))
                if reader.line_num > self.line:
                    self._refuse_swallowed(fields)
                    self.plain = False
                self.count += 1
                yield fields or [""]
                self.line = reader.line_num + 1

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Raises InputError, by the line, where text ends or begins that can't be read."""
        try:
            yield
        except csv.Error:
            raise InputError(
                f"{self.content}, line {self.line}: a quotation mark at a wrong place.",
                "The file may be cut off; else double the quotation marks inside cells.",
            ) from None
        except UnicodeError:
            raise self._ill_encoded() from None

    def _unfitting(self, blank: int, fields: int) -> InputError:
        return InputError(
            f"{self.content}, line {blank or self.line}: {0 if blank else fields} fields,"
            f" but the header has {self.width}.",
            "The line may be cut off, or a cell holds the separator: put it in quotes.",
        )

    def _lines(self) -> Iterator[str]:
        for number, line in enumerate(self.text, 1):
            if "\0" in line:
                problem = f"{self.content}, line {number}: a NUL byte."
                raise InputError(problem, "Export it again as text.")
            yield line

    def _refuse_swallowed(self, fields: list[str]) -> None:
        """Raises InputError where a cell holds lines of the table: a quotation mark is missing."""
        if self.width < _WIDE:
            found = self._begins_again(fields)
        else:
            places = zip(fields, range(self.width, 0, -1), strict=True)
            several = (place for place in places if "\n" in place[0] or "\r" in place[0])
            found = any(self._swallows(cell, left) for cell, left in several)
        if found:
            raise InputError(
                f"{self.content}, line {self.line}: a cell goes on over whole lines of the table.",
                "A quotation mark may be missing at its end; else take its lines apart.",
            )

    def _begins_again(self, fields: list[str]) -> bool:
        """Whether a line in a cell begins as the record does: with a number of the same form."""
        form = re.sub(r"\d", r"\\d", re.escape(fields[0]))
        if len(fields[0]) < _FEW or form == re.escape(fields[0]):
            return False
        begins = re.compile(f'[\r\n]"?{form}"?{re.escape(self.habits.separator)}(?! )')
        return any(begins.search(cell) for cell in fields)

    def _swallows(self, cell: str, left: int) -> bool:
        """Whether the lines in a cell look like records; `left` columns are left from it on."""
        first, *others = (line.count(self.habits.separator) for line in cell.splitlines())
        return bool(others) and (self.width - 1 in others[:-1] or first == left - 1 >= _FEW)

    def _ill_encoded(self) -> InputError:
        """What is said of a file in another encoding: by the line, where that can be told."""
        encoding = self.habits.encoding
        otherwise = "name its encoding in mapping.toml" if self.habits.export else _CONVERT
        fix = f"Save it as CSV in UTF-8, or {otherwise}."
        with self.content.open() as file:
            for number, line in enumerate(file, 1):
                try:
                    line.decode(encoding)
                except UnicodeError:
                    where = "" if encoding == "utf-16" else f", line {number}"
                    break
            else:
                where = ""
        return InputError(f"{self.content}{where}: not {encoding.upper()}.", fix)
