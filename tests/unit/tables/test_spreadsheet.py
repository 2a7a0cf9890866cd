"""XLSX is read from the sheet that holds the table, whatever the types of its cells."""

import datetime as dt
import zipfile

import pytest
import xlsxwriter
from tests.unit.tables.files import cases, notes, read, values, write_xlsx

from tenfold.errors import InputError, ValueListError
from tenfold.tables.values import MISSING, SPELLING

TABLE = [("gender", "isForcedLabour"), ("Male", 1)]


def read_sheets(folder, *sheets, **how):
    return read(write_xlsx(folder / "in.xlsx", *sheets), **how)


def test_one_sheet_is_read(tmp_path):
    table = read_sheets(tmp_path, TABLE)
    assert cases(table) == [{"gender": "Male", "isForcedLabour": "1"}]
    assert table.found == ("XLSX",)


@pytest.mark.parametrize("place", range(3))
def test_the_sheet_with_the_codebook_s_names_is_read_and_told(tmp_path, place):
    sheets = [[("Read me", "before use"), ("a", "b")], [("variable",), ("gender",)]]
    sheets.insert(place, TABLE)
    table = read_sheets(tmp_path, *sheets)
    assert values(table, "gender") == ["Male"]
    assert table.found == (f"XLSX, sheet {place + 1}",)


def test_without_known_names_the_first_sheet_with_cells_is_read(tmp_path):
    sheets = [[], [("a",), ("first",)], [("b",), ("second",)]]
    assert cases(read_sheets(tmp_path, *sheets)) == [{"a": "first"}]


def test_a_chart_before_the_table_is_no_sheet(tmp_path, capfd):
    with xlsxwriter.Workbook(tmp_path / "in.xlsx") as book:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Sheet1!$A$1:$A$2"})
        book.add_chartsheet().set_chart(chart)
        book.add_worksheet().write_column(0, 0, ["a", "x"])
    assert values(read(tmp_path / "in.xlsx"), "a") == ["x"]
    assert capfd.readouterr() == ("", "")


def test_cells_may_be_numbers_or_text(tmp_path):
    names = ("yearOfRegistration", "isForcedLabour", "citizenship", "CountryOfExploitation")
    rows = [(2015, 0, "NA", 0), ("2016", 1.0, -99, "00"), (2017.0, -99, "XK", "ZZ")]
    assert [tuple(case.values()) for case in cases(read_sheets(tmp_path, [names, *rows]))] == [
        ("2015", "0", "NA", None),
        ("2016", "1", None, None),
        ("2017", None, "RS", None),
    ]


def test_an_age_band_that_became_a_date_is_refused(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "in.xlsx", {"default_date_format": "d mmm"}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "ageBroad")
        sheet.write(1, 0, dt.date(2021, 9, 17))
    with pytest.raises(ValueListError, match="row 2, column ageBroad"):
        read(tmp_path / "in.xlsx")


def test_plain_cells_are_told_apart_as_they_are_shown(tmp_path):
    table = read_sheets(tmp_path, [("a",), (1,), ("1",), (1.5,), (True,), ("x",), (10**11,)])
    assert values(table, "a") == ["1", "1", "1.5", "100000000000", "true", "x"]


def test_a_banner_above_empty_cells_is_left_out(tmp_path):
    rows = [("Terms of use", "gender", "ageBroad"), ("", "Male", "9-17")]
    table = read_sheets(tmp_path, rows)
    assert table.columns == ("gender", "ageBroad")
    assert notes(table) == {SPELLING: (("ageBroad",), 1)}


def test_blank_rows_below_the_table_are_no_cases(tmp_path):
    table = read_sheets(tmp_path, [*TABLE, (), ("", ""), ()])
    assert table.tally.cases == 1


def test_a_blank_row_inside_the_table_is_a_case(tmp_path):
    assert read_sheets(tmp_path, [*TABLE, (), TABLE[1]]).tally.cases == 3


@pytest.mark.parametrize("blank", [0, 2])
def test_a_wrong_value_is_found_in_its_row(tmp_path, blank):
    rows = [*[()] * blank, ("gender", "a"), ("Male", 1), (), ("F", 2)]
    with pytest.raises(ValueListError, match=f"row {blank + 4}, column gender"):
        read_sheets(tmp_path, rows)


def test_missing_markers_hold(tmp_path):
    assert notes(read_sheets(tmp_path, TABLE, gender="Male")) == {MISSING: (("gender",), 1)}


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([], "has no cases in its sheet"),
        ([("a", "b")], "has no cases in its sheet"),
        ([("a", "b"), ()], "has no cases in its sheet"),
        ([("a", "a"), (1, 2)], "has one name for columns 1 and 2"),
        ([("a", 2015), (1, 2)], "has no header: cell 2 of the first line"),
        ([("a",), (1, 2)], "has no header: cell 2 of the first line"),
    ],
)
def test_a_sheet_that_is_no_table_is_refused(tmp_path, rows, problem):
    with pytest.raises(InputError, match=problem):
        read_sheets(tmp_path, rows)


@pytest.mark.parametrize("part", [4, 300, -30])
def test_a_file_that_is_cut_off_is_refused(tmp_path, part):
    path = write_xlsx(tmp_path / "in.xlsx", TABLE)
    path.write_bytes(path.read_bytes()[:part])
    with pytest.raises(InputError, match="is no whole XLSX, ODS or ZIP file: it is damaged"):
        read(path)


def test_a_zip_of_other_things_is_no_workbook(tmp_path):
    with zipfile.ZipFile(tmp_path / "in.xlsx", "w") as archive:
        archive.writestr("gender.txt", "Maria Example")
    with pytest.raises(InputError, match=r"in.xlsx/gender.txt has a header but no cases"):
        read(tmp_path / "in.xlsx")
