"""The table as .xlsx: the cases stream into the workbook, each distinct record spelled once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import islice, repeat
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter.utility import xl_col_to_name

from tenfold.output import whole_file
from tenfold.stages import Tally
from tenfold.write.contents import Contents
from tenfold.write.formats.columns import Column, Places, columns_of
from tenfold.write.formats.package import package_of, sizes

_RECORDS = 5_000
"""How many distinct records are spelled at a time."""
_ROWS = 2_000
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every part: none, as ZIP says it."""
_LEVEL = 4
"""Beyond it a workbook takes much longer, and is hardly smaller."""
_TEXTS = "xl/sharedStrings.xml"
_PLACE = b"\0"
"""Where a row's number goes."""


def write_workbook(published: Tally, contents: Contents, path: Path) -> None:
    """The table as .xlsx, with codebook, countries and notes; NULL is no cell.

    Raises OutputError.
    """
    parts = dict(package_of(contents, published.cases))
    columns, texts = columns_of(published, contents.codebook), _Texts(parts[_TEXTS])
    palettes = [_palette(column, place, texts) for place, column in enumerate(columns)]
    rows = _rows(published, palettes, [column.codes for column in columns])
    parts[_TEXTS] = texts.whole(_text_cells(published, columns))
    cases = {
        f"xl/worksheets/sheet{number}.xml": size
        for number, size in enumerate(sizes(published.cases), start=1)
    }
    with whole_file(path) as file, ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as book:
        for name, data in parts.items():
            with book.open(_entry(name), "w", force_zip64=name in cases) as part:
                if name in cases:
                    _write_cases(part, data, islice(rows, cases[name]))
                else:
                    part.write(data)


@dataclass
class _Texts:
    """The texts of a workbook, each once, which cells name by number: XlsxWriter's, then ours."""

    part: bytes
    numbers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = re.search(rb'count="(\d+)" uniqueCount="(\d+)"', self.part)
        self.cells, self.first = map(int, found.groups()) if found else (0, 0)

    def number(self, text: str) -> int:
        """The number of a text."""
        return self.numbers.setdefault(text, self.first + len(self.numbers))

    def whole(self, cells: int) -> bytes:
        """The part with our texts in it, which so many cells name."""
        ours = "".join(
            f'<si><t xml:space="preserve">{_xml(text)}</t></si>' for text in self.numbers
        )
        told = f'count="{self.cells + cells}" uniqueCount="{self.first + len(self.numbers)}"'
        counted = re.sub(rb'count="\d+" uniqueCount="\d+"', told.encode(), self.part, count=1)
        return counted.replace(b"</sst>", ours.encode() + b"</sst>")


def _xml(text: str) -> str:
    return escape(text, quote=False)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _write_cases(part: IO[bytes], sheet: bytes, rows: Iterator[bytes]) -> None:
    """A sheet with its cases below its head; its filter says how large it is."""
    before, end, after = sheet.partition(b"</sheetData>")
    size = after.partition(b'<autoFilter ref="')[2].partition(b'"')[0]
    part.write(re.sub(rb'(?<=<dimension ref=")[^"]+', size, before, count=1))
    numbered = (row.replace(_PLACE, b"%d" % number) for number, row in enumerate(rows, start=2))
    while some := b"".join(islice(numbered, _ROWS)):
        part.write(some)
    part.write(end + after)


def _rows(published: Tally, palettes: list[list[bytes]], codes: list[Places]) -> Iterator[bytes]:
    """Each case as a row, its number left open."""
    for start in range(0, len(published), _RECORDS):
        some = slice(start, start + _RECORDS)
        cells = (
            [palette[code] for code in places[some].tolist()]
            for palette, places in zip(palettes, codes, strict=True)
        )
        records = zip(*cells, strict=True)
        for record, cases in zip(records, published.counts[some].tolist(), strict=True):
            row = b'<row r="%b">%b</row>' % (_PLACE, b"".join(record))
            yield from repeat(row, cases)


def _palette(column: Column, place: int, texts: _Texts) -> list[bytes]:
    """The cell of each code: none for NULL, a number, or the number of a text."""
    at = xl_col_to_name(place).encode() + _PLACE
    if column.variable.type in {"flag", "year"}:
        return [b"", *(b'<c r="%b"><v>%d</v></c>' % (at, number) for number in column.numbers)]
    cells = (
        b'<c r="%b" t="s"><v>%d</v></c>' % (at, texts.number(label)) for label in column.labels
    )
    return [b"", *cells]


def _text_cells(published: Tally, columns: tuple[Column, ...]) -> int:
    """How many cells hold a text."""
    texts = (column for column in columns if column.variable.type not in {"flag", "year"})
    return sum(int(published.counts[column.codes > 0].sum()) for column in texts)
