"""Tables of others are read with every column as a plain category."""

import pytest
from tests.unit.tables.files import cases, notes, read, read_rows, values, write_csv

from tenfold.errors import InputError
from tenfold.stages import MAX_VALUES
from tenfold.tables import read_table
from tenfold.tables.values import MISSING


def test_labels_are_sorted_and_blank_is_null(tmp_path):
    table = read_rows(tmp_path, *({"a": cell, "b": "x"} for cell in ["b", " ", "a", "", "B", "10"]))
    assert table.tally.schema.columns[0].labels == ("10", "B", "a", "b")
    assert values(table, "a") == [None, None, "10", "B", "a", "b"]
    assert notes(table) == {}


@pytest.mark.parametrize("cell", [" a", "a ", "-99", "NA", "NULL", "0", "nan", "1.0"])
def test_labels_stay_as_they_are(tmp_path, cell):
    assert values(read_rows(tmp_path, {"a": cell, "b": ""}), "a") == [cell]


def test_a_column_beside_the_codebook_s_is_plain(tmp_path):
    table = read_rows(tmp_path, {"gender": "-99", "a": "-99"})
    assert cases(table) == [{"gender": None, "a": "-99"}]


def test_every_plain_column_may_be_null(tmp_path):
    table = read_rows(tmp_path, {"yearOfRegistration": "2015", "a": "1"})
    assert [column.nullable for column in table.tally.schema.columns] == [False, True]


def test_without_a_codebook_no_value_is_judged(tmp_path):
    row = {"gender": "F", "citizenship": "00", "isForcedLabour": "1.0", "ageBroad": "9-17"}
    table = read_rows(tmp_path, row, codebook=None)
    assert cases(table) == [row]
    assert notes(table) == {}


def test_without_a_codebook_every_column_may_be_null(tmp_path):
    table = read_rows(tmp_path, {"yearOfRegistration": "2015"}, codebook=None)
    assert table.tally.schema.strata == ()


def test_missing_markers_hold_where_they_are_named(tmp_path):
    rows = [{"a": "?", "b": "?"}, {"a": "?", "b": "1"}]
    table = read_rows(tmp_path, *rows, codebook=None, a="?")
    assert cases(table) == [{"a": None, "b": "1"}, {"a": None, "b": "?"}]
    assert notes(table) == {MISSING: (("a",), 2)}


def test_missing_markers_may_hold_everywhere(tmp_path):
    table = read_rows(tmp_path, {"a": "?", "b": "?"}, codebook=None, **{"*": "?"})
    assert cases(table) == [{"a": None, "b": None}]


def test_equal_rows_are_counted(tmp_path):
    table = read_rows(tmp_path, *[{"a": "1", "b": "x"}] * 3, {"a": "2", "b": "x"})
    assert table.tally.counts.tolist() == [3, 1]


@pytest.mark.parametrize("count", [255, 256, MAX_VALUES])
def test_a_column_may_have_many_values(tmp_path, count):
    path = write_csv(tmp_path / "in.csv", ("a", "b"), [(i, "x") for i in range(count)])
    tally = read(path).tally
    assert len(tally.schema.columns[0].labels) == count
    assert tally.records[:, 0].tolist() == list(range(1, count + 1))


def test_more_values_are_refused_with_the_place_of_the_column(tmp_path):
    rows = [(i, "x") for i in range(MAX_VALUES + 1)]
    path = write_csv(tmp_path / "in.csv", ("a", "b"), rows)
    with pytest.raises(InputError, match="column 1 has 65,536 values, at most 65,535 are possible"):
        read(path)


def test_progress_is_told_by_column(tmp_path):
    told = []
    path = write_csv(tmp_path / "in.csv", ("a", "b"), [("1", "2")])
    read_table(path, None, tell=lambda *step: told.append(step))
    assert told == [("read", 0, 1), ("read", 1, 2), ("read", 2, 2)]
