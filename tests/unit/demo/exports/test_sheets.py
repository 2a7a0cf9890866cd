"""Each ending has its writer, and each form of writing is kept."""

import json

import fastexcel
import openpyxl
import pytest

from tenfold.demo.exports.layout import Written
from tenfold.demo.exports.sheets import Form, write_sheet

HEADER = ["case.id", "case.age", "means"]
ROWS = [("A1", "17", "Threats | Debt"), ("A2", "", "")]
RECORDS = [
    {"case": {"id": "A1", "age": 17}, "means": ["Threats", "Debt"]},
    {"case": {"id": "A2", "age": None}, "means": []},
]


def written(path, **given):
    form = Form(Written(dates="%Y-%m-%d", **given), {"means": "|"}, frozenset({"case.age"}))
    write_sheet(path, form, HEADER, ROWS)
    return path


def test_a_json_document_nests_names_at_dots_and_splits_lists(tmp_path):
    assert json.loads(written(tmp_path / "a.json").read_text()) == RECORDS


def test_a_json_document_holds_its_records_where_the_form_says(tmp_path):
    found = json.loads(written(tmp_path / "a.json", records="export.cases").read_text())
    assert found == {"export": {"cases": RECORDS}}


def test_json_has_objects_in_a_list_with_a_part_of_each_column(tmp_path):
    names = ["places.country", "places.site.name"]
    form = Form(
        Written(dates="%Y-%m-%d"),
        dict.fromkeys(names, "|"),
        frozenset(),
        dict.fromkeys(names, "places"),
    )
    write_sheet(tmp_path / "a.json", form, names, [("MY|TH", "Example"), ("", "")])
    assert json.loads((tmp_path / "a.json").read_text()) == [
        {"places": [{"country": "MY", "site": {"name": "Example"}}, {"country": "TH"}]},
        {"places": []},
    ]


def test_true_and_false_are_no_text_in_json(tmp_path):
    form = Form(Written(dates="%Y-%m-%d"), {}, frozenset())
    write_sheet(tmp_path / "a.json", form, ["x"], [("true",), ("false",), ("True",)])
    assert json.loads((tmp_path / "a.json").read_text()) == [
        {"x": True},
        {"x": False},
        {"x": "True"},
    ]


def test_json_lines_hold_a_record_each(tmp_path):
    lines = written(tmp_path / "a.jsonl").read_text().splitlines()
    assert [json.loads(line) for line in lines] == RECORDS


def test_csv_is_written_with_the_separator_and_the_ends_of_lines_of_the_form(tmp_path):
    path = written(tmp_path / "a.csv", separator=";", newline="\r\n")
    assert path.read_bytes().splitlines(keepends=True)[:2] == [
        b"case.id;case.age;means\r\n",
        b"A1;17;Threats | Debt\r\n",
    ]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16"])
def test_csv_is_written_in_the_encoding_of_the_form(tmp_path, encoding):
    form = Form(Written(dates="%Y-%m-%d", encoding=encoding), {}, frozenset())
    write_sheet(tmp_path / "a.csv", form, ["Größe"], [("mañana",)])
    assert (tmp_path / "a.csv").read_text(encoding=encoding) == "Größe\nmañana\n"


def test_an_open_document_holds_text_alone(tmp_path):
    rows = [("A1", "17", " two  lines \nof <x> & y"), ("A2", "", "")]
    form = Form(Written(dates="%Y-%m-%d"), {}, frozenset())
    write_sheet(tmp_path / "a.ods", form, HEADER, rows)
    book = fastexcel.read_excel(tmp_path / "a.ods")
    sheet = book.load_sheet("Cases", header_row=None, dtypes="string").to_polars()
    assert sheet.rows() == [tuple(HEADER), rows[0], ("A2", None, None)]


def test_an_open_document_tells_first_what_it_is(tmp_path):
    content = written(tmp_path / "a.ods").read_bytes()
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    assert content[30:].startswith(b"mimetype" + kind)


def test_a_workbook_holds_text_alone(tmp_path):
    sheet = openpyxl.load_workbook(written(tmp_path / "a.xlsx")).active
    assert list(sheet.iter_rows(values_only=True)) == [
        tuple(HEADER),
        ROWS[0],
        ("A2", None, None),
    ]
