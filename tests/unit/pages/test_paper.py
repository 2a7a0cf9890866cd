"""A page for paper: PDF/UA with title and language, the same bytes again, no letter lacking."""

import io
from datetime import date
from pathlib import Path

import pypdf
import pytest

from tenfold.errors import OutputError, TenfoldError
from tenfold.pages import pdf

DAY = date(2021, 9, 1)
TEMPLATES = sorted(Path("src/tenfold").rglob("*.typ"))
PAGE = """#import "/pages/look/look.typ": *
#show: dressed
#cover("Codebook", lead: "What it is", facts: (("Release", "2021-09"),))
#contents("Contents")
= First
#told.text
#lines(columns: 2, head: ("a", "b"), "1", bar(0.5))
"""


def told(text="A text.", **more):
    look = {"title": "Cases", "author": "Publisher", "language": "fr", "head": "Cases"}
    return {"look": look | {"page": "{page} of {pages}"} | more, "text": text}


@pytest.fixture
def made(tmp_path):
    def made(told, source=PAGE):
        (tmp_path / "page.typ").write_text(source, encoding="utf-8")
        return pdf(tmp_path / "page.typ", told, DAY)

    return made


@pytest.fixture
def read(made):
    return lambda told: pypdf.PdfReader(io.BytesIO(made(told)))


def test_the_file_says_its_title_author_and_day(read):
    about = read(told()).metadata
    assert (about.title, about.author) == ("Cases", "Publisher")
    assert about.creation_date.date() == DAY


def test_the_file_is_tagged_for_screen_readers(read):
    root = read(told()).trailer["/Root"]
    assert root["/Lang"] == "fr"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_headings_are_bookmarks(read):
    assert "First" in [entry.title for entry in read(told()).outline]


def test_pages_are_counted_at_the_foot(read):
    assert "2 of 2" in read(told()).pages[1].extract_text()


def test_the_same_again_gives_the_same_bytes(made):
    assert made(told()) == made(told())


def test_markup_in_what_is_told_is_text(read):
    assert '#panic("x") *b*' in read(told('#panic("x") *b*')).pages[1].extract_text()


def test_letters_that_no_font_has_are_told_with_the_key(made):
    with pytest.raises(OutputError) as refused:
        made(told("Some 中文.", title="文 Cases"))
    assert str(refused.value).startswith(
        "No font for page.pdf has these letters of text, look.title: 中 文 Write them in"
    )
    assert refused.value.__suppress_context__


def test_of_many_letters_that_no_font_has_ten_are_told(made):
    with pytest.raises(OutputError, match=r"of text: (\S ){10}… Write"):
        made(told("".join(map(chr, range(0x4E00, 0x4E20)))))


def test_a_template_that_asks_for_what_is_not_told_is_refused(made):
    with pytest.raises(TenfoldError, match=r"template page\.typ can't be filled in"):
        made(told(), '#import "/pages/look/look.typ": *\n#told.nobody')


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_names_no_package_that_would_be_fetched(template):
    assert "@" not in template.read_text(encoding="utf-8")
