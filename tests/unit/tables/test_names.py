"""Columns get the codebook's names, a banner goes, and names that can't be used are refused."""

import pytest
from tests.unit.tables.files import read, read_rows, values, write_csv

from tenfold.errors import InputError

BANNER = "By using these data, you agree to the terms: no attempt to identify anybody; ever."
BANNER_FOUND = "a first column without values left out (terms-of-use banner)"


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_banner_in_the_first_column_is_left_out_and_told(tmp_path, separator):
    names, rows = (BANNER, "gender", "ageBroad"), [("", "Female", "9–17"), ("", "", "")]
    table = read(write_csv(tmp_path / "in.csv", names, rows, separator))
    assert table.columns == ("gender", "ageBroad")
    assert values(table, "gender") == [None, "Female"]
    assert table.found[-1] == BANNER_FOUND


def test_a_banner_without_words_is_left_out(tmp_path):
    assert read_rows(tmp_path, {"": "", "gender": "Male"}).columns == ("gender",)


def test_a_first_column_with_values_stays(tmp_path):
    table = read_rows(tmp_path, {"region": "north", "gender": "Male"})
    assert table.columns == ("region", "gender")


def test_a_variable_without_values_is_no_banner(tmp_path):
    table = read_rows(tmp_path, {"citizenship": "", "gender": "Male"})
    assert table.columns == ("citizenship", "gender")


def test_a_table_without_variables_has_no_banner(tmp_path):
    assert read_rows(tmp_path, {"a": "", "b": "1"}).columns == ("a", "b")


def test_without_a_codebook_a_banner_is_a_column(tmp_path):
    table = read_rows(tmp_path, {"a": "", "gender": "Male"}, codebook=None)
    assert table.columns == ("a", "gender")


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ("datasource", "Datasource", "Hotline"),
        ("MajorityEntry", "majorityEntry", "Minor"),
        ("CountryofExploitation", "CountryOfExploitation", "US"),
    ],
)
def test_an_older_name_is_read_as_the_present_one_and_told(tmp_path, old, new, value):
    table = read_rows(tmp_path, {old: value})
    assert values(table, new) == [value]
    assert table.columns == (new,)
    assert table.found[-1] == f"older names read as {new}"


def test_names_as_they_are_need_no_word(tmp_path):
    assert len(read_rows(tmp_path, {"gender": "Male"}).found) == 1


def test_without_a_codebook_an_older_name_stays(tmp_path):
    assert read_rows(tmp_path, {"datasource": "x"}, codebook=None).columns == ("datasource",)


def test_an_older_name_beside_the_present_one_is_refused(tmp_path):
    with pytest.raises(InputError, match="Datasource twice, under an older name and the present"):
        read_rows(tmp_path, {"Datasource": "Hotline", "datasource": "Hotline"})


def test_columns_that_are_no_variables_stay_in_their_places(tmp_path):
    table = read_rows(tmp_path, {"a": "1", "gender": "Male", "b": "2"})
    assert table.columns == ("a", "gender", "b")
    assert table.tally.schema.names == ("a", "gender", "b")
