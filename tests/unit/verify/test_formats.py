"""The same table gives the same figures in every format and convention."""

import datetime as dt
import zipfile

import pandas as pd
import polars as pl
import pyreadstat
import pytest
import xlsxwriter
from tests.unit.verify.files import judge, write_csv, write_parquet, write_xlsx

from tenfold.errors import InputError

NAMES = ["yearOfRegistration", "gender", "isAbduction"]
ROWS = [["2015", "Female", ""]] * 3 + [["2015", "", "1"]] * 2 + [["2016", "Male", "0"]]
TYPED = [[2015, "Female", None]] * 3 + [[2015, None, 1]] * 2 + [[2016, "Male", 0]]
FIGURES = (6, 3, 1, 1, 1, ())
BANNER = "By using these data you agree, among others, to the terms; see our page"
ODD_NAMES = [
    "a b.csv",
    "it's.csv",
    'quo"te.csv',
    "[a-z].csv",
    "st*r.csv",
    "q?.csv",
    "{a,b}.csv",
    "ünï–.csv",
    "a.csv.gz",
    "x.parquet",
    "--k",
    "**",
]


def figures(verdict):
    return (
        verdict.cases,
        verdict.classes,
        verdict.smallest,
        verdict.below,
        verdict.unique,
        verdict.departures,
    )


def test_csv(tmp_path):
    verdict = judge(write_csv(tmp_path / "t.csv", NAMES, ROWS))
    assert figures(verdict) == FIGURES
    assert verdict.columns == tuple(NAMES)


def test_parquet(tmp_path):
    assert figures(judge(write_parquet(tmp_path / "t.parquet", NAMES, TYPED))) == FIGURES


def test_xlsx(tmp_path):
    assert figures(judge(write_xlsx(tmp_path / "t.xlsx", [[NAMES, *TYPED]]))) == FIGURES


LABELS = {"gender": {1: "Female", 2: "Male"}, "isAbduction": {0: "No", 1: "Yes"}}
NUMBERS = pl.DataFrame(
    [[2015, 1, None]] * 3 + [[2015, None, 1]] * 2 + [[2016, 2, 0]], NAMES, orient="row"
)


def write_labelled(path, frame=NUMBERS, **more):
    """A file of Stata's or SPSS's, written by a library that we don't write with."""
    how = {"variable_value_labels": LABELS} | more
    if path.suffix == ".dta":
        pyreadstat.write_dta(frame, path, **how)
    else:
        pyreadstat.write_sav(frame, path, compress=path.suffix == ".zsav", **how)
    return path


@pytest.mark.parametrize("ending", ["dta", "sav", "zsav"])
def test_labelled_numbers(tmp_path, ending):
    verdict = judge(write_labelled(tmp_path / f"t.{ending}"))
    assert figures(verdict) == FIGURES
    assert verdict.columns == tuple(NAMES)


@pytest.mark.parametrize("ending", ["dta", "sav", "zsav"])
def test_labelled_numbers_without_a_codebook(tmp_path, ending):
    assert figures(judge(write_labelled(tmp_path / f"t.{ending}"), None)) == FIGURES


@pytest.mark.parametrize("ending", ["dta", "sav"])
def test_texts_and_broken_numbers_without_labels(tmp_path, ending):
    frame = pl.DataFrame({"a": ["x,\ny", "", "x,\ny"], "b": [1.5, None, 1.5]})
    path = write_labelled(tmp_path / f"t.{ending}", frame, variable_value_labels=None)
    assert figures(judge(path, None)) == (3, 2, 1, 1, 1, ())


def test_stata_s_short_names_are_the_codebook_s(tmp_path):
    frame = pl.DataFrame({"meansRestrictsFinancialAccess": [1, 1], "gender": [1, 1]})
    verdict = judge(write_labelled(tmp_path / "t.dta", frame))
    assert verdict.columns == ("meansOfControlRestrictsFinancialAccess", "gender")
    assert verdict.departures == ()


def test_an_extended_missing_value_of_stata_is_another_one(tmp_path):
    frame = pd.DataFrame({"gender": pd.Series([1, "a", None], dtype=object)})
    path = write_labelled(tmp_path / "t.dta", frame, missing_user_values={"gender": ["a"]})
    assert [one.cases for one in judge(path).departures] == [1]


def test_a_missing_value_that_spss_s_user_declares_is_another_one(tmp_path):
    frame = pl.DataFrame({"gender": [1, 9, None]})
    path = write_labelled(tmp_path / "t.sav", frame, missing_ranges={"gender": [9]})
    assert [one.cases for one in judge(path).departures] == [1]


def test_a_full_sheet_of_xlsx_goes_on_in_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr("tenfold.verify.workbook.MOST", 3)
    sheets = [[NAMES, *TYPED[:3]], [NAMES, *TYPED[3:]], [["a"], ["1"]]]
    assert figures(judge(write_xlsx(tmp_path / "t.xlsx", sheets))) == FIGURES


def test_the_last_sheet_of_xlsx_may_be_full(tmp_path, monkeypatch):
    monkeypatch.setattr("tenfold.verify.workbook.MOST", 3)
    sheets = [[NAMES, *TYPED[:3]], [NAMES, *TYPED[3:]]]
    assert figures(judge(write_xlsx(tmp_path / "t.xlsx", sheets))) == FIGURES


def test_a_files_kind_is_told_by_its_bytes(tmp_path):
    assert figures(judge(write_parquet(tmp_path / "t.csv", NAMES, TYPED))) == FIGURES
    assert figures(judge(write_csv(tmp_path / "t.xlsx", NAMES, ROWS))) == FIGURES


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_separator(tmp_path, separator):
    assert figures(judge(write_csv(tmp_path / "t.csv", NAMES, ROWS, separator))) == FIGURES


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_separator_without_a_codebook(tmp_path, separator):
    path = write_csv(tmp_path / "t.csv", ["a;b|c, d", "e"], [["1", "x"]] * 2, separator)
    assert judge(path, None).columns == ("a;b|c, d", "e")


def test_one_column_needs_no_separator(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(b'a\n1\n\n""\n1\n')
    assert figures(judge(path, None)) == (4, 2, 2, 0, 0, ())


def test_a_byte_order_mark_is_skipped(tmp_path):
    verdict = judge(write_csv(tmp_path / "t.csv", NAMES, ROWS, mark="\ufeff"))
    assert figures(verdict) == FIGURES
    assert verdict.columns == tuple(NAMES)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_and_blank_lines_at_the_end(tmp_path, end):
    path = tmp_path / "t.csv"
    text = "\n".join(",".join(row) for row in [NAMES, *ROWS]) + "\n\n\n"
    path.write_bytes(text.replace("\n", end).encode())
    assert figures(judge(path)) == FIGURES


def test_the_last_line_needs_no_end(tmp_path):
    path = write_csv(tmp_path / "t.csv", NAMES, ROWS)
    path.write_bytes(path.read_bytes().rstrip())
    assert figures(judge(path)) == FIGURES


@pytest.mark.parametrize("empty", ["", '""'])
def test_an_empty_cell_is_null_quoted_or_not(tmp_path, empty):
    path = tmp_path / "t.csv"
    path.write_text(f"gender,isAbduction\n{empty},1\n{empty},1\n", encoding="utf-8")
    assert (judge(path).classes, judge(path).departures) == (1, ())


def test_empty_cells_in_quotes_and_without_are_two_missing_codes(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text('gender,isAbduction\n"",1\n,1\n', encoding="utf-8")
    assert judge(path).classes == 2
    assert [one.rule for one in judge(path).departures] == ["has more than one missing code"]


def test_a_point_is_a_text_and_no_missing_value(tmp_path):
    frame = pd.DataFrame({"a": [".", ""], "b": ["x", "x"]})
    frame.to_stata(tmp_path / "t.dta", write_index=False, version=118)
    assert judge(tmp_path / "t.dta", None).classes == 2
    assert judge(write_labelled(tmp_path / "t.sav", frame), None).classes == 2


@pytest.mark.parametrize("ending", ["dta", "sav"])
def test_the_two_zeros_are_two_values(tmp_path, ending):
    path = write_labelled(tmp_path / f"t.{ending}", pd.DataFrame({"a": [0.0, -0.0, 1.5]}))
    assert judge(path, None).classes == 3


@pytest.mark.parametrize("ending", ["dta", "sav", "zsav"])
@pytest.mark.parametrize("labels", [{1: "Canary", 2: "Canary"}, {1: "2"}])
def test_two_values_that_read_alike_are_refused_without_them(tmp_path, ending, labels):
    frame = pd.DataFrame({"a": [1, 2, 2]})
    path = write_labelled(tmp_path / f"t.{ending}", frame, variable_value_labels={"a": labels})
    with pytest.raises(InputError, match=r"^Two values of a column have the same label") as caught:
        judge(path, None)
    assert "Canary" not in str(caught.value)


@pytest.mark.parametrize(("one", "other"), [(1, "1"), (True, "True")])
def test_values_of_two_kinds_that_read_alike_are_refused_in_xlsx(tmp_path, one, other):
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row, cell in enumerate(["a", one, other]):
            sheet.write(row, 1, cell)
            sheet.write(row, 0, f"b{row}")
    with pytest.raises(InputError, match="Column 2 holds one text as values of two kinds"):
        judge(path, None)


def write_empty_texts(path, rows):
    """A workbook in which the cells that hold a minus sign hold a text without characters."""
    with zipfile.ZipFile(write_xlsx(path, [rows])) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w") as book:
        for name, part in parts.items():
            book.writestr(name, part.replace(b"<t>-</t>", b"<t></t>"))
    return path


def test_an_empty_text_in_xlsx_is_no_empty_cell(tmp_path):
    path = write_empty_texts(tmp_path / "t.xlsx", [["a", "b"], ["-", "x"], [None, "x"]])
    with pytest.raises(InputError, match="Column 1 has empty cells, and cells with an empty text"):
        judge(path, None)


def test_empty_texts_in_xlsx_are_null_where_no_cell_is_empty(tmp_path):
    path = write_empty_texts(tmp_path / "t.xlsx", [["a", "b"], ["-", "x"], ["-", "x"]])
    assert judge(path, None).classes == 1


def test_a_cell_may_hold_separators_quotes_and_lines(tmp_path):
    path = write_csv(tmp_path / "t.csv", ["a", "b"], [['x,"y"\nz', "1"]] * 3)
    assert figures(judge(path, None)) == (3, 1, 3, 0, 0, ())


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_banner_column_is_dropped(tmp_path, separator):
    rows = [["", *row] for row in ROWS]
    verdict = judge(write_csv(tmp_path / "t.csv", [BANNER, *NAMES], rows, separator))
    assert verdict.columns == tuple(NAMES)
    assert figures(verdict) == FIGURES


def test_a_first_column_with_a_value_is_no_banner(tmp_path):
    rows = [["", *row] for row in ROWS[1:]] + [["x", *ROWS[0]]]
    assert len(judge(write_csv(tmp_path / "t.csv", [BANNER, *NAMES], rows)).columns) == 4


def test_an_empty_variable_is_no_banner(tmp_path):
    path = write_csv(tmp_path / "t.csv", ["gender", "isAbduction"], [["", "1"]] * 2)
    assert judge(path).columns == ("gender", "isAbduction")


def test_a_table_of_other_columns_has_no_banner(tmp_path):
    assert judge(write_csv(tmp_path / "t.csv", ["a", "b"], [["", "1"]] * 2)).columns == ("a", "b")


def test_parquet_of_other_types_is_read_as_text(tmp_path):
    frame = pl.DataFrame(
        {
            "yearOfRegistration": pl.Series([2015, 2015], dtype=pl.UInt16),
            "gender": pl.Series(["Male", None], dtype=pl.Categorical),
            "ageBroad": pl.Series(["48+", None], dtype=pl.Enum(["0–8", "48+"])),
            "isForcedMarriage": pl.Series([1.0, None], dtype=pl.Float64),
            "RecruiterRelationship": pl.Series([b"Other", None], dtype=pl.Binary),
        }
    )
    frame.write_parquet(tmp_path / "t.parquet")
    found = judge(tmp_path / "t.parquet").departures
    assert [(one.column, one.cases) for one in found] == [("isForcedMarriage", 1)]


def test_an_empty_text_in_parquet_is_a_second_missing_code(tmp_path):
    path = write_parquet(tmp_path / "t.parquet", ["gender"], [[""], [None], ["Male"], ["Male"]])
    verdict = judge(path)
    assert verdict.classes == 3
    assert [one.rule for one in verdict.departures] == ["has more than one missing code"]


def test_xlsx_takes_the_sheet_with_most_variables(tmp_path):
    notes = [["read me", "gender"], ["x", "y"]]
    path = write_xlsx(tmp_path / "t.xlsx", [[], notes, [NAMES, *TYPED]])
    assert figures(judge(path)) == FIGURES


@pytest.mark.parametrize("other", [NAMES, NAMES[:2], [*NAMES, "Name"]])
@pytest.mark.parametrize("turn", [1, -1])
def test_a_second_table_in_xlsx_is_refused(tmp_path, other, turn):
    sheets = [[NAMES, *TYPED], [other, *(row[: len(other)] for row in TYPED[:3])]]
    path = write_xlsx(tmp_path / "t.xlsx", sheets[::turn])
    with pytest.raises(InputError, match="several sheets with the columns of a table"):
        judge(path)


def test_a_second_table_in_xlsx_is_refused_without_a_codebook(tmp_path):
    rows = [["a", "b"], ["1", "2"], ["1", "2"]]
    path = write_xlsx(tmp_path / "t.xlsx", [rows, [["c"]], rows])
    with pytest.raises(InputError, match="several sheets with the columns of a table"):
        judge(path, None)


def test_a_hidden_sheet_is_refused(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as book:
        for row in range(3):
            (book.get_worksheet_by_name("s") or book.add_worksheet("s")).write(row, 0, "a")
        other = book.add_worksheet("Canary")
        other.write(0, 0, "x")
        other.hide()
    with pytest.raises(InputError, match="has a hidden sheet") as caught:
        judge(tmp_path / "t.xlsx", None)
    assert "Canary" not in str(caught.value)


def test_xlsx_takes_the_first_sheet_of_other_columns(tmp_path):
    sheets = [[["a"], ["1"], ["1"]], [["b", "c"], ["1", "1"], ["1", "1"]]]
    assert judge(write_xlsx(tmp_path / "t.xlsx", sheets)).columns == ("a",)


def test_an_empty_row_of_xlsx_is_a_case_only_between_others(tmp_path):
    rows = [["a", "b"], ["1", "2"], ["", ""], ["1", "2"], ["", ""]]
    assert judge(write_xlsx(tmp_path / "t.xlsx", [rows])).cases == 3


def test_empty_rows_above_the_table_of_xlsx_are_no_cases(tmp_path):
    rows = [["", ""], ["", ""], ["a", "b"], ["1", "2"], ["1", "2"]]
    verdict = judge(write_xlsx(tmp_path / "t.xlsx", [rows]))
    assert (verdict.cases, verdict.columns) == (2, ("a", "b"))


def test_an_empty_sheet_of_xlsx_does_not_hide_the_table(tmp_path):
    rows = [["a"], ["1"], ["1"]]
    assert judge(write_xlsx(tmp_path / "t.xlsx", [[], rows])).columns == ("a",)


def test_an_empty_cell_beyond_the_header_of_xlsx_is_none(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        for row, cells in enumerate([["a"], ["1"], ["1"]]):
            sheet.write_row(row, 0, cells)
            sheet.write_blank(row, row + 1, None, bold)
    assert judge(tmp_path / "t.xlsx", None).columns == ("a",)


def test_xlsx_cells_of_other_types_are_text(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as book:
        sheet, days = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        for row, cells in enumerate([["a", "b", "c"], [True, 1.5, None], [True, 1.5, "x\ny"]]):
            sheet.write_row(row, 0, cells)
        for row in (1, 2):
            sheet.write_datetime(row, 3, dt.datetime(2020, 1, row), days)  # noqa: DTZ001 - a cell
        sheet.write(0, 3, "d")
    verdict = judge(tmp_path / "t.xlsx", None, columns=("a", "b"))
    assert (verdict.cases, verdict.classes) == (2, 1)
    assert judge(tmp_path / "t.xlsx", None, columns=("d",)).classes == 2


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.parametrize("kind", ["csv", "parquet", "xlsx"])
def test_any_name_of_a_file(tmp_path, name, kind):
    folder = tmp_path / "year=2020 [x] it's"
    folder.mkdir()
    write_csv(folder / "other.csv", ["a"], [["1"]])
    path = folder / name
    if kind == "csv":
        write_csv(path, NAMES, ROWS)
    elif kind == "parquet":
        write_parquet(path, NAMES, TYPED)
    else:
        write_xlsx(folder / "t.xlsx", [[NAMES, *TYPED]]).rename(path)
    verdict = judge(path, queries=1)
    assert figures(verdict) == FIGURES
    assert verdict.file == name


def test_a_link_and_a_relative_path(tmp_path, monkeypatch):
    path = write_csv(tmp_path / "t.csv", NAMES, ROWS)
    (tmp_path / "link").symlink_to(path)
    monkeypatch.chdir(tmp_path)
    assert judge(path.relative_to(tmp_path)).file == "t.csv"
    assert judge(tmp_path / "link").file == "link"


def test_nothing_is_left_in_the_temporary_folder(tmp_path, monkeypatch):
    scratch = tmp_path / "scratch it's [x]"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    judge(write_xlsx(tmp_path / "t.xlsx", [[NAMES, *TYPED]]), queries=5)
    assert list(scratch.iterdir()) == []
