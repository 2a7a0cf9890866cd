"""Small invented files for the tests of tables, in each format, and a short way to read them."""

import csv
from pathlib import Path

import xlsxwriter
from tests.files import write_csv, write_parquet

from tenfold.codebook import load_codebook
from tenfold.tables import Table, Writing, read_table, write_table

__all__ = [
    "CODEBOOK",
    "cases",
    "notes",
    "read",
    "read_rows",
    "values",
    "write",
    "write_csv",
    "write_parquet",
    "write_xlsx",
    "written",
]

CODEBOOK = load_codebook()


def write_xlsx(path: Path, *sheets) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return path


def read(path: Path, codebook=CODEBOOK, **missing) -> Table:
    return read_table(path, codebook, {name: frozenset([mark]) for name, mark in missing.items()})


def read_rows(folder: Path, *rows: dict[str, str], codebook=CODEBOOK, **missing) -> Table:
    """The table of a CSV file with these cells."""
    cells = [tuple(row.values()) for row in rows]
    return read(write_csv(folder / "in.csv", tuple(rows[0]), cells), codebook, **missing)


def cases(table: Table) -> list[dict[str, str | None]]:
    """Each case's label by column, in canonical order."""
    tally = table.tally
    labels = [(None, *column.labels) for column in tally.schema.columns]
    return [
        {name: has[code] for name, has, code in zip(tally.schema.names, labels, row, strict=True)}
        for row, count in zip(tally.records, tally.counts, strict=True)
        for _ in range(count)
    ]


def values(table: Table, name: str) -> list[str | None]:
    """One column's labels, in canonical order."""
    return [case[name] for case in cases(table)]


def notes(table: Table) -> dict[str, tuple[tuple[str, ...], int]]:
    """What was understood: in which columns, and how many cells."""
    return {note.what: (note.columns, note.cells) for note in table.notes}


def write(table: Table, path: Path, codebook=CODEBOOK) -> Path:
    write_table(table.tally, table.columns, path, Writing(codebook, overwrite=True))
    return path


def written(table: Table, path: Path, codebook=CODEBOOK) -> list[list[str]]:
    """The cells of the file that a table is written to, header included."""
    with write(table, path, codebook).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))
