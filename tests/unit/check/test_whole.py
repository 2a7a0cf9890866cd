"""Rows that don't go on, and columns that come or go, are told."""

import json

import pytest
from tests.contributors import BOOK
from tests.files import write_csv
from tests.unit.check.exports import CASE, checked, folder_of, of_kind, told, write_cases
from tests.workbooks import write_sheets

from tenfold.check import Kind
from tenfold.pipeline import check_files

OPTIONAL = "Status,mapped,anything,yes"
CONSENT = '[[exclude]]\nreason = "no consent"\ncolumn = "Consent"\nunless = ["Yes"]\n'
TWICE = "one case number in rows of the same day: content decides which of them counts"


def test_rows_without_a_case_number_are_told_by_line(tmp_path):
    found = checked(tmp_path, {}, {"Case": " "})
    assert told(found, Kind.rows) == [("warning", "Case", "without a case number", 1, [3])]


def test_a_case_number_twice_on_a_day_is_told(tmp_path):
    found = checked(tmp_path, {"Case": "A-1"}, {}, {"Case": " a-1"})
    assert ("warning", "Case", TWICE, 2, [2, 4]) in told(found, Kind.rows)


def test_an_older_state_is_no_fault(tmp_path):
    found = checked(tmp_path, {"Case": "1"}, {"Case": "1", "Updated": "2020-03-01"})
    words = "an older or repeated state of a case"
    assert told(found, Kind.rows) == [("note", "Case", words, 1, [])]
    assert found.passed(strict=True)


def test_who_is_left_out_is_told_by_the_exclusion(tmp_path):
    column = "Consent,case,whether the person agreed\n"
    found = checked(tmp_path, {"Consent": "Yes"}, {"Consent": "No"}, more=CONSENT, columns=column)
    words = "cases left out: no consent"
    assert told(found, Kind.rows) == [("note", "Consent", words, 1, [])]


def test_who_lacks_what_every_case_must_have_is_a_warning(tmp_path):
    found = checked(tmp_path, {}, {"Registered": ""})
    words = "cases left out: without a value that is never missing"
    assert told(found, Kind.rows) == [("warning", "Registered", words, 1, [])]


def test_a_column_that_nobody_named_may_be_new(tmp_path):
    found = checked(tmp_path, {"Shoe Size": "38"})
    words = f"{tmp_path / 'cases.csv'}: columns.csv doesn't name this column: is it new?"
    assert told(found, Kind.columns) == [("warning", "Shoe Size", words, 0, [])]


def test_a_column_that_nothing_reads_may_be_absent(tmp_path):
    found = checked(tmp_path, {}, columns="Phone,identifies,a number\n")
    words = f"{tmp_path / 'cases.csv'}: this column isn't there, and nothing reads it"
    assert told(found, Kind.columns) == [("note", "Phone", words, 0, [])]
    assert found.passed(strict=True)


def test_without_days_of_states_a_case_number_may_stand_once(tmp_path):
    folder = folder_of(tmp_path)
    text = (folder / "mapping.toml").read_text().replace('updated = "Updated"\n', "")
    (folder / "mapping.toml").write_text(text)
    path = write_cases(tmp_path / "c.csv", {"Case": "1"}, {"Case": "1", "Updated": "2021-01-01"})
    found = check_files(str(folder), [path], BOOK)
    assert ("warning", "Case", TWICE, 2, [2, 3]) in told(found, Kind.rows)


def columns_of_json(folder, cases, columns=""):
    """What is told of columns where the cases come as JSON."""
    path = folder / "cases.json"
    path.write_text(json.dumps([CASE | {"Case": str(n)} | one for n, one in enumerate(cases)]))
    found = check_files(str(folder_of(folder, columns=columns)), [path], BOOK)
    return [(level, about) for level, about, *_ in told(found, Kind.columns)]


def test_a_name_of_json_that_few_cases_have_may_be_a_value_and_is_not_told(tmp_path):
    cases = [{"by": {"Canary Maria Example": 1}}, *[{"Shoe": {"Size": 38}}] * 10]
    assert set(columns_of_json(tmp_path, cases)) == {
        ("warning", "Shoe.Size"),
        ("warning", "(names)"),
    }


def test_what_is_always_null_in_json_is_there(tmp_path):
    columns = "person.phone,identifies,a number\n"
    assert columns_of_json(tmp_path, [{"person": None}] * 2, columns) == []


DIFFERS = '[[file]]\nname = "north*"\nlacks = ["Phone"]\ncalls = { "Sex" = "Gender" }\n'
PHONE = "Phone,identifies,a number\n"


def sent(tmp_path, *names, **change):
    """What is found in files of these names, one of which calls a column otherwise."""
    folder = folder_of(tmp_path, DIFFERS, PHONE)
    paths = []
    for number, name in enumerate(names):
        path = write_cases(tmp_path / name, {"Case": str(number), **change})
        if name.startswith("north"):
            path.write_text(path.read_text().replace("Sex", "Gender"))
        paths.append(path)
    return check_files(str(folder), paths, BOOK)


def test_a_file_that_differs_lacks_nothing_and_has_nothing_new(tmp_path):
    assert told(sent(tmp_path, "north.csv"), Kind.columns) == []
    assert [about for _, about, *_ in told(sent(tmp_path, "south.csv"), Kind.columns)] == ["Phone"]


@pytest.mark.parametrize(
    ("names", "about"),
    [
        (["north.csv"], "Gender"),
        (["south.csv"], "Sex"),
        (["south.csv", "north.csv"], "Sex / Gender"),
    ],
)
def test_a_column_is_told_as_the_files_call_it(tmp_path, names, about):
    found = sent(tmp_path, *names, Sex="hm")
    assert [remark[1] for remark in told(found, Kind.unmapped)] == [about]


def test_columns_of_a_contradiction_are_told_so_too(tmp_path):
    more = '[[file]]\nname = "cases.csv"\ncalls = { "Status" = "Adult?" }\n'
    path = write_cases(tmp_path / "cases.csv", {"Born": "2008-01-01"})
    path.write_text(path.read_text().replace("Status", "Adult?"))
    found = check_files(str(folder_of(tmp_path, more)), [path], BOOK)
    (remark,) = told(found, Kind.contradiction)
    assert remark[1] == "Adult? + Born + Registered"


LACKING = "this column isn't there: blank in every case, and never taken for a no"


def test_an_optional_column_that_is_read_and_not_there_is_a_note(tmp_path):
    folder = folder_of(tmp_path)
    lines = (folder / "columns.csv").read_text().replace("Status,mapped,anything", OPTIONAL)
    (folder / "columns.csv").write_text(lines.replace("holds\n", "holds,optional\n"))
    path = tmp_path / "cases.csv"
    cases = [{key: cell for key, cell in CASE.items() if key != "Status"}] * 2
    write_csv(path, list(cases[0]), [list(case.values()) for case in cases])
    found = check_files(str(folder), [path], BOOK)
    assert told(found, Kind.columns) == [("note", "Status", f"{path}: {LACKING}", 2, [])]


def test_an_optional_column_that_nothing_reads_is_not_missed(tmp_path):
    folder = folder_of(tmp_path, columns="Phone,identifies,a number,yes\n")
    lines = (folder / "columns.csv").read_text().replace("holds\n", "holds,optional\n")
    (folder / "columns.csv").write_text(lines)
    found = check_files(str(folder), [write_cases(tmp_path / "cases.csv", {})], BOOK)
    assert not told(found, Kind.columns)


def test_a_place_names_the_sheet(tmp_path):
    folder = folder_of(tmp_path)
    text = (folder / "mapping.toml").read_text().replace("[reader]", '[reader]\nsheets = ["2*"]')
    (folder / "mapping.toml").write_text(text)
    wrong = CASE | {"Sex": "Canary"}
    sheets = {year: [list(CASE), list((CASE | {"Case": year}).values())] for year in ("2019",)}
    sheets["2020"] = [list(CASE), list(CASE.values()), list((wrong | {"Case": "9"}).values())]
    path = write_sheets(tmp_path / "in.ods", sheets)
    (remark,) = of_kind(check_files(str(folder), [path], BOOK), Kind.unmapped)
    assert remark.size == f"1 row, 1 value: row 3 of {path}, sheet 2"


def columns_of_sheets(tmp_path, reader):
    """What is told of columns where a workbook has two sheets of cases, and one of notes."""
    folder = folder_of(tmp_path)
    text = (folder / "mapping.toml").read_text().replace("[reader]", f"[reader]\n{reader}")
    (folder / "mapping.toml").write_text(text)
    sheets = {year: [list(CASE), list((CASE | {"Case": year}).values())] for year in SHEETS}
    path = write_sheets(
        tmp_path / "in.ods", sheets | {"Notes": [["Invented", "notes"], ["a", "b"]]}
    )
    found = check_files(str(folder), [path], BOOK)
    return [(level, about) for level, about, *_ in told(found, Kind.columns)], path


SHEETS = ("2019", "2020")


@pytest.mark.parametrize("reader", ['sheets = ["2019"]', 'sheet = "2019"'])
def test_a_sheet_of_cases_that_nobody_named_is_told(tmp_path, reader):
    found, path = columns_of_sheets(tmp_path, reader)
    assert found == [("warning", f"{path}, sheet 2")]


def test_a_sheet_of_notes_is_passed_over(tmp_path):
    assert columns_of_sheets(tmp_path, 'sheets = ["20*"]')[0] == []
