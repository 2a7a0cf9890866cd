"""XLSX: the sheet that holds the table, read by openpyxl and handed to the engine as text."""

import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
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


def _text_in(_: int, value: Any) -> str:
    return _text(value)


def _rows(sheet: Any, text_in: Callable[[int, Any], str] = _text_in) -> Iterator[Cells]:
    """The rows of a sheet as text by column, without the empty cells at their ends."""
    sheet.reset_dimensions()  # what a sheet says of its own size may be wrong
    for row in sheet.iter_rows(values_only=True):
        cells = list(map(text_in, range(len(row)), row))
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value)


class _Kinds:
    """What kind of value each text of a column was, as a number and its digits aren't alike."""

    def __init__(self) -> None:
        self._met: defaultdict[int, dict[str, type]] = defaultdict(dict)
        self._empty: Counter[int] = Counter()
        self._null: Counter[int] = Counter()

    def text_in(self, column: int, value: Any) -> str:
        """A value of a column as text. Raises InputError where another kind of value has it."""
        text = _text(value)
        if not text:
            self._empty[column] += value is not None
        elif self._met[column].setdefault(text, type(value)) is not type(value):
            problem = (
                f"Column {column + 1} holds one text as values of two kinds, such as 1 and '1."
            )
            raise InputError(problem, "Give a column values of one kind.")
        return text

    def row(self, cells: Cells) -> Cells:
        """A row of the table, whose cells without text are counted."""
        self._null.update(column for column, cell in enumerate(cells) if not cell)
        return cells

    def check(self) -> None:
        """Raises InputError where some cells without text are empty, and some hold a text of none.

        Programs can tell these apart.
        """
        for column, empty in self._empty.items():
            if 0 < empty < self._null[column]:
                problem = f"Column {column + 1} has empty cells, and cells with an empty text."
                raise InputError(problem, "Leave every cell empty that has no value.")


def _copy(engine: Engine, sheets: list[Any], headers: list[Cells]) -> int:
    """Writes a sheet, and those it goes on in, as CSV, and says how many cases they hold."""
    width, cases, kinds = len(headers[0]), 0, _Kinds()
    with copied(engine.folder / "sheet.csv") as copy:
        copy.row(headers[0])
        for sheet, header in zip(sheets, headers, strict=True):
            if header != headers[0]:
                break
            found = 0
            for cells in _cases(engine, _rows(sheet, kinds.text_in), width):
                copy.row(kinds.row(cells + [""] * (width - len(cells))))
                found += 1
            cases += found
            if found < MOST:
                break
    kinds.check()
    return cases


def _cases(engine: Engine, rows: Iterator[Cells], width: int) -> Iterator[Cells]:
    """The rows below the first that isn't empty.

    Empty rows above and below the table are none; one between others is a case without values.
    """
    begun, empty = False, 0
    for number, cells in enumerate(rows, start=1):
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
