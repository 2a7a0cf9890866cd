"""A codebook for paper that says something else of itself, or brings files along, is refused."""

import io

import pypdf
import pytest
from tests.unit.verify.codebook.forms import FOREIGN, OTHER, PDF, judged, problems, written

from tenfold.verify.codebook import paper

RIGHT = written(PDF)


def spoilt(turn) -> bytes:
    """The file, changed by another program."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(RIGHT))
    turn(writer)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def read_as(monkeypatch, turn):
    """Has the file read as other than it is."""
    told = paper.read_paper(RIGHT)
    turn(told)
    monkeypatch.setattr(paper, "read_paper", lambda _: told)


@pytest.mark.parametrize("key", ["Title", "Author", "CreationDate"])
def test_another_word_of_the_file_itself_is_found(monkeypatch, key):
    read_as(monkeypatch, lambda told: told[1].update({key: "Canary Maria"}))
    assert problems(PDF, b"") == [(f"{key}: {OTHER}", 1)]


def test_a_word_more_of_the_file_itself_is_searched():
    data = spoilt(lambda writer: writer.add_metadata({"/Subject": "Canary Maria"}))
    assert problems(PDF, data) == []
    assert "Canary Maria" in judged(PDF, data).left


def test_a_file_within_is_found():
    data = spoilt(lambda writer: writer.add_attachment("canary.txt", b"Maria"))
    assert problems(PDF, data) == [("holds files or forms, or goes on behind its end", 1)]


def test_a_page_too_few_is_found(monkeypatch):
    read_as(monkeypatch, lambda told: told[0].pop(8))
    assert {problem for problem, _ in problems(PDF, b"")} == {OTHER, FOREIGN}


def test_dots_that_lead_to_no_page_are_found(monkeypatch):
    def lead(told):
        pages = told[0]
        pages[1] = pages[1].replace(". 4\r\n", ". 999\r\n", 1)

    read_as(monkeypatch, lead)
    assert problems(PDF, b"") == [(FOREIGN, 1)]


def test_a_file_that_is_cut_off_is_found():
    assert problems(PDF, RIGHT[:2_000]) == [("is no whole PDF", 1)]
