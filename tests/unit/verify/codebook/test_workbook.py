"""A codebook's workbook with another cell, sheet, part or word beside its cells is refused."""

import io
import re
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from tests.unit.verify.codebook.forms import OTHER, XLSX, judged, problems, written

from tenfold.verify.codebook import sheets

RIGHT = written(XLSX)
WORDS = "holds words beside its cells"


def spoilt(turn) -> bytes:
    """The file, changed by another program."""
    book = openpyxl.load_workbook(io.BytesIO(RIGHT))
    turn(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def repacked(turn) -> bytes:
    """The file with the texts of its parts changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(RIGHT)) as old, zipfile.ZipFile(file, "w") as new:
        parts = {name: old.read(name).decode() for name in old.namelist()}
        turn(parts)
        for name, text in parts.items():
            new.writestr(name, text)
    return file.getvalue()


def test_another_text_is_found_and_searched():
    def licence(parts):
        name = "xl/sharedStrings.xml"
        parts[name] = parts[name].replace(">CC BY 4.0<", ">Canary Maria<")

    assert problems(XLSX, repacked(licence)) == [(f"sheet about: {OTHER}", 1), (WORDS, 1)]
    assert "Canary Maria" in judged(XLSX, repacked(licence)).left


def test_a_row_too_few_is_found():
    def row(parts):
        name = "xl/worksheets/sheet5.xml"
        parts[name] = re.sub(r'<row r="3".*?</row>', "", parts[name])

    assert problems(XLSX, repacked(row)) == [(f"sheet about: {OTHER}", 1)]


def test_a_last_row_too_few_is_found():
    def row(parts):
        name = "xl/worksheets/sheet4.xml"
        parts[name] = re.sub(r'<row r="33".*?</row>', "", parts[name])

    assert problems(XLSX, repacked(row)) == [(f"sheet errata: {OTHER}", 1)]


def test_a_sheet_more_is_found():
    data = spoilt(lambda book: book.create_sheet("canary"))
    assert ("hasn't the sheets of a codebook, in their order", 1) in problems(XLSX, data)


def test_a_sheet_too_few_is_found():
    data = spoilt(lambda book: book.remove(book["errata"]))
    assert (f"sheet errata: {OTHER}", 33) in problems(XLSX, data)


def test_a_comment_is_found_and_searched():
    def comment(book):
        book["about"]["A1"].comment = Comment("Canary Maria", "x")

    data = spoilt(comment)
    assert ("holds parts that no table needs", 3) in problems(XLSX, data)
    assert "Canary Maria" in judged(XLSX, data).left


def test_what_is_neither_cell_nor_layout_is_found():
    def foot(parts):
        name = "xl/worksheets/sheet1.xml"
        more = "<headerFooter><oddFooter>Maria</oddFooter></headerFooter></worksheet>"
        parts[name] = parts[name].replace("</worksheet>", more)

    assert problems(XLSX, repacked(foot)) == [(WORDS, 2)]


def test_another_author_is_found_and_searched():
    def author(parts):
        name = "docProps/core.xml"
        parts[name] = parts[name].replace("Publisher of the Tests", "Canary Maria")

    assert problems(XLSX, repacked(author)) == [(WORDS, 2)]
    assert "Canary Maria" in judged(XLSX, repacked(author)).left


def test_a_text_that_no_cell_shows_is_found():
    def string(parts):
        name = "xl/sharedStrings.xml"
        parts[name] = parts[name].replace("</sst>", "<si><t>Canary Maria</t></si></sst>")

    assert problems(XLSX, repacked(string)) == [(WORDS, 1)]


def test_a_file_that_unpacks_to_more_than_any_codebook_is_refused_unread(monkeypatch):
    monkeypatch.setattr(sheets, "_MOST", 1_000)
    monkeypatch.setattr(sheets, "_cells", lambda _: pytest.fail("it was read"))
    assert problems(XLSX, RIGHT) == [("is no whole workbook", 1)]


def test_a_file_that_is_cut_off_is_found():
    assert problems(XLSX, RIGHT[:2_000]) == [("is no whole workbook", 1)]


def test_that_memory_runs_short_is_no_fault_of_the_file(monkeypatch):
    def short(_):
        raise MemoryError

    monkeypatch.setattr(sheets, "_cells", short)
    with pytest.raises(MemoryError):
        problems(XLSX, RIGHT)
