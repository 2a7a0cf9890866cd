"""What a workbook says beside its cases: parts, properties, and the sheets to be read."""

import re
import warnings
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from zipfile import ZipFile

import openpyxl

from tenfold.verify.compare import decoded
from tenfold.verify.told import Told
from tenfold.verify.unseen import unseen_in_zip

SHEETS, PARTS, PROPERTIES = "sheets", "parts", "properties"
FORMULAS = "formulas"
ROWS = "rows of the sheet {}"
READ = ("codebook", "countries", "notes")
"""The sheets that aren't cases; they come last."""
OTHER_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "docProps/core.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/theme/theme1.xml",
    "xl/workbook.xml",
)
_CHUNK = 1 << 20
_TEXT = re.compile(rb">([^<>]+)<")
_FORMULA = re.compile(rb"<f[ >/]")


def workbook_told(path: Path) -> Told:
    """What an .xlsx file says, and every text in it but the numbers in the sheets of cases."""
    with path.open("rb") as file, ZipFile(file) as parts:
        items, texts = _parts(parts)
        unseen = unseen_in_zip(file, parts)
    with path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a warning of openpyxl's may hold a cell's value
        book = openpyxl.load_workbook(file, read_only=True, keep_links=False)
        items |= {
            SHEETS: [(sheet.title, sheet.sheet_state) for sheet in book.worksheets],
            PROPERTIES: _properties(book),
        }
        for name in READ:
            if name in book.sheetnames:
                items[ROWS.format(name)] = _rows(book[name])
    return Told(items, texts, int(unseen != 0))


def _parts(parts: ZipFile) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The parts and their formulas, and the texts of all but the numbers of cases."""
    texts, formulas = [decoded(parts.comment)], 0
    for entry in parts.infolist():
        texts += [entry.filename, decoded(entry.comment), decoded(entry.extra)]
        with parts.open(entry) as part:
            beside, found = _beside(part)
        formulas += found
        texts += [decoded(text) for text in _TEXT.findall(beside)]
    names = sorted(parts.namelist())
    return {PARTS: names, FORMULAS: formulas}, tuple(texts)


def _beside(part: IO[bytes]) -> tuple[bytes, int]:
    """What stands before and after the rows of a part, and how many formulas are in them."""
    beside, formulas = [], 0
    for piece in _pieces(part):
        before, _, row = piece.partition(b"<row")
        beside.append(before)
        formulas += len(_FORMULA.findall(row))
    return b"".join(beside), formulas


def _pieces(part: IO[bytes]) -> Iterator[bytes]:
    """A part cut where rows end."""
    left = b""
    while chunk := part.read(_CHUNK):
        *rows, left = (left + chunk).split(b"</row>")
        yield from rows
    yield left


def _properties(book: Any) -> dict[str, str]:
    """What the workbook says of itself, as far as it says anything."""
    found = vars(book.properties)
    return {name: _said(value) for name, value in found.items() if value}


def _said(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _rows(sheet: Any) -> list[tuple[Any, ...]]:
    sheet.reset_dimensions()
    return [filled(row) for row in sheet.iter_rows(values_only=True)]


def filled(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row without the empty cells at its end."""
    cells = list(row)
    while cells and cells[-1] in {None, ""}:
        cells.pop()
    return tuple(cells)
