"""The data's README is filled in from the published table, and what it says to type works."""

import re
from dataclasses import replace

import duckdb
import pytest
from tests.unit.write.files import CONTENTS, EDITION, TINY, candidate, files_in, tally_of

SEALS = {"verdict.json", "SHA256SUMS", "SHA256SUMS.minisig"}
"""What publishing adds."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return candidate(tmp_path_factory.mktemp("candidate"))


@pytest.fixture(scope="module")
def readme(folder):
    return (folder / "README.md").read_text(encoding="utf-8")


def test_no_placeholder_is_left(readme):
    assert "$" not in readme


@pytest.mark.parametrize(
    "words",
    [
        "# Invented Cases, release 2021-09\n",
        "1,210 cases in 63 variables",
        "shared by at least 10 cases",
        "3 different records",
        "is shared by 10 cases",
        "Published by The Example Collaborative.",
        "* Licence: CC BY 4.0\n",
        "* Contact: data@example.org\n",
        "* Cite as: The Example Collaborative (2021). Invented Cases, release 2021-09 [Data set].",
        "* Codebook: ctdc-v7",
    ],
)
def test_the_release_is_described(readme, words):
    assert words in readme


def test_it_names_every_file_of_the_folder(readme, folder):
    named = set(re.findall(r"^\| `([^`]+)` \|", readme, re.MULTILINE))
    others = {name for name in files_in(folder) if name.count(".") > 1 and "ddi" not in name}
    others |= {"README.md"}
    assert named == files_in(folder).keys() - others | SEALS


def test_its_line_for_duckdb_reads_all_cases(readme, folder, monkeypatch):
    [line] = re.findall(r"^DuckDB +(.+)$", readme, re.MULTILINE)
    monkeypatch.chdir(folder)
    assert len(duckdb.sql(line).fetchall()) == TINY.cases


def test_large_figures_have_separators(tmp_path):
    record = {"yearOfRegistration": "2015", "Datasource": "Hotline"}
    readme = candidate(tmp_path, tally_of((12_345, record))) / "README.md"
    assert "12,345 cases in" in readme.read_text(encoding="utf-8")
    assert "shared by 12,345 cases" in readme.read_text(encoding="utf-8")


def test_where_a_person_may_count_twice_the_promise_says_so(tmp_path, readme):
    twice = replace(CONTENTS, edition=replace(EDITION, same_person="twice"))
    text = (candidate(tmp_path, contents=twice) / "README.md").read_text(encoding="utf-8")
    assert "by at least 10 cases.** These are cases, not people" in text
    assert "not people" not in readme
