"""A table is written in canonical order, as plain CSV or typed Parquet."""

import csv
import random

import numpy as np
import polars as pl
import pytest
from tests.unit.tables.files import CODEBOOK, read, read_rows, write, write_csv, written

from tenfold.errors import ParameterError
from tenfold.stages import Column, Schema, Tally
from tenfold.tables import Writing, frame_of, write_table, writer_of

# In the order of the codes.
ROWS = [
    {"Datasource": source, "gender": gender, "isForcedLabour": flag, "a": other}
    for source in ("Case management", "Hotline")
    for gender in ("", "Male", "Female")
    for flag in ("", "0", "1")
    for other in ("", "x", "y;z", "é")
]


def shuffled(rows, seed):
    return random.Random(seed).sample(rows, len(rows))  # noqa: S311 - a test's order


def test_rows_are_in_order_of_the_codes(tmp_path):
    rows = written(read_rows(tmp_path, *shuffled(ROWS, 1)), tmp_path / "out.csv")
    assert rows[1:] == [list(row.values()) for row in ROWS]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_order_of_the_rows_that_are_read_does_not_matter(tmp_path, form):
    found = set()
    for seed in range(4):
        table = read_rows(tmp_path, *shuffled(ROWS * 2, seed))
        found.add(write(table, tmp_path / f"out.{form}").read_bytes())
    assert len(found) == 1


def test_columns_keep_the_order_of_the_file(tmp_path):
    names = ("a", "typeOfSexConcatenated", "gender", *CODEBOOK.by_name["isSexAndLabour"].both)
    table = read(write_csv(tmp_path / "in.csv", names, [("1", "", "Male", "1", "0")]))
    assert written(table, tmp_path / "out.csv")[0] == list(names)


def test_csv_is_utf8_with_commas_and_null_as_nothing(tmp_path):
    table = read_rows(tmp_path, {"ageBroad": "9-17", "gender": "-99", "isForcedLabour": "1.0"})
    path = write(table, tmp_path / "out.csv")
    assert path.read_bytes() == "ageBroad,gender,isForcedLabour\n9–17,,1\n".encode()


def test_a_column_by_itself_is_quoted_so_that_no_line_is_blank(tmp_path):
    path = write(read_rows(tmp_path, {"a": ""}, {"a": "x"}), tmp_path / "out.csv")
    assert path.read_text() == '"a"\n""\n"x"\n'


def test_parquet_has_numbers_for_flags_and_years_and_texts_for_the_rest(tmp_path):
    row = {"yearOfRegistration": "2015", "gender": "Male", "isForcedLabour": "0", "a": "1"}
    frame = pl.read_parquet(write(read_rows(tmp_path, row), tmp_path / "out.parquet"))
    assert frame.rows() == [(2015, "Male", 0, "1")]
    assert [dtype.is_integer() for dtype in frame.dtypes] == [True, False, True, False]


def test_a_table_without_cases_is_a_header(tmp_path):
    tally = Tally.of(Schema((Column("a", ()), Column("b", ("x",)))), np.zeros((0, 2), np.uint8))
    write_table(tally, ("a", "b"), tmp_path / "out.csv", Writing(None))
    assert (tmp_path / "out.csv").read_text() == "a,b\n"


def test_a_large_table_has_one_header(tmp_path):
    tally = Tally.of(
        Schema((Column("a", ("x",)), Column("b", ("y",)))),
        np.array([[1, 0], [1, 1]], np.uint8),
        np.array([150_000, 100_001]),
    )
    told = []
    how = Writing(None, tell=lambda *step: told.append(step))
    write_table(tally, ("a", "b"), tmp_path / "out.csv", how)
    with (tmp_path / "out.csv").open(newline="") as file:
        rows = list(csv.reader(file))
    assert [rows.count(row) for row in (["a", "b"], ["x", ""], ["x", "y"])] == [1, 150_000, 100_001]
    assert [done for _, done, _ in told] == [100_000, 200_000, 250_001]


def test_a_column_that_the_table_lacks_is_refused(tmp_path):
    tally = read_rows(tmp_path, {"a": "1"}, codebook=None).tally
    with pytest.raises(ParameterError, match="The table has no column b"):
        frame_of(tally, ("a", "b"), None)


@pytest.mark.parametrize("name", ["out.xlsx", "out", "out.csv.gz", ".csv"])
def test_an_ending_that_says_no_format_is_refused(tmp_path, name):
    with pytest.raises(ParameterError, match=r"Let it end in \.csv or \.parquet"):
        writer_of(tmp_path / name)


def test_an_ending_may_be_in_capitals(tmp_path):
    assert writer_of(tmp_path / "A.CSV") is writer_of(tmp_path / "a.csv")
