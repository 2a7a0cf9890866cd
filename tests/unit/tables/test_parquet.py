"""Parquet is read whatever the types of its columns."""

import datetime as dt

import polars as pl
import pytest
from tests.unit.tables.files import cases, notes, read, values, write_parquet

from tenfold.errors import InputError, ValueListError
from tenfold.tables.values import MISSING, NO


def read_column(folder, cells, name="a", dtype=None, codebook=None):
    path = folder / "in.parquet"
    pl.DataFrame({name: pl.Series(cells, dtype=dtype)}).write_parquet(path)
    return read(path, codebook) if codebook is None else read(path)


def test_a_file_of_the_codebook_is_read(tmp_path):
    names, rows = ("yearOfRegistration", "gender"), [(2015, "Male"), (2016, None)]
    table = read(write_parquet(tmp_path / "in.parquet", names, rows))
    assert cases(table) == [
        {"yearOfRegistration": "2015", "gender": "Male"},
        {"yearOfRegistration": "2016", "gender": None},
    ]
    assert table.found == ("Parquet",)


@pytest.mark.parametrize("dtype", [pl.Int8, pl.Int64, pl.Float32, pl.Float64, pl.String])
def test_flags_may_be_numbers_of_any_type(tmp_path, dtype):
    cells = [0, 1, -99, None] if dtype != pl.String else ["0", "1", "-99", None]
    table = read_column(tmp_path, cells, "isForcedLabour", dtype, codebook=True)
    assert values(table, "isForcedLabour") == [None, None, "0", "1"]
    assert notes(table) == {MISSING: (("isForcedLabour",), 1)}


@pytest.mark.parametrize("name", ["gender", "citizenship"])
def test_a_column_may_hold_nothing_but_the_number_for_missing(tmp_path, name):
    table = read_column(tmp_path, [-99.0, -99.0], name, codebook=True)
    assert values(table, name) == [None, None]


def test_decimals_of_a_flag_that_is_never_0_are_null(tmp_path):
    name = "meansOfControlRestrictsFinancialAccess"
    table = read_column(tmp_path, [1.0, 0.0], name, codebook=True)
    assert values(table, name) == [None, "1"]
    assert notes(table) == {NO: ((name,), 1)}


def test_years_may_be_decimals(tmp_path):
    table = read_column(tmp_path, [2015.0, None], "yearOfRegistration", codebook=True)
    assert values(table, "yearOfRegistration") == [None, "2015"]


@pytest.mark.parametrize("dtype", [pl.Categorical, pl.Enum(["Male", "Female"])])
def test_values_may_be_categories(tmp_path, dtype):
    table = read_column(tmp_path, ["Female", None, "Male"], "gender", dtype, codebook=True)
    assert values(table, "gender") == [None, "Male", "Female"]


def test_true_is_no_flag(tmp_path):
    with pytest.raises(ValueListError, match="record 1, column isForcedLabour"):
        read_column(tmp_path, [True], "isForcedLabour", codebook=True)


@pytest.mark.parametrize(
    ("cells", "labels"),
    [
        ([True, False, None], [None, "false", "true"]),
        ([1.5, 1.0, None], [None, "1.0", "1.5"]),
        ([2, 10], ["10", "2"]),
        ([dt.date(2021, 9, 17)], ["2021-09-17"]),
        ([None], [None]),
    ],
)
def test_a_plain_column_may_have_any_type(tmp_path, cells, labels):
    assert values(read_column(tmp_path, cells), "a") == labels


def test_a_wrong_value_is_found_at_its_record(tmp_path):
    with pytest.raises(ValueListError, match="record 3, column gender"):
        read_column(tmp_path, ["Male", None, "F"], "gender", codebook=True)


@pytest.mark.parametrize("cells", [[[1, 2]], [{"x": 1}], [b"x"]])
def test_lists_and_bytes_are_refused(tmp_path, cells):
    with pytest.raises(InputError, match="column 1 holds lists or bytes, not values"):
        read_column(tmp_path, cells)


def test_a_file_without_cases_is_refused(tmp_path):
    with pytest.raises(InputError, match="has no cases"):
        read_column(tmp_path, [], dtype=pl.String)


@pytest.mark.parametrize("part", [4, 100, -1])
def test_a_file_that_is_cut_off_is_refused(tmp_path, part):
    read_column(tmp_path, ["Maria Example"] * 100)
    path = tmp_path / "in.parquet"
    path.write_bytes(path.read_bytes()[:part])
    with pytest.raises(InputError, match="is no whole Parquet file: it is damaged or cut off"):
        read(path)


def test_a_panic_of_the_engine_says_nothing(tmp_path, capfd):
    read_column(tmp_path, ["Maria Example"] * 70)
    good = (tmp_path / "in.parquet").read_bytes()
    for place in range(5, len(good), 7):
        bad = bytearray(good)
        bad[place] ^= 0xFF
        (tmp_path / "bad.parquet").write_bytes(bad)
        try:
            read(tmp_path / "bad.parquet", None)
        except InputError:
            continue
    assert capfd.readouterr() == ("", "")


def test_the_place_of_a_file_may_hold_a_pattern(tmp_path):
    path = write_parquet(tmp_path / "[a]*?=1.parquet", ("a",), [("x",)])
    assert values(read(path), "a") == ["x"]


def test_a_number_that_is_none_is_null(tmp_path):
    table = read_column(tmp_path, [0.5, float("nan")])
    assert values(table, "a") == [None, "0.5"]
