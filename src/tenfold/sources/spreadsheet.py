"""Reads XLSX: the sheet that holds the table, every cell as text."""

from collections.abc import Collection
from pathlib import Path

import fastexcel
import polars as pl

from tenfold.errors import InputError
from tenfold.sources.raw import Habits, Raw, as_input_error, hushed


def read_spreadsheet(path: Path, habits: Habits) -> Raw:
    """The cells of the sheet that is named, else of that with most known names, else of the first.

    Blank rows above and below the table are left out. Raises InputError for a damaged file, or one
    without cases.
    """
    with as_input_error(path, "XLSX"), hushed():
        book = fastexcel.read_excel(path)
        sheets = {name: _first_row(book, name) for name in book.sheet_names}
        best = habits.sheet or max(sheets, key=lambda name: _score(sheets[name], habits.known))
        if best not in sheets:
            raise InputError(f"{path} has no sheet {best!r}.", "Name another in mapping.toml.")
        rows = book.load_sheet(best, header_row=None, skip_rows=0, dtypes="string").to_polars()
    filled = rows.select(pl.any_horizontal(pl.all().is_not_null())).to_series().arg_true()
    if len(filled) <= 1:
        raise InputError(f"{path} has no cases in its sheet.", "Export it again.")
    top, bottom = filled[0], filled[-1]
    cells = rows[top + 1 : bottom + 1]
    cells.columns = [str(place) for place in range(cells.width)]
    found = "XLSX" if len(sheets) == 1 else f"XLSX, sheet {book.sheet_names.index(best) + 1}"
    return Raw(sheets[best], cells, (found,), "row", top + 2)


def _first_row(book: fastexcel.ExcelReader, name: str) -> tuple[str, ...]:
    """The first row that isn't blank."""
    sheet = book.load_sheet(name, header_row=None, n_rows=1, dtypes="string").to_polars()
    return tuple(cell or "" for row in sheet.iter_rows() for cell in row)


def _score(names: tuple[str, ...], known: Collection[str]) -> tuple[int, bool]:
    """How many names are known, and whether there are any."""
    return len(set(known) & {name.casefold() for name in names}), bool(names)
