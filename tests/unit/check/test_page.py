"""The page is one whole file, says that it stays inside, and shows nothing that identifies."""

import re
from html.parser import HTMLParser

import pytest
from tests.unit.check.exports import checked

from tenfold.check import page_of
from tenfold.check.cells import MOST, showing
from tenfold.codebook import load_codebook
from tenfold.contributors import load_mapping

VOID = {"meta"}


class Tree(HTMLParser):
    """Collects elements and refuses ends that close nothing."""

    def __init__(self, text):
        super().__init__()
        self.open, self.found, self.ids = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture
def page(tmp_path):
    found = checked(
        tmp_path,
        {"Sex": "<b>hm</b>"},
        {"Sex": "woman", "Labour": "0"},
        {"Case": ""},
        {"Born": "31.12.1990", "Shoe Size": "38"},
    )
    return page_of(found).decode()


def test_every_element_is_closed_and_every_link_leads_somewhere(page):
    tree = Tree(page)
    assert tree.open == []
    links = [attrs["href"] for tag, attrs in tree.found if tag == "a"]
    assert links
    assert {link.removeprefix("#") for link in links} == set(tree.ids)


def test_it_needs_no_script_and_no_other_file(page):
    tags = {tag for tag, _ in Tree(page).found}
    assert not tags & {"script", "img", "iframe", "link"}
    assert "http" not in re.sub(r'http-equiv="[^"]*"', "", page)


def test_it_says_what_it_is(page):
    tree = Tree(page)
    assert ("html", {"lang": "en"}) in tree.found
    assert "This page holds values of cases: keep it inside." in page
    assert [tag for tag, _ in tree.found if tag in {"h1", "h2", "h3"}][:3] == ["h1", "h2", "h3"]
    assert all("scope" in attrs for tag, attrs in tree.found if tag == "th")


def test_a_value_is_text_and_no_markup(page):
    assert "&lt;b&gt;hm&lt;/b&gt;" in page
    assert "<b>" not in page


def test_a_day_of_a_case_is_not_on_it(page):
    assert "31.12.1990" not in page
    assert "00.00.0000" in page


def test_a_clean_export_says_so(tmp_path):
    assert "Nothing to mend" in page_of(checked(tmp_path, {})).decode()


def test_values_that_are_left_out_are_counted(tmp_path):
    found = checked(tmp_path, *({"Sex": f"hm {number}"} for number in range(MOST + 7)))
    assert "and 7 more values" in page_of(found).decode()


def test_a_column_that_identifies_and_a_case_number_are_never_shown():
    mapping = load_mapping("polaris", load_codebook())
    columns = ("Victim Name", "Case Number", "Gender")
    assert showing(mapping, columns)(("Maria Example", "PX-1", "F")) == "… + … + F"


def test_a_blank_beside_others_is_told_as_such():
    mapping = load_mapping("polaris", load_codebook())
    assert showing(mapping, ("Gender", "Abduction"))(("F", " ")) == "F + (blank)"
