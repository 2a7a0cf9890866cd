"""Reads XLSX: the sheet that holds the table, every cell as text."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import fastexcel
import polars as pl

from tenfold.errors import InputError
from tenfold.sources.raw import Habits, Raw, as_input_error, hushed

_TOP = 20
"""Rows at the top of a sheet in which names are looked for."""
_MIDNIGHT = r"^(\d{4}-\d{2}-\d{2}) 00:00:00(?:\.0+)?$"
"""How a day is given by what takes it for a point in time."""


def read_spreadsheet(path: Path, habits: Habits) -> Raw:
    """The cells of the sheet that is named, else of that with most known names, else of the first.

    Blank rows above and below the table are left out. Raises InputError for a damaged file, or one
    without cases, or an export with several sheets that may be meant.
    """
    with as_input_error(path, "XLSX"), hushed():
        book = fastexcel.read_excel(path)
        tops = {name: _top(book, name) for name in book.sheet_names}
        if habits.export and not habits.sheet:
            _refuse_several(path, tops, habits.known)
        sheets = {name: rows[0] if rows else () for name, rows in tops.items()}
        best = habits.sheet or max(sheets, key=lambda name: _score(sheets[name], habits.known))
        if best not in sheets:
            raise InputError(f"{path} has no sheet {best!r}.", "Name another in mapping.toml.")
        rows = book.load_sheet(best, header_row=None, skip_rows=0, dtypes="string").to_polars()
    filled = rows.select(pl.any_horizontal(pl.all().is_not_null())).to_series().arg_true()
    if len(filled) <= 1:
        raise InputError(f"{path} has no cases in its sheet.", "Export it again.")
    top, bottom = filled[0], filled[-1]
    cells = rows[top + 1 : bottom + 1]
    if habits.export:
        cells = cells.select(pl.all().str.replace(_MIDNIGHT, "$1"))
    cells.columns = [str(place) for place in range(cells.width)]
    found = "XLSX" if len(sheets) == 1 else f"XLSX, sheet {book.sheet_names.index(best) + 1}"
    return Raw(sheets[best], cells, (found,), "row", top + 2)


def _top(book: fastexcel.ExcelReader, name: str) -> list[tuple[str, ...]]:
    """The first rows, from the first that isn't blank."""
    sheet = book.load_sheet(name, header_row=None, n_rows=_TOP, dtypes="string").to_polars()
    return [tuple(cell or "" for cell in row) for row in sheet.iter_rows()]


def _refuse_several(
    path: Path, tops: Mapping[str, Sequence[tuple[str, ...]]], known: Collection[str]
) -> None:
    """Raises InputError where several sheets have half of the known names or more in a row."""
    alike = [
        name
        for name, rows in tops.items()
        if any(2 * _score(row, known)[0] >= len(known) for row in rows)
    ]
    if len(alike) > 1:
        raise InputError(
            f"{path} has {len(alike)} sheets that hold the columns looked for.",
            'Send one sheet a file; or, for exports, put sheet = "…" into mapping.toml, [reader].',
        )


def _score(names: tuple[str, ...], known: Collection[str]) -> tuple[int, bool]:
    """How many names are known, and whether there are any."""
    return len(set(known) & {name.casefold() for name in names}), bool(names)
