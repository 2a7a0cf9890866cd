"""A report's parts stand in the page for a browser and in the one for paper alike."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from tenfold.errors import OutputError
from tenfold.languages import load_language
from tenfold.pages import (
    Bar,
    Facts,
    Notice,
    Points,
    Report,
    Section,
    Signatures,
    Table,
    report_html,
    report_pdf,
)

ENGLISH, FRENCH = load_language("en"), load_language("fr")
TABLE = Table(
    ("Variable", "Cases", ""),
    (("A heading",), ("isForcedLabour", "1,234", Bar(0.25)), ("gender", "56", Bar(1.5))),
    "What is in the table",
    frozenset({1}),
    frozenset({0}),
    (2, 1, 1),
)
BLOCKS = (
    "A paragraph with <b>no markup</b>.",
    Notice("Mind this."),
    Facts((("Term", "what is told of it"),)),
    Points(("one point", "another")),
    Points(("to be ticked",), boxes=True),
    TABLE,
    Signatures(("The keeper",), ("Name", "Signature")),
)
REPORT = Report(
    kind="Invented report",
    title="What was invented",
    lead="Nothing of it is true.",
    facts=Facts((("Release", "2021-09"),)),
    sections=(Section("First", BLOCKS, (Section("Inner", ("Deep down.",)),)), Section("Last")),
    author="Nobody",
    head="An invented running head",
    links={"français": "report.fr.html"},
)
SAID = (
    *("Invented report", "What was invented", "Nothing of it is true.", "2021-09", "First"),
    *("A paragraph with <b>no markup</b>.", "Mind this.", "what is told of it", "one point"),
    *("to be ticked", "What is in the table", "A heading", "1,234", "The keeper", "Signature"),
    *("Inner", "Deep down.", "Last"),
)


class Texts(HTMLParser):
    """The texts of a page, and its tags with their attributes."""

    def __init__(self, page):
        super().__init__()
        self.texts, self.tags = [], []
        self.feed(page)

    def handle_data(self, data):
        self.texts.append(data)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def page():
    return Texts(report_html(REPORT, ENGLISH))


@pytest.fixture(scope="module")
def paper():
    return PdfReader(BytesIO(report_pdf(REPORT, ENGLISH, date(2021, 9, 1))))


@pytest.mark.parametrize("said", SAID)
def test_all_is_said_in_the_browser(page, said):
    assert said in "".join(page.texts)


@pytest.mark.parametrize("said", SAID)
def test_all_is_said_on_paper(paper, said):
    text = " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
    assert said in text


def test_a_name_keeps_to_its_column_on_paper():
    """Where the column's share of the page would be too narrow for it."""
    name = "meansOfControlRestrictsFinancialAccess"
    table = Table(("Variable", "Label"), ((name, "|"),), codes=frozenset({0}), widths=(1, 9))
    report = replace(REPORT, sections=(Section("Only", (table,)),))
    with closing(pypdfium2.PdfDocument(report_pdf(report, ENGLISH, date(2021, 9, 1)))) as sheets:
        text = sheets[len(sheets) - 1].get_textpage()
        said = text.get_text_range()
        last = text.get_charbox(said.index(name) + len(name) - 1)
        assert last[2] < text.get_charbox(said.index("|"))[0]


def test_a_bar_is_as_wide_as_its_share_and_no_wider_than_the_cell(page):
    styles = [attrs["style"] for _, attrs in page.tags if "style" in attrs]
    assert styles == ["width:25.0%", "width:100%"]


def test_the_contents_lead_to_the_sections(page):
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a" and "href" in attrs]
    ids = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    assert links == ["#main", "report.fr.html", "#s1", "#s2"]
    assert ids == {"main", "s1", "s1-1", "s2"}


def test_sections_are_bookmarks_on_paper(paper):
    first, (inner,), last = paper.outline
    assert (first.title, inner.title, last.title) == ("First", "Inner", "Last")


def test_paper_says_who_wrote_it_and_in_which_language(paper):
    assert (paper.metadata.title, paper.metadata.author) == ("What was invented", "Nobody")
    assert paper.root_object["/Lang"] == "en"


def test_a_report_speaks_its_language():
    page = Texts(report_html(REPORT, FRENCH))
    assert ("html", {"lang": "fr"}) in page.tags
    assert ("nav", {"aria-label": "Table des matières"}) in page.tags


def test_a_letter_that_no_font_has_is_refused():
    report = Report(**{**vars(REPORT), "lead": "Unwritable: \U00013080"})
    with pytest.raises(OutputError, match=r"report\.pdf has these letters of report\.lead"):
        report_pdf(report, ENGLISH, date(2021, 9, 1))
