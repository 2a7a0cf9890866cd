"""What a workbook holds that its reader would pass over in silence, cell by cell."""

import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import IO

from tenfold.sources.content import Content
from tenfold.sources.markup import parse
from tenfold.sources.opendocument import Document
from tenfold.sources.openxml import Worksheet, is_stale, part_of

_CHUNK, _OVERLAP = 1 << 20, 64


class Kind(Enum):
    """What is wrong with a cell, and how to mend it."""

    error = ("it holds an error, such as #N/A", "Mend it, or clear the cell.")
    uncounted = (
        "its formula was never worked out",
        "Open the file in a spreadsheet program and save it there, or write values.",
    )
    merged = ("it is merged with others", "Split the cells, and fill each.")
    rounded = (
        "a number of more than 15 digits, which spreadsheets round",
        "Write it as text, from where it was exported.",
    )
    hour = ("it holds a time without a day", "Write the day, or text.")
    broken = ("a tab or a line break inside a paragraph", "Write the text in one line.")

    @property
    def problem(self) -> str:
        """What is wrong, without a value."""
        return self.value[0]

    @property
    def fix(self) -> str:
        """What to do."""
        return self.value[1]


@dataclass(frozen=True)
class Flaw:
    """A cell, or several that are merged, by rows and columns from 1, both ends included."""

    kind: Kind
    rows: tuple[int, int]
    columns: tuple[int, int]

    def touches(self, columns: Collection[int], top: int) -> bool:
        """Whether it lies in one of some columns, from a row on."""
        first, last = self.columns
        return self.rows[1] >= top and any(first <= column <= last for column in columns)

    @property
    def cell(self) -> str:
        """The first cell, as spreadsheets call it."""
        letters, column = "", self.columns[0]
        while column:
            column, rest = divmod(column - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{letters}{self.rows[0]}"


@dataclass(frozen=True)
class _Hints:
    """What a part of a workbook holds where a cell may be flawed; most hold nothing of it.

    Looking for them is many times as fast as taking the part apart.
    """

    signs: tuple[bytes, ...]
    number: re.Pattern[bytes]
    """A number that is long; it begins with one sign, as that is fast."""

    def stand_in(self, file: IO[bytes]) -> bool:
        """Whether one of them stands anywhere in a file."""
        kept = b""
        while chunk := file.read(_CHUNK):
            window = kept + chunk
            if any(sign in window for sign in self.signs) or self.number.search(window):
                return True
            kept = chunk[-_OVERLAP:]
        return False


_IN_XLSX = _Hints(
    (b't="e"', b"t='e'", b"mergeCell", b"<f", b":f", b"E+"),
    re.compile(rb">-?[0-9.]+(?:[0-9]{14}|E)"),
)
_IN_ODS = _Hints(
    (b":formula=", b"-spanned=", b'"error"', b'"time"', b"<text:tab", b"line-break", b"E+"),
    re.compile(rb'"-?[0-9.]+(?:[0-9]{14}|E)'),
)


def flaws_of(content: Content, kind: str, number: int) -> Iterator[Flaw]:
    """The flaws of a sheet, by its number from 1, of an XLSX or ODS file."""
    with zipfile.ZipFile(content.whole) as archive:
        part = "content.xml" if kind == "ODS" else part_of(archive, number)
        with archive.open(part) as file:
            if not (_IN_ODS if kind == "ODS" else _IN_XLSX).stand_in(file):
                return
        with archive.open(part) as file:
            found = Document(number) if kind == "ODS" else Worksheet(stale=is_stale(archive))
            parse(file, found.start, found.end, found.text)
    for name, rows, columns in found.flaws:
        yield Flaw(Kind[name], rows, columns)
