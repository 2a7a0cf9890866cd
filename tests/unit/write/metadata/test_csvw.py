"""The CSVW file is valid, and the table read by it has its numbers, lists and NULLs."""

import warnings

import csvw
import pytest
from tests.unit.write.files import read_json


def columns(folder):
    [table] = read_json(folder / "metadata/csvw.json")["tables"]
    return {one["name"]: one for one in table["tableSchema"]["columns"]}


def test_metadata_and_table_are_valid(folder):
    with warnings.catch_warnings(record=True):
        found = csvw.CSVW(str(folder / "metadata/csvw.json"), validate=True)
        assert found.is_valid
    assert [str(one.message) for one in found.warnings] == []


def test_the_table_is_read_as_what_it_is(plain):
    [table] = csvw.TableGroup.from_file(plain / "metadata/csvw.json").tables
    rows = list(table)
    assert len(rows) == 42
    assert rows[-1]["yearOfRegistration"] == 2019
    assert rows[-1]["ageBroad"] is None
    assert rows[-1]["typeOfExploitConcatenated"][:2] == ["Forced labour", "Sexual exploitation"]


def test_na_is_namibia(plain):
    [table] = csvw.TableGroup.from_file(plain / "metadata/csvw.json").tables
    assert {row["citizenship"] for row in table} == {None, "NA"}


@pytest.mark.parametrize("name", ["gender", "yearOfRegistration"])
def test_titles_begin_with_what_stands_in_the_table(folder, name):
    assert columns(folder)[name]["titles"]["en"][0] == name


def test_titles_stand_in_the_languages_of_the_edition(plain, odd):
    assert columns(plain)["gender"]["titles"]["fr"] == "Genre"
    assert list(columns(odd)["gender"]["titles"]) == ["en"]
