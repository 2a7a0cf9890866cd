"""ODS is read as XLSX is, by what it holds and not by its name."""

import datetime as dt
import subprocess
import sys
import zipfile

import pytest
from tests.workbooks import typed, write_ods, write_sheets
from xlsxwriter import Workbook

from tenfold.errors import InputError
from tenfold.sources import Habits, only_content, read_parts, read_raw

EXPORT = Habits(export=True)


def rows_of(path, habits=EXPORT):
    raw = read_raw(only_content(path), habits)
    return [raw.names, *raw.cells.rows()]


def test_an_open_document_is_told_by_its_content(tmp_path):
    path = write_ods(tmp_path / "in.csv", {"One": [("a", "b"), ("1", "x")]})
    assert rows_of(path) == [("a", "b"), ("1", "x")]
    assert read_raw(only_content(path), EXPORT).found == ("ODS",)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (typed("date", "03/04/17", 'office:date-value="2017-04-03"'), "2017-04-03"),
        (typed("date", "0:00", 'office:date-value="2017-04-03T00:00:00"'), "2017-04-03"),
        (typed("boolean", "WAHR", 'office:boolean-value="true"'), "true"),
        (typed("float", "1E+05", 'office:value="100000"'), "100000"),
        (typed("float", "17,5", 'office:value="17.5"'), "17.5"),
        (typed("percentage", "25%", 'office:value="0.25"'), "0.25"),
        (typed("float", "2", 'table:formula="of:=1+1" office:value="2"'), "2"),
        (typed("string", "017"), "017"),
        (typed("string", "03/04/2017"), "03/04/2017"),
        ("<table:table-cell/>", None),
    ],
)
def test_a_cell_is_read_by_its_value_and_not_as_it_is_shown(tmp_path, cell, text):
    path = write_ods(tmp_path / "in.ods", {"One": [("a", "b"), (cell, "x")]})
    assert rows_of(path)[1:] == [(text, "x")]


def test_a_remark_on_a_cell_is_not_its_text(tmp_path):
    note = "<office:annotation><text:p>Canary<text:tab/></text:p></office:annotation>"
    cell = f'<table:table-cell office:value-type="string">{note}<text:p>x</text:p>'
    path = write_ods(tmp_path / "in.ods", {"One": [("a",), (f"{cell}</table:table-cell>",)]})
    assert rows_of(path) == [("a",), ("x",)]


def test_repeated_cells_and_rows_stand_there_as_often(tmp_path):
    twice = typed("string", "x", 'table:number-columns-repeated="2"')
    again = '</table:table-row><table:table-row table:number-rows-repeated="2">'
    path = write_ods(tmp_path / "in.ods", {"One": [("a", "b"), (twice, again, twice)]})
    assert rows_of(path) == [("a", "b"), *[("x", "x")] * 3]


def test_hidden_rows_and_columns_are_cases_too(tmp_path):
    hidden = '</table:table-row><table:table-row table:visibility="filter">'
    path = write_ods(tmp_path / "in.ods", {"One": [("a",), ("1", hidden, "2")]})
    assert rows_of(path) == [("a",), ("1",), ("2",)]


BOTH = pytest.mark.parametrize("ending", ["xlsx", "ods"])
TABLE = [("a", "b"), ("1", "x")]


@BOTH
def test_several_sheets_follow_each_other_in_the_workbook_s_order(tmp_path, ending):
    sheets = {"2020 north": TABLE, "Read me": [("b",)], "2019": [(), ("b", "a"), ("y", "2")]}
    path = write_sheets(tmp_path / f"in.{ending}", sheets)
    parts = read_parts(only_content(path), Habits(export=True, sheets=("2019", "2020*")))
    assert [(raw.part, raw.names, raw.first) for raw in parts] == [
        ("sheet 1", ("a", "b"), 2),
        ("sheet 3", ("b", "a"), 3),
    ]
    assert parts[1].called(path) == f"{path}, sheet 3"


@BOTH
def test_a_pattern_that_names_no_sheet_is_refused(tmp_path, ending):
    path = write_sheets(tmp_path / f"in.{ending}", {"2019": TABLE})
    with pytest.raises(InputError, match=r"has no sheet '2020\*'"):
        read_parts(only_content(path), Habits(export=True, sheets=("2019", "2020*")))


@BOTH
@pytest.mark.parametrize("rows", [[], [("a", "b")]])
def test_a_chosen_sheet_without_cases_is_refused(tmp_path, ending, rows):
    path = write_sheets(tmp_path / f"in.{ending}", {"2019": TABLE, "2020": rows})
    with pytest.raises(InputError, match="sheet 2 has no cases"):
        read_parts(only_content(path), Habits(export=True, sheets=("20*",)))


@BOTH
def test_a_second_sheet_with_the_needed_names_may_be_meant(tmp_path, ending):
    path = write_sheets(tmp_path / f"in.{ending}", {"One": TABLE, "Two": TABLE})
    habits = Habits(frozenset("abcdefg"), export=True, needed=frozenset("ab"))
    with pytest.raises(InputError, match="has 2 sheets that hold the columns"):
        read_raw(only_content(path), habits)


@pytest.mark.parametrize("part", [60, 300, -30])
def test_an_open_document_that_is_cut_off_is_refused(tmp_path, part):
    path = write_ods(tmp_path / "in.ods", {"One": TABLE})
    path.write_bytes(path.read_bytes()[:part])
    with pytest.raises(InputError, match="is no whole XLSX, ODS or ZIP file"):
        read_raw(only_content(path), EXPORT)


def test_broken_content_is_refused(tmp_path):
    path = write_ods(tmp_path / "in.ods", {"One": [("a",), ("<Canary",)]})
    with pytest.raises(InputError, match="is no whole ODS file") as refused:
        read_raw(only_content(path), EXPORT)
    assert "Canary" not in str(refused.value)


def test_a_text_document_is_no_spreadsheet(tmp_path):
    kind = "application/vnd.oasis.opendocument.text"
    with pytest.raises(InputError, match="is an OpenDocument, but no spreadsheet"):
        read_raw(only_content(write_ods(tmp_path / "in.ods", {"One": TABLE}, kind)), EXPORT)


def test_a_password_is_told(tmp_path):
    path = write_ods(tmp_path / "in.ods", {"One": TABLE}, manifest="<encryption-data/>")
    with pytest.raises(InputError, match="has a password"):
        read_raw(only_content(path), EXPORT)


def test_a_workbook_of_an_old_kind_is_refused(tmp_path):
    (tmp_path / "in.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    with pytest.raises(InputError, match=r"old kind \(XLS\), or one with a password"):
        read_raw(only_content(tmp_path / "in.xls"), EXPORT)


def test_a_binary_workbook_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "in.xlsb", "w") as archive:
        archive.writestr("xl/workbook.bin", b"")
    with pytest.raises(InputError, match=r"is a binary workbook \(XLSB\)"):
        read_raw(only_content(tmp_path / "in.xlsb"), EXPORT)


def test_days_that_count_from_1904_are_read_as_such(tmp_path):
    with Workbook(tmp_path / "in.xlsx", {"date_1904": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("a", "b"))
        sheet.write_datetime(1, 0, dt.date(2017, 4, 3), day)
        sheet.write(1, 1, "03/04/2017")
    assert rows_of(tmp_path / "in.xlsx")[1:] == [("2017-04-03", "03/04/2017")]


TITLED = [("Office of Example", "", ""), ("", "", ""), ("Case", "Sex", "Age")]


def test_titles_above_the_names_are_passed_over(tmp_path):
    path = write_ods(tmp_path / "in.ods", {"One": [*TITLED, ("1", "F", "17")]})
    assert rows_of(path) == [("Case", "Sex", "Age"), ("1", "F", "17")]
    assert read_raw(only_content(path), EXPORT).where(0) == "row 4"


def test_names_that_are_known_tell_their_row(tmp_path):
    rows = [("a title", "and a note", ""), ("Case", "Sex", ""), ("1", "F", "x")]
    path = write_ods(tmp_path / "in.ods", {"One": rows})
    habits = Habits(frozenset({"case", "sex"}), export=True)
    assert rows_of(path, habits) == [("Case", "Sex", ""), ("1", "F", "x")]


def test_a_title_alone_is_no_table(tmp_path):
    path = write_ods(tmp_path / "in.ods", {"One": [TITLED[0], TITLED[2]]})
    with pytest.raises(InputError, match="no cases"):
        rows_of(path)


def test_all_sheets_of_the_widest_table_are_read_where_no_name_is_known(tmp_path):
    notes = [("About this file",), ("Nobody here exists",)]
    sheets = {"Notes": notes, "A": [*TITLED, ("1", "F", "17")], "B": [TITLED[2], ("2", "M", "18")]}
    found = read_parts(only_content(write_ods(tmp_path / "in.ods", sheets)), EXPORT)
    assert found[0].found == ("ODS, sheet 2", "passed over: sheet 1")
    assert [(raw.part, raw.cells.rows()) for raw in found] == [
        ("sheet 2", [("1", "F", "17")]),
        ("sheet 3", [("2", "M", "18")]),
    ]


def test_tables_of_several_kinds_are_told_by_number(tmp_path):
    sheets = {"A": [TITLED[2], ("1", "F", "17")], "Maria": [("Case", "Worker"), ("1", "x")]}
    path = write_ods(tmp_path / "in.ods", sheets)
    with pytest.raises(InputError, match="sheet 2 has other names") as refused:
        read_parts(only_content(path), EXPORT)
    assert "Maria" not in str(refused.value)


READ = """
from pathlib import Path
from tenfold.sources import Habits, only_content, read_parts
read_parts(only_content(Path("in.xlsx")), Habits(frozenset("ab"), export=True, sheets=("One",)))
"""


def test_a_sheet_that_is_a_chart_is_passed_over_without_a_word(tmp_path):
    with Workbook(tmp_path / "in.xlsx") as book:
        sheet = book.add_worksheet("One")
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_row(1, 0, ["1", "x"])
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=One!$A$2:$A$2"})
        book.add_chartsheet("Chart").set_chart(chart)
    line = [sys.executable, "-c", READ]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
