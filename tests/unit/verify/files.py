"""Small invented files for the tests of verify, in each format, and a short way to judge them."""

from pathlib import Path

import xlsxwriter
from tests.files import write_csv, write_parquet

from tenfold.codebook import load_codebook
from tenfold.verify import Question, verify

__all__ = ["CANARY", "departures", "judge", "write_csv", "write_parquet", "write_xlsx"]

CANARY = "Canary Maria Example"


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
