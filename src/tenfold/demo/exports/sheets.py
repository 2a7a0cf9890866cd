"""Writes an invented export as a file: CSV, or a workbook by its ending."""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import xlsxwriter

from tenfold.output import whole_file

Rows = Iterable[Sequence[str]]


def write_sheet(path: Path, header: Sequence[str], rows: Rows) -> None:
    """Writes rows as XLSX by the ending, else CSV: whole or not at all, for its owner alone.

    Raises OutputError, also where the file exists.
    """
    write = _write_workbook if path.suffix == ".xlsx" else _write_csv
    with whole_file(path) as file:
        write(file, header, rows)


def _write_csv(file: BinaryIO, header: Sequence[str], rows: Rows) -> None:
    writer = csv.writer(codecs.getwriter("utf-8")(file), lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)


def _write_workbook(file: BinaryIO, header: Sequence[str], rows: Rows) -> None:
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
