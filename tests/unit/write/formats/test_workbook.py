"""The workbook holds the same cases as text and numbers, with codebook, countries and notes."""

import zipfile
from dataclasses import replace

import openpyxl
import pytest
from tests.unit.write.files import CONTENTS, EDITION, tally_of
from tests.unit.write.formats.table import COLUMNS, PUBLISHED, cells, write

from tenfold.write.formats import package, workbook


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return write(tmp_path_factory.mktemp("formats"), "xlsx")


@pytest.fixture(scope="module")
def book(path):
    return openpyxl.load_workbook(path)


def rows(sheet):
    return [["" if v is None else str(v) for v in row] for row in sheet.iter_rows(values_only=True)]


def test_the_cases_are_those_of_the_plain_table(book, tmp_path):
    assert rows(book["data"]) == cells(PUBLISHED, tmp_path)


def test_text_stays_text_and_numbers_are_numbers(book):
    sheet = book["data"]
    types = {name: sheet.cell(20, place).data_type for place, name in enumerate(COLUMNS, 1)}
    assert (types["yearOfRegistration"], types["meansOfControlNotSpecified"]) == ("n", "n")
    bands = {cell.data_type for cell in sheet["D"][1:] if cell.value is not None}
    assert bands == {"s"}


def test_the_head_stays_in_sight_and_has_filters(book):
    assert [sheet.freeze_panes for sheet in book] == ["A2"] * 4
    assert book["data"].auto_filter.ref == "A1:BK64"
    assert book["data"].dimensions == "A1:BK64"


def test_the_other_sheets_say_what_the_columns_and_the_file_are(book):
    assert book.sheetnames == ["data", "codebook", "countries", "notes"]
    assert [row[1] for row in rows(book["codebook"])[1:]] == list(COLUMNS)
    assert ["NA", "Namibia"] in rows(book["countries"])
    assert ["Licence", "CC BY 4.0"] in rows(book["notes"])


def test_its_properties_are_the_edition_s(book):
    told = book.properties
    assert (told.title, told.creator) == ("Invented Cases", "The Example Collaborative")
    assert told.created.isoformat() == told.modified.isoformat() == "2021-09-01T00:00:00"


def test_no_part_has_a_date_of_its_own(path):
    with zipfile.ZipFile(path) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_more_cases_than_a_sheet_holds_go_on_in_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(package, "MOST", 40)
    monkeypatch.setattr(workbook, "_RECORDS", 2)
    book = openpyxl.load_workbook(write(tmp_path, "xlsx"))
    assert book.sheetnames[:3] == ["data", "data 2", "codebook"]
    head, *first = rows(book["data"])
    again, *second = rows(book["data 2"])
    assert (head, len(first)) == (again, 40)
    assert [head, *first, *second] == cells(PUBLISHED, tmp_path)


def test_words_with_signs_of_xml_stand_as_they_are(tmp_path):
    contents = replace(CONTENTS, edition=replace(EDITION, title="A & B <C> =1+1"))
    book = openpyxl.load_workbook(write(tmp_path, "xlsx", contents=contents))
    assert rows(book["notes"])[1] == ["Title", "A & B <C> =1+1"]
    assert book.properties.title == "A & B <C> =1+1"


def test_a_label_with_signs_of_xml_stands_as_it_is():
    texts = workbook._Texts(b'<sst count="3" uniqueCount="2"><si/><si/></sst>')
    assert [texts.number(label) for label in ("<Female> & co", "Male", "<Female> & co")] == [
        2,
        3,
        2,
    ]
    whole = texts.whole(7)
    assert b'count="10" uniqueCount="4"' in whole
    assert b"&lt;Female&gt; &amp; co" in whole


def test_a_table_without_cases_is_a_head(tmp_path):
    book = openpyxl.load_workbook(write(tmp_path, "xlsx", tally_of()))
    assert rows(book["data"]) == [list(COLUMNS)]
