"""A codebook for paper that says something else of itself, or brings files along, is refused."""

import io

import pypdf
import pypdf.annotations
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
    assert problems(PDF, data) == [(paper.MORE, 1)]


@pytest.mark.parametrize(
    "more",
    [
        pypdf.annotations.Text(text="Canary Maria", rect=(9, 9, 99, 99)),
        pypdf.annotations.Link(url="https://canary.example/maria", rect=(9, 9, 99, 99)),
        pypdf.annotations.Link(url="", rect=(9, 9, 99, 99)),
    ],
    ids=["note", "link", "link to nowhere"],
)
def test_a_note_and_a_link_out_of_the_file_are_found(more):
    data = spoilt(lambda writer: writer.add_annotation(2, more))
    assert problems(PDF, data) == [(paper.MORE, 1)]


def test_a_link_within_the_file_is_none():
    within = pypdf.annotations.Link(target_page_index=1, rect=(9, 9, 99, 99))
    data = spoilt(lambda writer: writer.add_annotation(2, within))
    assert problems(PDF, data) == []


def test_what_the_file_says_of_itself_in_xml_is_searched():
    data = RIGHT.replace(b">application/pdf<", b">Canary Maria-12<")
    assert "Canary Maria-12" in judged(PDF, data).left


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


def test_a_word_of_the_file_itself_that_is_no_text_is_found():
    data = spoilt(lambda writer: writer.add_metadata({"/Subject": "half sign"}))
    half = data.replace(b"(half sign)", b"<FEFF D800>")
    assert problems(PDF, half) == [("is no whole PDF", 1)]
