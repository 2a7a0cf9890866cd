"""The codebook as tables for people and programs: codebook.csv and codebook.xlsx."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any

import xlsxwriter

from tenfold.codebook import Standing, describe
from tenfold.languages import load_language
from tenfold.write.description import Description
from tenfold.write.documents.codebook.entries import entries, share

Cells = Sequence[str | int | float | None]
VALUES = (
    *("number", "variable", "label", "type", "value", "value label", "definition"),
    *("cases", "share of all cases", "share of known"),
)
"""Known are the cases with a value."""
VARIABLES = (
    *("number", "variable", "group", "type", "label", "definition", "collected", "note"),
    *("standard", "null", "computed from", "cases with a value", "share of all cases", "missing"),
)
ERRATA = ("id", "variables", "source", "problem", "ruling", "decision")
_NUMBER, _SHARE = "#,##0", "0.0%"
_WIDTHS = {"definition": 60, "collected": 50, "note": 50, "rule": 45, "reason": 60, "text": 100}
_WIDTHS |= {"source": 50, "problem": 50, "ruling": 50, "label": 40, "variable": 38, "about": 30}


def codebook_csv(told: Description) -> bytes:
    """codebook.csv: a row for each value of each variable, and one for NULL where it may be."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(VALUES)
    for cells in _values(told):
        writer.writerow(_plain(cell) for cell in cells)
    return text.getvalue().encode()


def _plain(cell: str | float | None) -> str | int | None:
    return f"{cell:.6f}" if isinstance(cell, float) else cell


def codebook_xlsx(told: Description) -> bytes:
    """codebook.xlsx: sheets of variables, values, the crosswalk, errata, and what it all is."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        edition = told.edition
        book.set_properties(
            {
                "title": f"{edition.title}, release {edition.name}: codebook",
                "author": edition.publisher,
                "created": datetime.combine(edition.snapshot, time()),
            }
        )
        for name, head, rows in _sheets(told):
            _sheet(book, name, head, rows)
    return file.getvalue()


def _sheets(told: Description) -> Iterator[tuple[str, Sequence[str], Iterator[Cells]]]:
    yield "variables", VARIABLES, _variables(told)
    yield "values", VALUES, _values(told)
    yield "crosswalk", tuple(Standing.model_fields), _crosswalk(told)
    yield "errata", ERRATA, _errata(told)
    yield "about", ("about", "text"), _about(told)


def _variables(told: Description) -> Iterator[Cells]:
    for entry in entries(told, load_language("en")):
        variable = entry.variable
        plain = describe(variable)
        yield [
            *(plain.get(key, "") for key in ("number", "name", "group", "type", "label")),
            *(plain.get(key, "") for key in ("definition", "collected", "note", "standard")),
            "yes" if variable.null else "no",
            ", ".join(variable.parents),
            entry.filled,
            share(entry.filled, told.figures.cases),
            entry.missing,
        ]


def _values(told: Description) -> Iterator[Cells]:
    total = told.figures.cases
    for entry in entries(told, load_language("en")):
        variable = entry.variable
        head = (variable.number, variable.name, variable.label, variable.type)
        for row in entry.rows:
            shares = share(row.cases, total), share(row.cases, entry.filled)
            yield [*head, row.value, row.meaning or row.value, row.definition, row.cases, *shares]
        if variable.null:
            shares = share(entry.missing, total), None
            yield [*head, "", "NULL", "", entry.missing, *shares]


def _crosswalk(told: Description) -> Iterator[Cells]:
    for standing in told.crosswalk:
        yield list(standing.model_dump().values())


def _errata(told: Description) -> Iterator[Cells]:
    for erratum in told.codebook.errata:
        plain = erratum.model_dump() | {"variables": ", ".join(erratum.variables)}
        yield [plain[key] for key in ERRATA]


def _about(told: Description) -> Iterator[Cells]:
    edition = told.edition
    yield "title", edition.title
    yield "release", edition.name
    yield "snapshot", edition.snapshot.isoformat()
    yield "publisher", edition.publisher
    yield "contact", edition.contact
    yield "licence", edition.licence
    for name, text in (("licence address", edition.licence_url), ("doi", edition.doi)):
        if text:
            yield name, text
    introduction = told.codebook.introduction.filled(told.facts)
    for chapter in introduction.chapter:
        for paragraph in chapter.text:
            yield chapter.title, paragraph


def _sheet(book: Any, name: str, head: Sequence[str], rows: Iterator[Cells]) -> None:
    """A sheet with a head that stays, filters, and texts that stay texts."""
    sheet = book.add_worksheet(name)
    wrap = {"text_wrap": True, "valign": "top"}
    bold, text = book.add_format(wrap | {"bold": True}), book.add_format(wrap)
    forms = {
        int: book.add_format({"num_format": _NUMBER, "valign": "top"}),
        float: book.add_format({"num_format": _SHARE, "valign": "top"}),
    }
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(head):
        sheet.write_string(0, column, title, bold)
        sheet.set_column(column, column, _WIDTHS.get(title, 16))
    last = 0
    for last, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(last, column, cell, text)
            elif cell is not None:
                sheet.write_number(last, column, round(cell, 6), forms[type(cell)])
    sheet.autofilter(0, 0, last, len(head) - 1)
