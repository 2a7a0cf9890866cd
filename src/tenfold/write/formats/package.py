"""The workbook without its cases: sheets, heads, filters, widths and properties, by XlsxWriter."""

import io
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from typing import Any
from zipfile import ZipFile

import xlsxwriter

from tenfold.codebook import codebook_rows, country_rows
from tenfold.write.contents import Contents
from tenfold.write.formats.notes import notes_of

MOST = 1_048_575
"""The cases of a sheet; its head comes on top."""
_PLAIN = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_CODEBOOK, _COUNTRIES, _NOTES = (9, 34, 40, 10, 40, 60, 60), (8, 60), (20, 100)
_NARROW, _WIDE = 12, 26
Cells = tuple[int | str, ...]


def package_of(contents: Contents, cases: int) -> Mapping[str, bytes]:
    """Each part of the workbook by its path; the sheets of cases, which come first, have heads."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, **_PLAIN}) as book:
        book.set_properties(_properties(contents))
        for rows in sizes(cases):
            _add_cases(book, contents, rows)
        _add_sheet(book, "codebook", codebook_rows(contents.codebook), _CODEBOOK)
        _add_sheet(book, "countries", country_rows(contents.codebook), _COUNTRIES)
        _add_sheet(book, "notes", [("about", "note"), *notes_of(contents)], _NOTES)
    with ZipFile(data) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def sizes(cases: int) -> tuple[int, ...]:
    """How many cases each sheet has."""
    return tuple(min(MOST, cases - start) for start in range(0, max(cases, 1), MOST))


def _properties(contents: Contents) -> dict[str, Any]:
    edition = contents.edition
    return {
        "title": edition.title,
        "subject": f"Release {edition.name}",
        "author": edition.publisher,
        "comments": edition.licence,
        "created": datetime.combine(edition.snapshot, time(), UTC),
    }


def _add_cases(book: Any, contents: Contents, rows: int) -> None:
    """A sheet for cases with their names in its first row, which stays in sight, and filters."""
    number = len(book.worksheets())
    sheet = book.add_worksheet(f"data {number + 1}" if number else "data")
    names = tuple(contents.codebook.by_name)
    for place, name in enumerate(names):
        sheet.write_string(0, place, name, _head(book))
        sheet.set_column(place, place, min(max(len(name) + 3, _NARROW), _WIDE))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, len(names) - 1)


def _add_sheet(book: Any, name: str, rows: Iterable[Cells], widths: tuple[int, ...]) -> None:
    """A sheet to be read: its heads stay in sight, long texts are wrapped."""
    sheet = book.add_worksheet(name)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    for place, cells in enumerate(rows):
        for column, value in enumerate(cells):
            style = wrapped if place else _head(book)
            if isinstance(value, int):
                sheet.write_number(place, column, value, style)
            elif value:
                sheet.write_string(place, column, value, style)
    sheet.freeze_panes(1, 0)


def _head(book: Any) -> Any:
    return book.add_format({"bold": True, "valign": "top"})
