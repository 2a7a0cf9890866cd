"""A page for a browser: what it is told is escaped, it loads nothing, and it has one look."""

import pytest

from tenfold.errors import TenfoldError
from tenfold.pages import html

PAGE = """{% extends "base.html" %}
{% block title %}{{ name }}{% endblock %}
{% block main %}<h1>{{ name }}</h1>{% endblock %}
"""


class English:
    code = "en"

    def __call__(self, text):
        return text


@pytest.fixture
def page(tmp_path):
    def made(source, **told):
        (tmp_path / "page.html").write_text(source, encoding="utf-8")
        return html(tmp_path / "page.html", **told)

    return made


def test_what_is_told_is_escaped(page):
    assert page("<p>{{ name }}</p>", name="<i>&") == "<p>&lt;i&gt;&amp;</p>\n"


def test_the_page_ends_with_one_line_end(page):
    assert page("\n<p>\n\n</p>\n\n") == "<p>\n\n</p>\n"


def test_a_page_names_its_language_and_title(page):
    made = page(PAGE, name="Codebook", _=English())
    assert '<html lang="en">' in made
    assert "<title>Codebook</title>" in made


def test_the_first_link_skips_to_the_content(page):
    made = page(PAGE, name="Codebook", _=English())
    assert made.index('href="#main"') == made.index("href=") < made.index('id="main"')


@pytest.mark.parametrize("foreign", ["url(", "@import", "src=", "<link", "http"])
def test_the_look_loads_nothing(page, foreign):
    assert foreign not in page(PAGE, name="Codebook", _=English())


@pytest.mark.parametrize(
    "source", ["{{ nobody }}", "{{ name.nobody }}", "{% if %}", "{% include 'no' %}"]
)
def test_a_template_that_asks_for_what_is_not_told_is_refused(page, source):
    with pytest.raises(TenfoldError, match=r"template page\.html can't be filled in") as refused:
        page(source, name="Codebook")
    assert refused.value.__suppress_context__
