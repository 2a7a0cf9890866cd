import polars as pl
import pytest

from tenfold.contributors import Reader
from tenfold.engines.polars import read_exports, small_table
from tenfold.errors import InputError


def rows(paths, columns=("a", "b"), **reader):
    return read_exports(paths, Reader(**reader), columns).collect().rows()


@pytest.fixture
def write(tmp_path):
    def write(name, content, encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content.encode(encoding))
        return path

    return write


def test_named_columns_are_read_as_text_and_no_others(write):
    path = write("in.csv", "name,b,a\nMaria Example,02,1\nAnna Sample,,2.0\n")
    assert rows([path]) == [("1", "02"), ("2.0", None)]


def test_files_follow_each_other_whatever_the_order_of_their_columns(write):
    paths = [write("1.csv", "a,b\n1,x\n"), write("2.csv", "b,a\ny,2\n")]
    assert rows(paths) == [("1", "x"), ("2", "y")]


def test_encoding_and_separator_are_those_of_the_mapping(write):
    path = write("in.csv", "a~b\né~x,y\n", "cp1252")
    assert rows([path], encoding="cp1252", separator="~") == [("é", "x,y")]


def test_a_separator_that_is_not_given_is_found(write):
    assert rows([write("in.csv", "a;b\n1;x,y\n")]) == [("1", "x,y")]


def test_a_spreadsheet_is_read_by_the_sheet_that_is_named(tmp_path):
    path = tmp_path / "in.xlsx"
    sheets = {"first": {"a": ["1"], "b": ["x"]}, "second": {"a": ["2"], "b": ["y"]}}
    from xlsxwriter import Workbook  # noqa: PLC0415

    with Workbook(path) as book:
        for name, cells in sheets.items():
            pl.DataFrame(cells).write_excel(book, name)
    assert rows([path], sheet="second") == [("2", "y")]
    with pytest.raises(InputError, match="has no sheet 'third'"):
        rows([path], sheet="third")


def test_a_column_that_is_not_there_is_named(write):
    with pytest.raises(InputError, match=r"in.csv lacks the column b, which the mapping reads"):
        rows([write("in.csv", "a,c\n1,2\n")])


def test_a_broken_file_is_told_by_line_and_without_a_value(write):
    path = write("in.csv", "a,b\n1,Canary Maria Example,3\n")
    with pytest.raises(InputError, match="line 2") as caught:
        rows([path])
    assert "Canary" not in str(caught.value)


def test_an_ill_encoded_file_is_told_by_line(write):
    with pytest.raises(InputError, match="line 2: not UTF-8"):
        rows([write("in.csv", "a,b\né,1\n", "cp1252")])


def test_a_small_table_may_be_empty():
    frame = small_table({"a": []}, {"b": []}).collect()
    assert frame.to_native().schema == {"a": pl.String, "b": pl.Int64}
    assert frame.is_empty()
