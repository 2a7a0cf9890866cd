"""The codebook is shown in four formats, whole or in part."""

import csv
import io
import json

import pytest
from tests.acceptance.command import tenfold

from tenfold.codebook import load_codebook

CODEBOOK = load_codebook()


@pytest.fixture
def shown(here, tmp_path):
    return lambda *arguments: print_codebook(here, tmp_path, *arguments)


def print_codebook(run, folder, *arguments):
    run = run(folder, "codebook", *arguments)
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def test_all_variables_are_listed(shown):
    lines = [line.split() for line in shown().splitlines()]
    listed = [line[:2] for line in lines if line and line[0].isdigit()]
    assert sorted(listed, key=lambda cells: int(cells[0])) == [
        [str(variable.number), variable.name] for variable in CODEBOOK.variable
    ]


def test_a_variable_is_shown_by_name_or_number(shown):
    page = shown("ageBroad")
    assert page == shown("AGEBROAD") == shown("4")
    assert "4 ageBroad" in page
    assert "48+" in page


def test_a_group_is_shown(shown):
    rows = list(csv.DictReader(io.StringIO(shown("sex", "--format", "csv"))))
    assert [row["name"] for row in rows] == [v.name for v in CODEBOOK.variable if v.group == "sex"]


def test_json_is_whole(shown):
    told = json.loads(shown("--format", "json"))
    assert [variable["number"] for variable in told["variables"]] == list(range(1, 64))


def test_csv_has_a_row_a_variable(shown):
    rows = list(csv.DictReader(io.StringIO(shown("--format", "csv"))))
    assert len(rows) == 63
    assert rows[0]["name"] == "yearOfRegistration"
    assert all(row["definition"] and row["values"] for row in rows)


def test_markdown_has_a_section_a_variable(shown):
    page = shown("--format", "md")
    assert page.count("\n### ") == 63
    assert page.startswith("# ")


@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_no_line_is_broken_where_the_window_ends(shown, monkeypatch, form):
    wide = shown("ageBroad", "--format", form)
    monkeypatch.setenv("COLUMNS", "20")
    assert shown("ageBroad", "--format", form) == wide


def test_the_version_is_told(tmp_path):
    assert tenfold(tmp_path, "--version").stdout.startswith("tenfold ")
