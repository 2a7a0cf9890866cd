"""LibreOffice opens the workbook, and the CSV for spreadsheets, with every text as text."""

import pytest
from tests.foreign.table import counts_of, needs, read_rows, run

UTF8 = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Commas, double quotes, UTF-8, from the first line on; each sheet a file of its own."""

READ = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"
"""As its dialogue suggests for a file with a byte-order mark; without a window it looks at none."""


@pytest.fixture(scope="module")
def office(folder):
    """The sheets of both files as CSV."""
    out = folder / "office"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = (needs("soffice"), profile, "--headless", "--convert-to", UTF8, "--outdir", out)
    run(*command, "cases.xlsx", folder=folder)
    run(*command, READ, "cases-spreadsheet.csv", folder=folder)
    return out


def test_the_workbook_has_the_same_cases(office, counts):
    assert counts_of(read_rows(office / "cases-data.csv")) == counts


def test_the_workbook_s_other_sheets_are_there(office):
    assert ["NA", "Namibia"] in read_rows(office / "cases-countries.csv")
    assert read_rows(office / "cases-notes.csv")[1] == ["Title", "Invented Cases"]
    assert len(read_rows(office / "cases-codebook.csv")) == 64


def test_the_csv_for_spreadsheets_has_the_same_cases_but_for_a_sign(office, counts):
    [path] = office.glob("cases-spreadsheet*.csv")
    found = counts_of(read_rows(path))
    found["ageBroad"]["48+"] = found["ageBroad"].pop("48")  # docs/formats.md says so
    assert found == counts
