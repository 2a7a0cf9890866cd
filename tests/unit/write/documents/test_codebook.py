"""The codebook in each form tells each value with its cases, in the codebook's words."""

import csv
import io
import json
import re
from dataclasses import replace

import openpyxl
import pytest
from tests.unit.write.files import CODEBOOK, CONTENTS, EDITION, TINY, tally_of

from tenfold.errors import OutputError
from tenfold.languages import load_language
from tenfold.stages import LANGUAGES
from tenfold.write.description import Description
from tenfold.write.documents import documents
from tenfold.write.documents.codebook import (
    codebook_csv,
    codebook_html,
    codebook_pdf,
    codebook_xlsx,
)
from tenfold.write.documents.codebook.book import book_of, share_words
from tenfold.write.figures import figures_of

ENGLISH, FRENCH = load_language("en"), load_language("fr")


def told(published=TINY, **edition) -> Description:
    contents = replace(CONTENTS, edition=replace(EDITION, **edition))
    return Description(contents, figures_of(published, CODEBOOK))


def lines(variable, published=TINY):
    rows = csv.DictReader(io.StringIO(codebook_csv(told(published)).decode()))
    return [row for row in rows if row["variable"] == variable]


def entry(variable, language=ENGLISH, published=TINY):
    groups = book_of(told(published), language)["groups"]
    return next(one for group in groups for one in group["entries"] if one["name"] == variable)


def test_a_line_tells_cases_and_both_shares():
    female = next(row for row in lines("gender") if row["value"] == "Female")
    assert (female["cases"], female["share of all cases"], female["share of known"]) == (
        "1200",
        "0.991736",
        "1.000000",
    )


def test_a_value_without_a_case_is_told_as_none():
    assert [row["cases"] for row in lines("gender") if row["value"] == "Male"] == ["0"]


def test_the_cases_without_a_value_are_told_where_there_may_be_some():
    assert lines("gender")[-1]["value label"] == "NULL"
    assert lines("gender")[-1]["cases"] == "10"
    assert all(row["value"] for row in lines("yearOfRegistration"))


def test_a_flag_that_knows_no_zero_has_no_line_for_it():
    assert [row["value"] for row in lines("meansOfControlOther")] == ["1", ""]


def test_of_countries_those_that_occur_are_told_the_most_frequent_first():
    record = {"yearOfRegistration": "2015", "Datasource": "Hotline"}
    pairs = ((10, "FR"), (30, "AL"), (10, "BG"))
    published = tally_of(*((cases, record | {"citizenship": code}) for cases, code in pairs))
    told_here = [(row["value"], row["value label"]) for row in lines("citizenship", published)]
    assert told_here == [("AL", "Albania"), ("BG", "Bulgaria"), ("FR", "France"), ("", "NULL")]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (None, "–"),
        (0, "0.0%"),
        (0.0004, "< 0.1%"),
        (0.25, "25.0%"),
        (0.9996, "> 99.9%"),
        (1, "100.0%"),
    ],
)
def test_a_share_never_says_none_or_all_where_it_is_not_so(share, words):
    assert share_words(share, ENGLISH) == words


def test_numbers_labels_and_values_are_in_the_language():
    gender = entry("gender", FRENCH)
    assert gender["label"] == "Genre"
    assert [row["meaning"] for row in gender["rows"]][:2] == ["Masculin", "Féminin"]
    assert gender["filled"] == "1\u202f200"
    assert gender["definition"] == CODEBOOK.by_name["gender"].definition


def test_relations_lead_both_ways():
    majority = {one["words"]: one["variables"] for one in entry("majorityStatus")["relations"]}
    age = {one["words"]: one["variables"] for one in entry("ageBroad")["relations"]}
    assert majority["Follows from"] == [{"number": 4, "name": "ageBroad"}]
    assert age["Settles"] == [{"number": 5, "name": "majorityStatus"}]


def test_the_sheets_hold_numbers_as_numbers():
    book = openpyxl.load_workbook(io.BytesIO(codebook_xlsx(told())))
    assert book.sheetnames == ["variables", "values", "crosswalk", "errata", "about"]
    rows = list(book["values"].iter_rows(values_only=True))
    assert next(row[7] for row in rows if row[4] == "Female") == 1200


def test_the_page_holds_each_variable_once_and_what_it_says_is_escaped():
    page = codebook_html(told(title="A <b> & c")).decode()
    places = re.findall(r'<article class="variable" id="v(\d+)"', page)
    assert sorted(map(int, places)) == [variable.number for variable in CODEBOOK.variable]
    assert "<h1>A &lt;b&gt; &amp; c</h1>" in page


def test_a_colon_is_set_as_the_language_sets_it():
    page = codebook_html(told()).decode()
    words = json.loads(page.split('id="words">')[1].split("</script>")[0])
    assert words[":"] == {"fr": "\u00a0:"}
    assert "<span data-t>Cases with a value</span><span data-t>:</span>" in page


def test_a_page_in_english_alone_has_no_other_words():
    page = codebook_html(told(languages=("en",))).decode()
    assert '<script type="application/json" id="words">{}</script>' in page
    assert "data-language=" in page


def test_letters_that_no_font_has_are_told_before_anything_is_written():
    with pytest.raises(OutputError, match=r"these letters of book\.edition\.publisher: 中 Write"):
        codebook_pdf(told(publisher="中 Example"), "en")


def test_there_is_a_paper_for_each_language_of_the_edition():
    papers = [name for name in documents(replace(EDITION, languages=("en", "es"))) if "pdf" in name]
    assert [name for name in papers if name.startswith("codebook/")] == [
        "codebook/codebook.pdf",
        "codebook/codebook.es.pdf",
    ]
    assert sum("pdf" in name for name in documents(EDITION)) == 2 * len(LANGUAGES)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "Licence: CC BY 4.0\n\nContact: data@example.org\n"),
        ({"licence_url": "https://l.example"}, "Licence: CC BY 4.0\nhttps://l.example\n\nContact"),
        ({"terms": "One.\n\nTwo."}, "Terms of use\n\nOne.\n\nTwo.\n\nContact"),
    ],
)
def test_the_licence_says_all_that_the_publisher_said(more, said):
    made = documents(EDITION)["LICENSE"](told(**more)).decode()
    assert made.startswith("Invented Cases, release 2021-09\n\nPublished by The Example")
    assert said in made
