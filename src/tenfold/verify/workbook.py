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

    Where it is full, it goes on in the next with the same names. Raises InputError, also for a
    sheet that is hidden or has the same names, as it would be shown and wasn't judged.
    """
    path = engine.path
    with path.open("rb") as file, warnings.catch_warnings():
        # A warning of openpyxl's may hold a cell's value.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheets = book.worksheets
        _refuse_hidden(engine, sheets)
        headers = [next((row for row in _rows(sheet) if row), []) for sheet in sheets]
        scores = [(_known_in(header, known), bool(header)) for header in headers]
        best = scores.index(max(scores))
        names = tuple(headers[best])
        check_names(path, names or ("",))
        cases, last = _copy(engine, sheets[best:], headers[best:])
        others = headers[:best] + headers[best + last :]
        _refuse_alike(engine, headers[best], others, known)
    check_cases(path, cases)
    return Source(names, scan_csv(engine.folder / "sheet.csv", ",", len(names)), cases)


def _refuse_hidden(engine: Engine, sheets: list[Any]) -> None:
    if any(sheet.sheet_state != "visible" for sheet in sheets):
        raise InputError(f"{engine.path} has a hidden sheet.", "Delete it.")


def _refuse_alike(
    engine: Engine, names: Cells, others: list[Cells], known: Collection[str]
) -> None:
    """Raises InputError where another sheet has the same names, or half as many that are known."""
    half = _known_in(names, known) / 2
    if any(other == names or _known_in(other, known) >= half > 0 for other in others):
        problem = f"{engine.path} has several sheets with the columns of a table."
        raise InputError(problem, "Save each as a file of its own.")


def _known_in(names: Cells, known: Collection[str]) -> int:
    return len(set(known) & {name.casefold() for name in names})


def _text_in(_: int, value: Any) -> str:
    return _text(value)


def _rows(sheet: Any, text_in: Callable[[int, Any], str] = _text_in) -> Iterator[Cells]:
    """The rows of a sheet as text by column, without the empty cells at their ends."""
    sheet.reset_dimensions()  # what a sheet says of its own size may be wrong
    for row in sheet.iter_rows(values_only=True):
        cells = ["" if cell is None else text_in(at, cell) for at, cell in enumerate(row)]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _text(value: Any) -> str:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value)


class _Kinds:
    """What kind of value each text of a column was, as a number and its digits aren't alike."""

    def __init__(self) -> None:
        self._met: defaultdict[int, dict[str, type]] = defaultdict(dict)
        self._empty: Counter[int] = Counter()
        self._filled: Counter[int] = Counter()

    def text_in(self, column: int, value: Any) -> str:
        """A value of a column as text. Raises InputError where another kind of value has it."""
        text = _text(value)
        self._filled[column] += bool(text)
        if not text:
            self._empty[column] += 1
        elif self._met[column].setdefault(text, type(value)) is not type(value):
            problem = (
                f"Column {column + 1} holds one text as values of two kinds, such as 1 and '1."
            )
            raise InputError(problem, "Give a column values of one kind.")
        return text

    def check(self, rows: int) -> None:
        """Raises InputError where some cells without text are empty, and some hold a text of none.

        Programs can tell these apart. `rows` are all that were read, headers among them.
        """
        for column, empty in self._empty.items():
            if empty < rows - self._filled[column]:
                problem = f"Column {column + 1} has empty cells, and cells with an empty text."
                raise InputError(problem, "Leave every cell empty that has no value.")


def _copy(engine: Engine, sheets: list[Any], headers: list[Cells]) -> tuple[int, int]:
    """Writes a sheet, and those it goes on in, as CSV; how many cases and how many sheets."""
    width, cases, number, kinds = len(headers[0]), 0, 0, _Kinds()
    with copied(engine.folder / "sheet.csv") as copy:
        copy.row(headers[0])
        for sheet, header in zip(sheets, headers, strict=True):
            if header != headers[0]:
                break
            found = 0
            for cells in _cases(engine, _rows(sheet, kinds.text_in), width):
                copy.row(cells + [""] * (width - len(cells)))
                found += 1
            cases, number = cases + found, number + 1
            if found < MOST:
                break
    kinds.check(cases + number)
    return cases, number


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
