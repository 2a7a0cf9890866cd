"""A codebook's page that loads, runs, leads or says what it shouldn't is refused."""

import pytest
from tests.unit.verify.codebook.forms import FOREIGN, HTML, judged, problems, written

RIGHT = written(HTML).decode()
LOADS = "lets a browser load more than itself"
RUNS = "runs what isn't the codebook's script"
LEADS = "leads or reaches to addresses that aren't the release's"
REACHES = "has a style that reaches out"
TAGS = "holds elements that no codebook needs"
WORDS = "translates otherwise than the catalogues"


def spoilt(old, new):
    """What is wrong with the page, once with another text in place of one that it holds."""
    assert old in RIGHT
    return problems(HTML, RIGHT.replace(old, new, 1).encode())


@pytest.mark.parametrize(
    ("new", "problem"),
    [
        ("<p>17</p>", FOREIGN),
        ("<!-- 17 -->", FOREIGN),
        ("<?x 17 ?>", FOREIGN),
        ("<![CDATA[17]]>", FOREIGN),
        ("<![x[17]]>", FOREIGN),
        ("<!doctype html 17>", FOREIGN),
        ("<p></p 17>", FOREIGN),
        ("<p case-17></p>", FOREIGN),
        ('<p title="17 cases"></p>', FOREIGN),
        ('<p style="width:17.0%"></p>', FOREIGN),
        ('<img alt="">', TAGS),
        ("<iframe></iframe>", TAGS),
        ('<a href="https://elsewhere.example">x</a>', LEADS),
        ('<a href="codebook.json">x</a>', LEADS),
        ('<a href="codebook.json" href="#v1">x</a>', LEADS),
        ('<p onclick="x()"></p>', RUNS),
        ("<script>x()</script>", RUNS),
        ('<script type="module">x()</script>', RUNS),
        ("<style>p { background: URL (x) }</style>", REACHES),
        ("<style>@import 'x';</style>", REACHES),
        ("<style>p::after { content: 'x' }</style>", REACHES),
        ('<script type="application/json">{}</script>', WORDS),
    ],
)
def test_what_a_page_should_not_hold_is_found(new, problem):
    assert [found for found, _ in spoilt("</main>", f"{new}</main>")] == [problem]


def test_another_script_is_found():
    assert spoilt('"use strict";', '"use strict"; x();') == [(RUNS, 1)]


def test_a_page_without_its_policy_is_found():
    assert (LOADS, 1) in spoilt("default-src 'none'", "default-src *")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('{"es": "Género", "fr": "Genre"}', '{"es": "Género", "fr": "Maria"}'),
        ('{"es": "Género", "fr": "Genre"}', '{"es": "Género", "de": "Gender"}'),
        ('{"es": "Género", "fr": "Genre"}', "[]"),
        ('{"es": "Género", "fr": "Genre"}', '{"es": "Género", "fr": []}'),
        ('"Gender": {"es"', '"Canary Maria": {"es"'),
        ('"Gender": {"es"', '"Gender" {"es"'),
    ],
)
def test_words_that_the_catalogues_lack_are_found_and_searched(old, new):
    data = RIGHT.replace(old, new, 1).encode()
    assert problems(HTML, data) == [(WORDS, 1)]
    assert new in judged(HTML, data).left


@pytest.mark.parametrize(
    "more",
    [
        "<p>Canary Maria</p>",
        "<style>/* Canary Maria */</style>",
        "<!doctype Canary Maria>",
        "<![x[Canary Maria]]>",
        "<p></p Canary Maria>",
    ],
)
def test_a_word_more_is_searched_and_what_is_known_is_not(more):
    left = judged(HTML, RIGHT.replace("</main>", f"{more}</main>").encode()).left
    assert "Canary Maria" in left
    assert "Whether the person is male" not in left
