"""Small invented files for the tests of verify, in each format, and a short way to judge them."""

import csv
from pathlib import Path

import polars as pl
import xlsxwriter

from tenfold.codebook import load_codebook
from tenfold.verify import Question, verify

CANARY = "Canary Maria Example"


def write_csv(path: Path, names, rows, separator=",", mark="") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(mark)
        csv.writer(file, delimiter=separator, lineterminator="\n").writerows([names, *rows])
    return path


def write_parquet(path: Path, names, rows) -> Path:
    columns = zip(*rows, strict=True)
    frame = {name: list(cells) for name, cells in zip(names, columns, strict=True)}
    pl.DataFrame(frame).write_parquet(path)
    return path


def write_xlsx(path: Path, sheets) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for number, rows in enumerate(sheets):
            sheet = book.add_worksheet(f"sheet {number}")
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return path


def judge(path: Path, codebook="ctdc-v7", **question):
    asked = Question(**{"k": 2, "queries": 0} | question)
    return verify(path, codebook and load_codebook(codebook), asked)


def departures(folder: Path, names, rows):
    """What the codebook's judgement on a table is: (column, rule, cases) of each departure."""
    verdict = judge(write_csv(folder / "table.csv", names, rows))
    return [(one.column, one.rule, one.cases) for one in verdict.departures]
