"""Every format is the same at any time and place, and refuses what it can't hold."""

import json
import os
import resource
import time
from dataclasses import replace

import polars as pl
import pyarrow.parquet as pq
import pytest
from tests.unit.write.files import CODEBOOK, CONTENTS, EDITION, candidate
from tests.unit.write.formats.table import COLUMNS, PUBLISHED, write

from tenfold.codebook import SCRIPTS, stata_table
from tenfold.errors import OutputError
from tenfold.write.formats import TABLES

ENDINGS = [name.rpartition(".")[2] for name in TABLES if name.startswith("data/cases.")]


@pytest.fixture
def far_away(monkeypatch):
    """Another zone, where it is another day."""
    before = time.tzname
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
    assert time.tzname == before


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.usefixtures("far_away")
def test_a_format_is_the_same_far_away_and_later(tmp_path, ending, monkeypatch):
    first = write(tmp_path, ending).read_bytes()
    (tmp_path / f"cases.{ending}").unlink()
    monkeypatch.setenv("TZ", "America/Adak")
    time.tzset()
    later = time.time() + 1e8
    monkeypatch.setattr(time, "time", lambda: later)
    assert write(tmp_path, ending).read_bytes() == first


def test_the_csv_for_spreadsheets_is_the_plain_one_behind_a_mark(tmp_path):
    plain = write(tmp_path, "csv").read_bytes()
    TABLES["data/cases-spreadsheet.csv"](PUBLISHED, CONTENTS, tmp_path / "sheet.csv")
    assert (tmp_path / "sheet.csv").read_bytes() == b"\xef\xbb\xbf" + plain


def test_parquet_says_what_it_is_and_what_its_columns_mean(tmp_path):
    told = pq.read_metadata(write(tmp_path, "parquet")).metadata
    assert told[b"title"] == b"Invented Cases"
    assert (told[b"release"], told[b"snapshot"], told[b"k"]) == (b"2021-09", b"2021-09-01", b"10")
    variables = json.loads(told[b"variables"])
    assert list(variables) == list(COLUMNS)
    assert variables["gender"]["values"] == list(CODEBOOK.by_name["gender"].labels)


def test_parquet_keeps_categories_in_order(tmp_path):
    table = pl.read_parquet(write(tmp_path, "parquet"))
    assert table["ageBroad"].dtype.categories.to_list()[:2] == ["0–8", "9–17"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_follows_from_the_codebook(tmp_path, name):
    TABLES[f"data/{name}"](PUBLISHED, CONTENTS, tmp_path / name)
    assert (tmp_path / name).read_text(encoding="utf-8") == SCRIPTS[name](CODEBOOK)


def test_the_names_in_stata_are_listed(tmp_path):
    TABLES["data/names-stata.csv"](PUBLISHED, CONTENTS, tmp_path / "names.csv")
    assert (tmp_path / "names.csv").read_text(encoding="utf-8") == stata_table(CODEBOOK)


@pytest.mark.parametrize("ending", ["dta", "sav", "zsav", "xlsx"])
def test_a_paragraph_too_long_for_a_cell_is_refused_and_leaves_nothing(tmp_path, ending):
    contents = replace(CONTENTS, edition=replace(EDITION, terms="x" * 32_768))
    with pytest.raises(OutputError, match=r"Terms of use\) has 32,782 characters.*32,767"):
        write(tmp_path, ending, contents=contents)
    assert list(tmp_path.iterdir()) == []


def test_a_candidate_of_such_a_release_leaves_nothing(tmp_path):
    contents = replace(CONTENTS, edition=replace(EDITION, terms="x" * 32_768))
    with pytest.raises(OutputError, match="shorten or part it in release"):
        candidate(tmp_path / "candidate", contents=contents)
    assert list((tmp_path / "candidate").iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError])
def test_nothing_is_left_of_a_format_that_is_stopped(tmp_path, monkeypatch, ending, stop):
    def fsync(_):
        raise stop

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(stop):
        write(tmp_path, ending)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def small_files():
    """No file may have more than 4 KiB."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.usefixtures("small_files")
def test_a_file_that_the_system_does_not_take_is_told_and_leaves_nothing(tmp_path, ending):
    with pytest.raises(OutputError, match="can't be written: file too large"):
        write(tmp_path, ending)
    assert list(tmp_path.iterdir()) == []
