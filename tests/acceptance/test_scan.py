"""`tenfold scan` says of an export what can be mailed, and keeps all else in a file of its own."""

import csv
import re
import stat

import pytest
from tests.acceptance.command import refused
from tests.files import write_csv

INPUT, OUTPUT, PARAMETER = 3, 5, 2
NAMES = ["Case ID", "Sex", "Town"]


@pytest.fixture
def folder(tmp_path):
    rows = [[f"N-{place}", "Female", f"Invented {place}"] for place in range(30)]
    write_csv(tmp_path / "in.csv", NAMES, rows)
    return tmp_path


def test_it_tells_columns_flags_values_and_candidates(here, folder):
    run = here(folder, "scan", "in.csv")
    assert (run.returncode, run.stderr) == (0, "")
    told = re.sub(r" +", " ", run.stdout)
    assert "3 Town its name says an address" in told
    assert "2 Sex Female: 30" in told
    assert "2 Sex gender (its name; its values, in 30 of 30 rows)" in told


def test_it_fits_eighty_columns(here, folder, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    run = here(folder, "scan", "in.csv")
    assert max(map(len, run.stdout.splitlines())) <= 80


def test_the_restricted_file_holds_every_value_and_is_its_owner_s_alone(here, folder):
    run = here(folder, "scan", "in.csv", "--restricted", "values.csv")
    with (folder / "values.csv").open(newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["column", "value", "rows", "cases"]
    assert ["Sex", "Female", "30", "30"] in rows
    assert ["Town", "Invented 7", "1", "1"] in rows
    assert stat.S_IMODE((folder / "values.csv").stat().st_mode) == 0o600
    assert "values.csv, must not leave" in run.stdout


def test_no_cell_of_the_restricted_file_is_run_by_a_spreadsheet(here, folder):
    write_csv(folder / "in.csv", ["=Sex"], [["=1+1"]])
    here(folder, "scan", "in.csv", "--restricted", "values.csv")
    with (folder / "values.csv").open(newline="") as file:
        assert list(csv.reader(file))[1] == ["'=Sex", "'=1+1", "1", "1"]


def test_page_and_mapping_are_written(here, folder):
    run = here(folder, "scan", "in.csv", "--html", "page.html", "--mapping", "ours")
    assert (folder / "page.html").read_text().startswith("<!doctype html>")
    assert sorted(path.name for path in (folder / "ours").iterdir()) == [
        "columns.csv",
        "mapping.toml",
        "values.csv",
    ]
    assert "page.html, may be mailed" in run.stdout


def test_quiet_writes_and_says_nothing(here, folder):
    run = here(folder, "scan", "in.csv", "--quiet", "--html", "page.html")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert (folder / "page.html").exists()


@pytest.mark.parametrize("option", ["--html", "--restricted", "--mapping"])
def test_nothing_is_overwritten(here, folder, option):
    (folder / "there").write_text("mine")
    code, message = refused(folder, "scan", "in.csv", option, "there", run=here)
    assert code == OUTPUT
    assert message.startswith("there exists.")


@pytest.mark.parametrize("option", ["--html", "--restricted", "--mapping"])
def test_where_it_could_not_write_nothing_is_begun(here, folder, option):
    code, message = refused(folder, "scan", "none.csv", option, "no/where", run=here)
    assert code == OUTPUT
    assert "There is no folder" in message


def test_a_file_that_is_no_table_ends_it(here, folder):
    (folder / "in.csv").write_text("Case ID,Sex\n")
    assert refused(folder, "scan", "in.csv", run=here)[0] == INPUT


def test_an_unknown_case_column_is_told(here, folder):
    code, message = refused(folder, "scan", "in.csv", "--case", "File No", run=here)
    assert code == PARAMETER
    assert message == "--case names no column of the files. Name one as they do."
