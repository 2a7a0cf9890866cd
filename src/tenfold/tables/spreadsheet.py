"""Reads XLSX: the sheet that holds the table, every cell as text."""

from collections.abc import Collection
from pathlib import Path

import fastexcel
import polars as pl

from tenfold.errors import InputError
from tenfold.tables.raw import Raw, as_input_error


def read_spreadsheet(path: Path, known: Collection[str]) -> Raw:
    """The cells of the sheet with most `known` names in its first row, else of the first sheet.

    Raises InputError for a damaged file, or one without cases.
    """
    with as_input_error(path, "XLSX"):
        book = fastexcel.read_excel(path)
        sheets = {name: _first_row(book, name) for name in book.sheet_names}
    best = max(sheets, key=lambda name: len(set(known) & {n.casefold() for n in sheets[name]}))
    with as_input_error(path, "XLSX"):
        rows = book.load_sheet(best, header_row=None, dtypes="string").to_polars()
    cells = rows.slice(1)
    cells.columns = [str(place) for place in range(cells.width)]
    if cells.is_empty():
        raise InputError(f"{path} has no cases in its sheet.", "Export it again.")
    found = ["XLSX" if len(sheets) == 1 else f"XLSX, sheet {book.sheet_names.index(best) + 1}"]
    while cells.height and _is_blank(cells.tail(1)):
        cells = cells.head(cells.height - 1)
    return Raw(sheets[best], cells, tuple(found), "row", 2)


def _first_row(book: fastexcel.ExcelReader, name: str) -> tuple[str, ...]:
    sheet = book.load_sheet(name, header_row=None, n_rows=1, dtypes="string").to_polars()
    return tuple(cell or "" for row in sheet.iter_rows() for cell in row)


def _is_blank(rows: pl.DataFrame) -> bool:
    return all(cell is None for row in rows.iter_rows() for cell in row)
