"""Reads XLSX and ODS: the sheets that hold the table, every cell as text."""

import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

import fastexcel
import polars as pl

from tenfold.errors import InputError
from tenfold.sources.content import Content
from tenfold.sources.extent import far_cell
from tenfold.sources.flaws import flaws_of
from tenfold.sources.raw import Habits, Raw, as_input_error, hushed

_TOP = 20
"""Rows at the top of a sheet in which names are looked for."""
_MIDNIGHT = r"^(\d{4}-\d{2}-\d{2})[ T]00:00:00(?:\.0+)?$"
"""How a day is given by what takes it for a point in time."""
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


@dataclass(frozen=True, repr=False)
class _Book:
    """A workbook that is open."""

    content: Content
    kind: str
    """XLSX or ODS."""
    reader: fastexcel.ExcelReader

    @property
    def names(self) -> list[str]:
        return self.reader.sheet_names

    def number(self, name: str) -> int:
        """The place of a sheet, from 1; hidden ones count, too."""
        return self.names.index(name) + 1

    def part(self, name: str) -> str:
        """A sheet by its number, as its name may be a person's; blank for the only one."""
        return f"sheet {self.number(name)}" if len(self.names) > 1 else ""


def read_sheets(content: Content, habits: Habits) -> tuple[Raw, ...]:
    """The cells of each sheet that `habits.sheets` match, in the workbook's order; else of one.

    That is the sheet that is named, else that with most known names, else the first; of an export
    of which no name is known, all sheets that hold the widest table. Blank rows above and below a
    table are left out, and in an export the titles above it. Raises InputError for a damaged file,
    for a sheet without cases, for an export with several sheets that may be meant, and for cells
    that can't be relied on.
    """
    kind = _kind(content)
    with as_input_error(content, kind), hushed():
        book = _Book(content, kind, fastexcel.read_excel(_given(content)))
        _refuse_far(book)
        chosen = _chosen(book, habits)
        first, *others = (_read(book, name, habits) for name in chosen)
        first = replace(first, alike=_passed_over(book, habits, chosen))
        passed = [name for name in book.names if name not in chosen]
        if habits.beside:
            first = replace(first, beside=_cells_in(book, passed))
    left = list(map(book.part, passed))
    if left and habits.export and not (habits.known or habits.sheet or habits.sheets):
        first = replace(first, found=(*first.found, f"passed over: {', '.join(left)}"))
    return (first, *others)


def _passed_over(book: _Book, habits: Habits, chosen: Collection[str]) -> tuple[str, ...]:
    """The sheets of an export that aren't read, though they hold the columns looked for."""
    if not (habits.export and (habits.sheet or habits.sheets)):
        return ()
    left = {name: _top(book, name) for name in book.names if name not in chosen}
    return tuple(book.part(name) for name in _holding(left, habits.needed or habits.known))


def _given(content: Content) -> Path | bytes:
    """A workbook as its reader takes it."""
    return content.read() if content.packed else content.place


def _kind(content: Content) -> str:
    """XLSX or ODS, by what the file holds. Raises InputError for a document of another kind."""
    with as_input_error(content, "XLSX"), zipfile.ZipFile(content.whole) as archive:
        members = set(archive.namelist())
        kind = archive.read("mimetype").decode("ascii") if "mimetype" in members else ""
        manifest = archive.read("META-INF/manifest.xml") if kind and _MANIFEST in members else b""
    if not kind.startswith(_OPEN_DOCUMENT):
        if "xl/workbook.bin" in members:
            raise InputError(f"{content} is a binary workbook (XLSB).", "Save it as XLSX or ODS.")
        if "[Content_Types].xml" not in members:
            raise InputError(f"{content} is packed twice.", "Unpack it once.")
        return "XLSX"
    if not kind.strip().endswith(".spreadsheet"):
        raise InputError(f"{content} is an OpenDocument, but no spreadsheet.", "Save it as ODS.")
    if b"encryption-data" in manifest:
        raise InputError(f"{content} has a password.", "Save it without one, in a safe place.")
    return "ODS"


_MANIFEST = "META-INF/manifest.xml"


def _chosen(book: _Book, habits: Habits) -> list[str]:
    """The names of the sheets to read."""
    if habits.sheets:
        return _matching(book, habits.sheets)
    tops = {name: _top(book, name) for name in book.names}
    if habits.export and not habits.sheet and not habits.known:
        return _alike(book.content, tops)
    if habits.export and not habits.sheet:
        _refuse_several(book.content, tops, habits.needed or habits.known)
    sheets = {name: _best(rows, habits) for name, rows in tops.items()}
    best = habits.sheet or max(sheets, key=lambda name: _score(sheets[name], habits.known))
    if best not in sheets:
        raise InputError(f"{book.content} has no sheet {best!r}.", "Name another in mapping.toml.")
    return [best]


def _best(rows: Sequence[tuple[str, ...]], habits: Habits) -> tuple[str, ...]:
    """The row of names among the first rows of a sheet."""
    return rows[_header(rows, habits.known) if habits.export else 0] if rows else ()


def _matching(book: _Book, patterns: Sequence[str]) -> list[str]:
    """The sheets that one of the patterns names; each must name one."""
    for pattern in patterns:
        if not any(fnmatchcase(name, pattern) for name in book.names):
            problem = f"{book.content} has no sheet {pattern!r}."
            fix = "Mend sheets in mapping.toml, or --sheet, or send the whole workbook."
            raise InputError(problem, fix)
    return [name for name in book.names if any(fnmatchcase(name, one) for one in patterns)]


def _read(book: _Book, name: str, habits: Habits) -> Raw:
    """The cells of one sheet. Raises InputError where it has none, or such as mislead."""
    sheet = book.reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    rows, part = sheet.to_polars(), book.part(name)
    filled = rows.select(pl.any_horizontal(pl.all().is_not_null())).to_series().arg_true()
    if len(filled) <= 1:
        called = f"{book.content}, {part}" if habits.sheets and part else f"{book.content}"
        raise InputError(f"{called} has no cases in its sheet.", "Export it again.")
    top, bottom = filled[0], filled[-1]
    if habits.export:
        top += _header([_texts(row) for row in rows[top : top + _TOP].iter_rows()], habits.known)
        if top == bottom:
            raise InputError(f"{book.content} has no cases in its sheet.", "Export it again.")
    names = tuple(cell or "" for cell in rows.row(top))
    places = {
        column.absolute_index + 1: own
        for column, own in zip(sheet.selected_columns, names, strict=True)
    }
    _refuse_flaws(book, name, _meant(places, habits), top + 1)
    cells = rows[top + 1 : bottom + 1]
    if habits.export:
        cells = cells.select(pl.all().str.replace(_MIDNIGHT, "$1"))
    cells.columns = [str(place) for place in range(cells.width)]
    found = f"{book.kind}, {part}" if part else book.kind
    return Raw(names, cells, (found,), "row", top + 2, part=part)


def _cells_in(book: _Book, names: Sequence[str]) -> frozenset[str]:
    """The cells of some sheets."""
    sheets = (book.reader.load_sheet(name, header_row=None, dtypes="string") for name in names)
    columns = (column for sheet in sheets for column in sheet.to_polars().iter_columns())
    return frozenset(cell for column in columns for cell in column.drop_nulls())


def _meant(places: Mapping[int, str], habits: Habits) -> set[int]:
    """Of columns (from 1) by name those that are known, or all where none is."""
    return {place for place, own in places.items() if own.casefold() in habits.known} or {*places}


def _refuse_flaws(book: _Book, name: str, columns: Collection[int], top: int) -> None:
    """Raises InputError for the first cell of some columns that can't be relied on."""
    for flaw in flaws_of(book.content, book.kind, book.number(name)):
        if flaw.touches(columns, top):
            sheet = f", {book.part(name)}" if book.part(name) else ""
            problem = f"{book.content}{sheet}, cell {flaw.cell}: {flaw.kind.problem}."
            raise InputError(problem, flaw.kind.fix)


def _refuse_far(book: _Book) -> None:
    """Raises InputError where a cell stands so far away that no memory reaches there."""
    for name in book.names if book.kind == "XLSX" else ():
        if cell := far_cell(book.content, book.number(name)):
            sheet = f", {book.part(name)}" if book.part(name) else ""
            problem = f"{book.content}{sheet} goes on to cell {cell}, with almost nothing in it."
            raise InputError(problem, "Delete the rows and columns beyond the table, and save it.")


def _top(book: _Book, name: str) -> list[tuple[str, ...]]:
    """The first rows, from the first that isn't blank."""
    sheet = book.reader.load_sheet(name, header_row=None, n_rows=_TOP, dtypes="string")
    return [_texts(row) for row in sheet.to_polars().iter_rows()]


def _texts(row: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(cell or "" for cell in row)


def _header(rows: Sequence[tuple[str, ...]], known: Collection[str]) -> int:
    """The place of the names among the first rows: what stands above them are titles.

    They are the first row with most known names, else the first that fills half of the columns.
    """
    scores = [_score(row, known)[0] for row in rows]
    if max(scores, default=0):
        return scores.index(max(scores))
    wide = (place for place, row in enumerate(rows) if 2 * _filled(row) >= len(row))
    return next(wide, 0)


def _filled(row: tuple[str, ...]) -> int:
    return sum(map(bool, row))


def _alike(content: Content, tops: Mapping[str, Sequence[tuple[str, ...]]]) -> list[str]:
    """The sheets that hold the widest table, under the same names; narrow ones are notes.

    Raises InputError for further sheets that may be meant, by number.
    """
    names = {sheet: rows[_header(rows, ())] for sheet, rows in tops.items() if rows}
    widest = max(names.values(), key=_filled, default=())
    other = [
        place
        for place, sheet in enumerate(tops, 1)
        if names.get(sheet, widest) != widest and 2 * _filled(names[sheet]) >= _filled(widest)
    ]
    if other:
        numbers = ", ".join(map(str, other))
        problem = f"{content} has tables of several kinds: sheet {numbers} has other names."
        raise InputError(problem, 'Name the sheets of one kind: --sheet "…", once for each.')
    return [sheet for sheet in tops if names.get(sheet) == widest] or list(tops)[:1]


def _refuse_several(
    content: Content, tops: Mapping[str, Sequence[tuple[str, ...]]], known: Collection[str]
) -> None:
    """Raises InputError where several sheets have half of the known names or more in a row."""
    alike = _holding(tops, known)
    if len(alike) > 1:
        raise InputError(
            f"{content} has {len(alike)} sheets that hold the columns looked for.",
            'Send one sheet a file; or, for exports, put sheet = "…" into mapping.toml, [reader], '
            'or sheets = ["…", "…"] for several of them.',
        )


def _holding(tops: Mapping[str, Sequence[tuple[str, ...]]], known: Collection[str]) -> list[str]:
    """The sheets that have half of the known names or more in a row."""
    return [
        name
        for name, rows in tops.items()
        if known and any(2 * _score(row, known)[0] >= len(known) for row in rows)
    ]


def _score(names: tuple[str, ...], known: Collection[str]) -> tuple[int, bool]:
    """How many names are known, and whether there are any."""
    return len(set(known) & {name.casefold() for name in names}), bool(names)
