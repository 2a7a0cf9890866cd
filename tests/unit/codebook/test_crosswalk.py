"""The crosswalk has one form for spreadsheets, one for browsers and one for the documents."""

import csv
import io
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tenfold.codebook import CROSSWALKS, MEANINGS, SIGNS, Standing, load_codebook

BOOK = load_codebook()
STATUSES = list(SIGNS)
HOSTILE = "<script>alert('x')</script> & | \"quoted\""


def standing(variable, contributor, **told):
    given = {"status": STATUSES[variable.number % 4], "rule": "the field as it stands"} | told
    whose = {"number": variable.number, "variable": variable.name, "contributor": contributor}
    return Standing(**whose, **given)


WHOLE = [standing(variable, who) for variable in BOOK.variable for who in ("one", "two")]
ODD = [standing(BOOK.by_name["gender"], "one", reason=HOSTILE, fields="A|B; <C>", rule="as it is")]


class Page(HTMLParser):
    """A page's tags in order with their attributes, and its text."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def of(self, *names):
        return [(tag, given) for tag, given in self.tags if tag in names]


@pytest.fixture(scope="module")
def page():
    return Page(CROSSWALKS["html"](BOOK, WHOLE))


def test_csv_says_all_there_is():
    lines = list(csv.DictReader(io.StringIO(CROSSWALKS["csv"](BOOK, [*WHOLE, *ODD]))))
    assert [Standing.model_validate(line) for line in lines] == [*WHOLE, *ODD]


def test_a_reason_over_several_lines_stands_on_one():
    told = standing(BOOK.by_name["gender"], "one", reason="It is\n  nearly the same.\n")
    assert told.reason == "It is nearly the same."


def test_the_page_loads_and_runs_nothing(page):
    assert not page.of("script", "link", "img", "iframe", "object")
    for _, given in page.tags:
        assert not {name for name in given if name.startswith("on") or name == "src"}
        assert given.get("href", "#").startswith("#")


def test_the_page_names_its_language_and_itself(page):
    assert page.of("html") == [("html", {"lang": "en"})]
    assert page.text.strip().startswith("Crosswalk: CTDC Global K-anonymized Dataset")


def test_headings_skip_no_level(page):
    levels = [int(tag[1]) for tag, _ in page.of("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_head_of_the_matrix_says_what_it_heads(page):
    scopes = [given["scope"] for _, given in page.of("th")]
    assert scopes.count("row") == 63
    assert scopes.count("col") == 3
    assert scopes.count("rowgroup") == len(BOOK.group)


def test_every_variable_of_the_matrix_leads_to_its_reasons(page):
    links = [given["href"] for _, given in page.of("a")]
    assert sorted(links) == sorted(f"#{given['id']}" for _, given in page.of("section"))
    assert len(links) == 63


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_is_told_by_colour_sign_and_word(status):
    page = CROSSWALKS["html"](BOOK, [standing(BOOK.by_name["gender"], "one", status=status)])
    kind = status.replace(" ", "-")
    mark = f'class="mark {kind}"><span class="sign" aria-hidden="true">{SIGNS[status]}</span>'
    assert page.count(f'{mark} <span class="word">{status}</span>') == 3
    assert MEANINGS[status] in page


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    light = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), light, strict=True))


def test_a_page_in_the_dark_is_dark():
    """All that is written on the page's own ground has a colour for it."""
    page = CROSSWALKS["html"](BOOK, WHOLE)
    dark = page.split("(prefers-color-scheme: dark)")[1].split("@media")[0]
    ground = re.findall(r"background: (#\w{6})", dark)[0]
    letters = re.findall(r"[{ ]color: (#\w{6})", dark)
    assert len(letters) == 3
    assert all((luminance(one) + 0.05) / (luminance(ground) + 0.05) >= 7 for one in letters)


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_stands_out_from_its_ground(status):
    rule = rf"^\.{status.replace(' ', '-')} \{{ color: (#\w{{6}}); background: (#\w{{6}});"
    [colours] = re.findall(rule, CROSSWALKS["html"](BOOK, WHOLE), re.MULTILINE)
    dark, light = sorted(map(luminance, colours))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_signs_are_told_apart_in_ascii_too():
    plain = [sign.encode("ascii", "replace") for sign in SIGNS.values()]
    assert len(set(plain)) == 4


def test_a_contributor_s_words_are_no_markup():
    page = Page(CROSSWALKS["html"](BOOK, ODD))
    assert not page.of("script")
    assert HOSTILE in page.text
    assert "Fields: A|B; <C>" in page.text


def test_a_rule_is_read_as_a_sentence():
    assert "<dd>As it is.</dd>" in CROSSWALKS["html"](BOOK, ODD)


def test_groups_without_a_variable_are_left_out():
    page = CROSSWALKS["html"](BOOK, ODD)
    assert "Profile of the person" in page
    assert "Means of control" not in page


def test_markdown_has_a_row_for_each_variable_and_for_each_reason():
    lines = CROSSWALKS["md"](BOOK, WHOLE).splitlines()
    rows = [line for line in lines if re.match(r"\| \d+ \| ", line)]
    assert len(rows) == 63 + 2 * 63
    assert {line.count("|") for line in rows} == {5, 6}


def test_bars_and_tags_in_markdown_are_plain_text():
    text = CROSSWALKS["md"](BOOK, ODD)
    assert "A\\|B; &lt;C>" in text
    assert "<script>" not in text
