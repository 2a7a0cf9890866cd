"""Writes an invented export as a file: CSV, a workbook (XLSX or ODS), or JSON, by its ending."""

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Self

import xlsxwriter

from tenfold.demo.exports.layout import Layout, Written
from tenfold.demo.exports.opendocument import document_of
from tenfold.output import whole_file

Rows = Iterable[Sequence[str]]


@dataclass(frozen=True)
class Form:
    """How files are written, and, for JSON, the columns of lists, of numbers, and within objects.

    Of each list's name the value is the sign between its parts; `within` has the list of objects in
    which a column stands, by the column's name.
    """

    written: Written
    lists: dict[str, str]
    numbers: frozenset[str]
    within: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, layout: Layout) -> Self:
        """The form of a layout's files."""
        several = (one for one in layout.column if one.fill == "list" or one.second or one.within)
        lists = {one.name: one.joined for one in several}
        numbers = {one.name for one in layout.column if one.fill == "age"}
        within = {one.name: one.within for one in layout.column if one.within}
        return cls(layout.written, lists, frozenset(numbers), within)


def write_sheet(path: Path, form: Form, header: Sequence[str], rows: Rows) -> None:
    """Writes rows by the path's ending: whole or not at all, for its owner alone.

    Raises OutputError, also where the file exists.
    """
    with whole_file(path) as file:
        _WRITERS.get(path.suffix, _write_csv)(file, form, header, rows)


def _write_csv(file: BinaryIO, form: Form, header: Sequence[str], rows: Rows) -> None:
    written = form.written
    text = codecs.getwriter(written.encoding)(file)
    writer = csv.writer(text, delimiter=written.separator, lineterminator=written.newline)
    writer.writerow(header)
    writer.writerows(rows)


def _write_workbook(file: BinaryIO, _: Form, header: Sequence[str], rows: Rows) -> None:
    """Every cell as text, dates too; a blank stays an empty cell."""
    buffer = io.BytesIO()  # XlsxWriter hides why a file can't be written
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2021, 9, 1, tzinfo=UTC)})
        sheet = book.add_worksheet("Cases")
        for row, cells in enumerate((header, *rows)):
            for column, cell in enumerate(cells):
                if cell:
                    sheet.write_string(row, column, cell)
    file.write(buffer.getbuffer())


def _write_open_document(file: BinaryIO, _: Form, header: Sequence[str], rows: Rows) -> None:
    """The same as an OpenDocument spreadsheet; of a cell each line is a paragraph."""
    file.write(document_of([("Cases", [header, *rows])]))


def _write_document(file: BinaryIO, form: Form, header: Sequence[str], rows: Rows) -> None:
    """One JSON document: the list of cases, at the place that the form names."""
    found: Any = list(_records(form, header, rows))
    for key in reversed(form.written.records.split(".") if form.written.records else []):
        found = {key: found}
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    file.write(text.encode(form.written.encoding))


def _write_lines(file: BinaryIO, form: Form, header: Sequence[str], rows: Rows) -> None:
    """JSON Lines: one case a line."""
    for record in _records(form, header, rows):
        text = json.dumps(record, ensure_ascii=False) + "\n"
        file.write(text.encode(form.written.encoding))


def _records(form: Form, header: Sequence[str], rows: Rows) -> Iterator[dict[str, Any]]:
    """Each row as an object: a name's dots nest it, lists are split, a blank is null."""
    for row in rows:
        record: dict[str, Any] = {}
        for name, cell in zip(header, row, strict=True):
            if name in form.within:
                _share_out(record, form.within[name], name, _value(form, name, cell))
            else:
                inner, last = _inner(record, name)
                inner[last] = _value(form, name, cell)
        yield record


def _inner(record: dict[str, Any], name: str) -> tuple[dict[str, Any], str]:
    """The object in which the last of a name's parts stands, and that part."""
    *steps, last = name.split(".")
    for step in steps:
        record = record.setdefault(step, {})
    return record, last


def _share_out(record: dict[str, Any], within: str, name: str, parts: list[str]) -> None:
    """Gives each object of a list one of the parts, under the rest of the name."""
    inner, last = _inner(record, within)
    objects = inner.setdefault(last, [])
    objects += [{} for _ in parts[len(objects) :]]
    for one, part in zip(objects, parts, strict=False):
        deep, key = _inner(one, name.removeprefix(f"{within}."))
        deep[key] = part


def _value(form: Form, name: str, cell: str) -> Any:
    if name in form.lists:
        return [part.strip() for part in cell.split(form.lists[name]) if part.strip()]
    if not cell:
        return None
    is_number = name in form.numbers and cell.replace(".", "", 1).isdecimal()
    return json.loads(cell) if is_number or cell in {"true", "false"} else cell


_WRITERS: dict[str, Callable[[BinaryIO, Form, Sequence[str], Rows], None]] = {
    ".json": _write_document,
    ".jsonl": _write_lines,
    ".ods": _write_open_document,
    ".xlsx": _write_workbook,
}
