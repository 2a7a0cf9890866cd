"""Reads a workbook as a stranger, and holds each of its cells against what it should hold."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl

from tenfold.stages import Finding
from tenfold.verify.codebook.tables import Rows
from tenfold.verify.compare import OTHER, Compared
from tenfold.verify.unseen import unseen_in_zip

BROKEN = "is no whole workbook"
PARTS = "holds parts that no table needs"
FOREIGN = "holds words beside its cells"

_PARTS = {
    *("[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml"),
    *("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml"),
    "xl/theme/theme1.xml",
}
_TOLD = {"Microsoft Excel", "Worksheets", "Named Ranges", "false", "12.0000", "0"}
"""What a workbook says of itself whatever it holds."""
_LAYOUT = {
    *("worksheet", "dimension", "sheetViews", "sheetView", "pane", "selection", "sheetFormatPr"),
    *("cols", "col", "sheetData", "row", "c", "v", "autoFilter", "pageMargins"),
}
_MOST = 100_000_000
"""The bytes that a codebook's workbook is never larger than."""


def judge_sheets(file: str, data: bytes, sheets: Mapping[str, Rows], own: set[str]) -> Compared:
    """A workbook against the sheets that it should hold; `own` are the words beside them."""
    try:
        parts, found = _parts(data), _cells(data)  # in this order: parts know their size
    except MemoryError:  # no fault of the file
        raise
    except Exception:  # noqa: BLE001 - whatever a library says of a broken file may quote it
        return Compared((Finding(file, BROKEN),), "")
    findings = list(_differences(file, found, sheets))
    due = {f"xl/worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)} | _PARTS
    if foreign := len(parts.keys() - due) + _unseen(data):
        findings.append(Finding(file, PARTS, foreign))
    known = {str(cell) for rows in sheets.values() for row in rows for cell in row}
    known |= own | _TOLD | sheets.keys()
    left = [text for name, texts in parts.items() for text in texts if text not in known]
    if left:
        findings.append(Finding(file, FOREIGN, len(left)))
    cells = (str(cell) for rows in found.values() for row in rows for cell in row)
    return Compared(tuple(findings), "\n".join([*left, *(c for c in cells if c not in known)]))


def _differences(
    file: str, found: Mapping[str, Rows], due: Mapping[str, Rows]
) -> Iterator[Finding]:
    if list(found) != list(due):
        yield Finding(file, "hasn't the sheets of a codebook, in their order")
    for name, rows in due.items():
        here = found.get(name, [])
        wrong = sum(one != other for one, other in zip(rows, here, strict=False))
        wrong += abs(len(rows) - len(here))
        if wrong:
            yield Finding(file, f"sheet {name}: {OTHER}", wrong)


def _cells(data: bytes) -> dict[str, Rows]:
    """The cells of each sheet, without those that are empty at the end of a row."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a warning of openpyxl's may hold a cell's value
        book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
    return {sheet.title: [*_rows(sheet)] for sheet in book.worksheets}


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    for row in sheet.iter_rows(values_only=True):
        yield tuple(row)


def _parts(data: bytes) -> dict[str, list[str]]:
    """The texts of each part of a workbook, but for the values of cells."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > _MOST:
            raise ValueError(BROKEN)
        return {name: _texts(name, parts.read(name)) for name in parts.namelist()}


def _unseen(data: bytes) -> int:
    """How many parts have another one's name; and 1 for bytes that are in none."""
    with io.BytesIO(data) as file, zipfile.ZipFile(file) as parts:
        names = parts.namelist()
        return len(names) - len(set(names)) + (unseen_in_zip(file, parts) != 0)


def _texts(name: str, data: bytes) -> list[str]:
    """The texts of a part; of a sheet the names of what is neither a cell nor its layout."""
    root = ET.fromstring(data)  # noqa: S314 - expat refuses entities that grow
    if name.startswith("xl/worksheets/"):
        tags = (element.tag.rpartition("}")[2] for element in root.iter())
        return [tag for tag in tags if tag not in _LAYOUT]
    texts = (text.strip() for text in root.itertext())
    return [text for text in texts if text]
