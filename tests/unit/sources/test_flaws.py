"""A cell that would be passed over in silence, or misread, is refused by its name."""

import zipfile

import openpyxl
import pytest
from tests.workbooks import typed, write_ods
from xlsxwriter import Workbook

from tenfold.errors import InputError
from tenfold.sources import Habits, only_content, read_raw
from tenfold.sources.openxml import is_long

READS = Habits(frozenset({"a", "b"}), export=True)


def refusal(path):
    with pytest.raises(InputError) as refused:
        read_raw(only_content(path), READS)
    assert "Canary" not in str(refused.value)
    return str(refused.value)


def book_of(path, cell, at=(1, 1), names=("a", "b", "c")):
    """A workbook with two rows, and what `cell` does to a sheet."""
    with Workbook(path) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate([names, ("1", "x", "n"), ("2", "y", "m")]):
            sheet.write_row(row, 0, cells)
        cell(sheet, *at)
    return path


XLSX = {
    "it holds an error": lambda sheet, *at: sheet.write_formula(*at, "=NA()", None, "#N/A"),
    "its formula was never worked out": lambda sheet, *at: sheet.write_formula(
        *at, "=LOWER(A1)", None, ""
    ),
    "never worked out": lambda sheet, *at: sheet.write_formula(*at, "=1+1"),
    "more than 15 digits": lambda sheet, *at: sheet.write_number(*at, 1234567890123456789),
    "it is merged with others": lambda sheet, row, column: sheet.merge_range(
        row, column, row + 1, column, "Canary"
    ),
}


@pytest.mark.parametrize("problem", XLSX)
def test_a_cell_of_xlsx_is_refused(tmp_path, problem):
    told = refusal(book_of(tmp_path / "in.xlsx", XLSX[problem]))
    assert f"in.xlsx, cell B2: {problem}" in told or problem in told.partition("cell B2: ")[2]


@pytest.mark.parametrize("problem", XLSX)
def test_what_nobody_reads_may_hold_anything(tmp_path, problem):
    path = book_of(tmp_path / "in.xlsx", XLSX[problem], at=(1, 2))
    rows = read_raw(only_content(path), READS).cells.rows()
    assert [row[:2] for row in rows] == [("1", "x"), ("2", "y")]


def test_a_title_that_is_merged_above_the_table_is_a_header_without_names(tmp_path):
    def title(sheet, *_):
        sheet.merge_range(0, 0, 0, 2, "Canary")

    assert "cell A1: it is merged" in refusal(book_of(tmp_path / "in.xlsx", title))


def test_a_formula_that_openpyxl_wrote_has_no_value(tmp_path):
    book = openpyxl.Workbook()
    for row in [("a", "b"), ("1", "=A2")]:
        book.active.append(row)
    book.save(tmp_path / "in.xlsx")
    assert "cell B2: its formula was never worked out" in refusal(tmp_path / "in.xlsx")


def test_a_formula_with_a_value_is_read_by_it(tmp_path):
    def formula(sheet, *at):
        sheet.write_formula(*at, "=UPPER(A1)", None, "X")

    path = book_of(tmp_path / "in.xlsx", formula)
    assert read_raw(only_content(path), READS).cells.row(0)[:2] == ("1", "X")


def test_a_sheet_is_told_by_its_number(tmp_path):
    with Workbook(tmp_path / "in.xlsx") as book:
        book.add_worksheet("Canary Read me").write(0, 0, "x")
        sheet = book.add_worksheet("Canary")
        sheet.write_row(1, 26, ("a", "b"))
        sheet.write_row(2, 26, ("1", "x"))
        sheet.merge_range(3, 26, 4, 27, "Canary")
    assert "in.xlsx, sheet 2, cell AA4: it is merged" in refusal(tmp_path / "in.xlsx")


def error(shown, more=""):
    return typed("string", shown, f'table:formula="of:=B1" {more}')


PARAGRAPH = "<text:p>Canary<text:line-break/>x</text:p>"
BROKEN = f'<table:table-cell office:value-type="string">{PARAGRAPH}</table:table-cell>'
ODS = {
    "it holds an error": [
        error("#N/A", 'office:string-value="" calcext:value-type="error"'),
        error("#REF!"),
        error("Err:502"),
    ],
    "its formula was never worked out": ['<table:table-cell table:formula="of:=1+1"/>'],
    "more than 15 digits": [
        typed("float", "x", f'office:value="{value}"')
        for value in ("1.23456789E+018", "1E20", "-1234567890123456")
    ],
    "it holds a time without a day": [typed("time", "12:05", 'office:time-value="PT12H05M00S"')],
    "it is merged with others": [typed("string", "Canary", 'table:number-rows-spanned="2"')],
    "a tab or a line break": [BROKEN],
}
CELLS = [(problem, cell) for problem, cells in ODS.items() for cell in cells]


@pytest.mark.parametrize(("problem", "cell"), CELLS)
def test_a_cell_of_ods_is_refused(tmp_path, problem, cell):
    sheets = {"Read me": [("x",)], "One": [("a", "b"), ("1", cell), ("2", "")]}
    told = refusal(write_ods(tmp_path / "in.ods", sheets))
    assert problem in told.partition("in.ods, sheet 2, cell B2: ")[2]


@pytest.mark.parametrize("cell", [cell for _, cell in CELLS])
def test_what_nobody_reads_in_ods_may_hold_anything(tmp_path, cell):
    sheets = {"One": [("a", "b", "c"), ("1", "x", cell)], "Two": [("c",), (cell,)]}
    raw = read_raw(only_content(write_ods(tmp_path / "in.ods", sheets)), READS)
    assert raw.cells.row(0)[:2] == ("1", "x")


def test_the_cell_after_repeated_ones_has_its_own_name(tmp_path):
    many = typed("string", "x", 'table:number-columns-repeated="3"')
    cell = ODS["it holds an error"][0]
    sheets = {"One": [("c", "d", "e", "b"), (many, cell)]}
    assert "cell D2: it holds an error" in refusal(write_ods(tmp_path / "in.ods", sheets))


def test_without_known_names_all_columns_are_looked_at(tmp_path):
    path = book_of(tmp_path / "in.xlsx", XLSX["it holds an error"], at=(1, 2))
    with pytest.raises(InputError, match="cell C2: it holds an error"):
        read_raw(only_content(path), Habits(export=True))


def test_a_document_type_is_refused(tmp_path):
    path = write_ods(tmp_path / "in.ods", {"One": [("a",), (ODS["it holds an error"][0],)]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    doctype = b'?><!DOCTYPE x [<!ENTITY c "Canary">]>'
    parts["content.xml"] = parts["content.xml"].replace(b"?>", doctype, 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert "is no whole ODS file" in refusal(path)


@pytest.mark.parametrize(
    ("number", "long"),
    [("999999999999999", False), ("1000000000000000", True), ("-1.5E+20", True), ("1E5", False),
     ("0.30000000000000004", False), ("", False), ("x", False)],
)  # fmt: skip
def test_a_number_of_more_than_15_digits_is_long(number, long):
    assert is_long(number) is long
