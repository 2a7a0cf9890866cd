import datetime as dt
import gzip
import zipfile
from decimal import Decimal

import narwhals as nw
import polars as pl
import pytest
from tests.files import write_parquet
from tests.unit.tables.files import write_xlsx
from tests.workbooks import write_sheets
from xlsxwriter import Workbook

from tenfold.contributors import Files, Reader
from tenfold.engines.polars import read_batches, read_exports, small_table
from tenfold.errors import InputError

LACKING_B = Files(optional=frozenset("b"))


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


def test_a_column_that_is_named_twice_is_read_once(write):
    assert rows([write("in.csv", "a,b\n1,x\n")], ("a", "b", "a")) == [("1", "x")]


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
    with Workbook(path) as book:
        for name, cells in sheets.items():
            pl.DataFrame(cells).write_excel(book, name)
    assert rows([path], sheet="second") == [("2", "y")]
    with pytest.raises(InputError, match="has no sheet 'third'"):
        rows([path], sheet="third")


@pytest.mark.parametrize(
    "second", [[("a", "b"), ("2", "y")], [("Cases of 2020",), (), ("b", "a"), ("y", "2")], [("a",)]]
)
def test_a_second_sheet_that_may_be_meant_is_not_passed_over(tmp_path, second):
    path = write_xlsx(tmp_path / "in.xlsx", [("a", "b"), ("1", "x")], second)
    with pytest.raises(InputError, match=r"in.xlsx has 2 sheets .* put sheet = "):
        rows([path])


def test_a_second_sheet_without_the_columns_is_passed_over(tmp_path):
    path = write_xlsx(tmp_path / "in.xlsx", [("name", "code"), ("1", "x")], [("a", "b"), (1, 2)])
    assert rows([path]) == [("1", "2")]


def test_typed_days_of_a_workbook_are_written_as_such(tmp_path):
    days = dt.datetime(2017, 4, 3), dt.datetime(2017, 4, 3, 13, 5)  # noqa: DTZ001 - as in XLSX
    with Workbook(tmp_path / "in.xlsx", {"default_date_format": "mm/dd/yyyy"}) as book:
        sheet = book.add_worksheet()
        for column, (name, day) in enumerate(zip("ab", days, strict=True)):
            sheet.write(0, column, name)
            sheet.write(1, column, day)
    assert rows([tmp_path / "in.xlsx"]) == [("2017-04-03", "2017-04-03 13:05:00")]


@pytest.mark.parametrize("kind", [pl.Datetime("ms"), pl.Datetime("ns"), pl.Datetime("us", "UTC")])
def test_typed_days_of_parquet_are_written_as_such(tmp_path, kind):
    times = [dt.datetime(2017, 4, 3), dt.datetime(2017, 4, 3, 13, 5)]  # noqa: DTZ001 - as typed
    frame = {"a": [dt.date(2017, 4, 3)] * 2, "b": pl.Series(times).cast(kind)}
    pl.DataFrame(frame).write_parquet(tmp_path / "in")
    assert rows([tmp_path / "in"]) == [
        ("2017-04-03", "2017-04-03"),
        ("2017-04-03", "2017-04-03 13:05:00"),
    ]


def test_typed_whole_numbers_of_parquet_have_no_point(tmp_path):
    path = write_parquet(tmp_path / "in", "ab", [[516.0, Decimal("17.00")], [1.5, None]])
    assert rows([path]) == [("516", "17"), ("1.5", None)]


def test_text_of_parquet_stays_as_it_is(tmp_path):
    path = write_parquet(tmp_path / "in", "ab", [["516.0", "2017-04-03 00:00:00"]])
    assert rows([path]) == [("516.0", "2017-04-03 00:00:00")]


@pytest.mark.parametrize("text", ["a;b\n1;x\n", '"a";"b"\n"1";"x, y"\n', "a\tb\n1\tx,y\n"])
def test_another_separator_than_the_mapping_s_is_told(write, text):
    with pytest.raises(InputError, match=r"separated by commas, as mapping.toml says"):
        rows([write("in.csv", text)], separator=",")


def test_a_separator_may_stand_in_names(write):
    assert rows([write("in.csv", "a;b;c,d\n1;x;2\n")], separator=";") == [("1", "x")]


def test_a_file_in_gzip_is_read(tmp_path):
    (tmp_path / "in.csv.gz").write_bytes(gzip.compress(b"a,b\n1,x\n"))
    assert rows([tmp_path / "in.csv.gz"]) == [("1", "x")]


def test_the_files_in_a_zip_follow_each_other(tmp_path):
    book = write_xlsx(tmp_path / "in.xlsx", [("a", "b"), ("3", "z")])
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("1.csv", "a,b\n1,x\n")
        archive.writestr("2.json", '[{"a": 2, "b": "y"}]')
        archive.write(book, "3.xlsx")
    assert rows([tmp_path / "in.zip"]) == [("1", "x"), ("2", "y"), ("3", "z")]


def test_a_fault_inside_of_a_zip_is_told_by_the_file(tmp_path):
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("north/1.csv", "a,b\n1\n")
    with pytest.raises(InputError, match=r"in.zip/north/1.csv, line 2: 1 fields"):
        rows([tmp_path / "in.zip"])


def test_a_file_is_read_in_batches(write, monkeypatch):
    monkeypatch.setattr("tenfold.sources.delimited.ROWS", 4)
    monkeypatch.setattr("tenfold.sources.delimited.PART", 2)
    path = write("in.csv", "a,b\n" + "".join(f"{n},x\n" for n in range(11)))
    heights = [len(batch.frame.collect()) for batch in read_batches([path], Reader(), ("a", "b"))]
    assert heights == [4, 4, 3]
    assert [a for a, _ in rows([path])] == [str(n) for n in range(11)]


def test_a_fault_after_some_batches_is_told(write, monkeypatch):
    monkeypatch.setattr("tenfold.sources.delimited.ROWS", 2)
    monkeypatch.setattr("tenfold.sources.delimited.PART", 1)
    path = write("in.csv", "a,b\n1,x\n2,x\n3,x\n4\n")
    batches = read_batches([path], Reader(), ("a", "b"))
    assert len(next(batches).frame.collect()) == 2
    with pytest.raises(InputError, match="line 5: 1 fields"):
        next(batches)


def test_json_is_read_by_the_ways_of_the_mapping(write):
    path = write("in.json", '{"x": {"cases": [{"a": {"b": [1, 2]}}]}, "y": [{}]}')
    assert rows([path], ["a.b"], records="x.cases", joined="+") == [("1+2",)]


def test_a_column_inside_of_what_is_always_null_is_blank(write):
    paths = [write("1.json", '[{"a": null, "b": 1}]'), write("2.json", '[{"b": 2, "a": {"c": 3}}]')]
    assert rows(paths, ["a.c", "b", "b"]) == [(None, "1"), ("3", "2")]


def test_a_column_that_no_case_has_is_named(write):
    with pytest.raises(InputError, match=r"in.jsonl lacks the column b, which the mapping reads"):
        rows([write("in.jsonl", '{"a": 1}\n{"a": 2}\n')])


def test_a_column_that_is_not_there_is_named(write):
    with pytest.raises(InputError, match=r"in.csv lacks the column b, which the mapping reads"):
        rows([write("in.csv", "a,c\n1,2\n")])


def test_a_broken_file_is_told_by_line_and_without_a_value(write):
    path = write("in.csv", "a,b\n1,Canary Maria Example,3\n")
    with pytest.raises(InputError, match="line 2") as caught:
        rows([path])
    assert "Canary" not in str(caught.value)


def test_an_ill_encoded_file_is_told_by_line(write):
    with pytest.raises(InputError, match="line 2: not UTF-8") as caught:
        rows([write("in.csv", "a,b\né,1\n", "cp1252")])
    assert "name its encoding in mapping.toml" in caught.value.fix


def test_a_small_table_may_be_empty():
    frame = small_table({"a": []}, {"b": []}).collect()
    assert frame.to_native().schema == {"a": pl.String, "b": pl.Int64}
    assert frame.is_empty()


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp1251", "ascii"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_utf8_is_refused_where_another_encoding_is_given(write, encoding, mark):
    path = write("in.csv", f"{mark}a,b\nMária Example,1\n")
    with pytest.raises(InputError, match=f"in.csv is UTF-8, not {encoding.upper()}") as caught:
        rows([path], encoding=encoding)
    assert "Example" not in str(caught.value)


def test_plain_ascii_is_of_any_such_encoding(write):
    assert rows([write("in.csv", "a,b\n1,x\n")], encoding="cp1252") == [("1", "x")]


def test_one_accent_in_another_encoding_is_enough_to_tell(write):
    path = write("in.csv", "a,b\né,Ã©\n", "cp1252")
    assert rows([path], encoding="cp1252") == [("é", "Ã©")]


def test_an_optional_column_that_a_file_lacks_is_null(write):
    paths = [write("1.csv", "a,b\n1,x\n"), write("2.csv", "a,c\n2,z\n")]
    found = read_exports(paths, Reader(), ("a", "b"), LACKING_B).collect()
    assert found.rows() == [("1", "x"), ("2", None)]
    assert found.schema["b"] == nw.String


def test_another_column_is_not_made_up(write):
    with pytest.raises(InputError, match=r"in.csv lacks the column a"):
        read_exports(
            [write("in.csv", "b,c\nx,z\n")], Reader(), ("a", "b"), Files(optional=frozenset("b"))
        )


@pytest.mark.parametrize("name", ["B", " b", "b "])
def test_an_optional_column_that_is_spelt_otherwise_is_not_taken_for_absent(write, name):
    with pytest.raises(InputError, match=r"in.csv has a column .*; the mapping calls it b"):
        read_exports(
            [write("in.csv", f"a,{name}\n1,x\n")],
            Reader(),
            ("a", "b"),
            Files(optional=frozenset("b")),
        )


@pytest.mark.parametrize("name", ["B", "b ", "b\u00a0", '"\nb"'])
def test_a_column_that_is_spelt_otherwise_is_told_to_be_there(write, name):
    with pytest.raises(InputError, match=r"in.csv lacks the column b") as caught:
        rows([write("in.csv", f"a,{name}\n1,x\n")])
    assert "differs in capitals or spaces alone: call it b" in caught.value.fix


def test_a_chosen_sheet_that_lacks_a_column_is_told_by_its_number(tmp_path):
    sheets = {"2019": [("a", "b"), ("1", "x")], "2020": [("a", "c"), ("2", "z")]}
    path = write_sheets(tmp_path / "in.ods", sheets)
    with pytest.raises(InputError, match=r"in.ods, sheet 2 lacks the column b"):
        rows([path], sheets=("20*",))
