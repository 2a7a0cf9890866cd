"""XLSX: the sheet that holds the table, read by openpyxl and handed to the engine as text."""

import warnings
from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from itertools import repeat
from typing import Any

import openpyxl

from tenfold.errors import InputError
from tenfold.verify.delimited import scan_csv
from tenfold.verify.engine import Engine
from tenfold.verify.scratch import copied
from tenfold.verify.source import Source, check_cases, check_names

Cells = list[str]
MOST = 1_048_575
"""The cases that a sheet holds at most."""


def read_workbook(engine: Engine, known: Collection[str]) -> Source:
    """The sheet with most `known` names in its first row, else the first with any.

    Where it is full, it goes on in the next with the same names. Raises InputError.
    """
    path = engine.path
    with path.open("rb") as file, warnings.catch_warnings():
        # A warning of openpyxl's may hold a cell's value.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheets = book.worksheets
        headers = [next((row for row in _rows(sheet) if row), []) for sheet in sheets]
        scores = [
            (len(set(known) & {name.casefold() for name in header}), bool(header))
            for header in headers
        ]
        best = scores.index(max(scores))
        names = tuple(headers[best])
        check_names(path, names or ("",))
        cases = _copy(engine, sheets[best:], headers[best:])
    check_cases(path, cases)
    return Source(names, scan_csv(engine.folder / "sheet.csv", ",", len(names)), cases)


def _rows(sheet: Any) -> Iterator[Cells]:
    """The rows of a sheet as text, without the empty cells at their ends."""
    sheet.reset_dimensions()  # what a sheet says of its own size may be wrong
    for row in sheet.iter_rows(values_only=True):
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value)


def _copy(engine: Engine, sheets: list[Any], headers: list[Cells]) -> int:
    """Writes a sheet, and those it goes on in, as CSV, and says how many cases they hold."""
    width, cases = len(headers[0]), 0
    with copied(engine.folder / "sheet.csv") as copy:
        copy.row(headers[0])
        for sheet, header in zip(sheets, headers, strict=True):
            if header != headers[0]:
                break
            found = 0
            for cells in _cases(engine, sheet, width):
                copy.row(cells + [""] * (width - len(cells)))
                found += 1
            cases += found
            if found < MOST:
                break
    return cases


def _cases(engine: Engine, sheet: Any, width: int) -> Iterator[Cells]:
    """The rows below the first that isn't empty.

    Empty rows above and below the table are none; one between others is a case without values.
    """
    begun, empty = False, 0
    for number, cells in enumerate(_rows(sheet), start=1):
        if len(cells) > width:
            problem = f"{engine.path}, row {number} is longer than the header."
            raise InputError(problem, "Name each column in the first row.")
        if not cells:
            empty += begun
            continue
        yield from repeat([], empty)
        if begun:
            yield cells
        begun, empty = True, 0
