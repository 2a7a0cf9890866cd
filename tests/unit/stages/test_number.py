"""One case number in two spellings is one number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.stages import same_number, without_zeros

ONE = ["PX-0516", "px-0516", " PX-0516\n", "PX -\u00a0 0516", "PX-05\u200b16", "\ufeffPX-0516"]
DASHES = [f"PX{dash}0516" for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"]
UNSEEN = ["PX-05\x0716", "PX-0516\ufe0f", "\u3164PX-0516", "PX-\u0660\u0665\u0661\u0666"]
FORMS = ["\uff30\uff38-\uff10\uff15\uff11\uff16", "'PX-0516", '="PX-0516"', '\'="PX-0516"']


@pytest.mark.parametrize("text", [*ONE, *DASHES, *UNSEEN, *FORMS])
def test_a_spelling_of_the_same_number_is_it(text):
    assert same_number(text) == "px-0516"


@pytest.mark.parametrize("text", ["516", "516.0", "516.000", " 516.0 ", "'516.0", '="516.0"'])
def test_a_number_with_nothing_but_zeros_behind_the_point_is_whole(text):
    assert same_number(text) == "516"


@pytest.mark.parametrize("text", ["516.1", "0516", "516.", "a1.0", "2017.0.0", "5160", "51.60"])
def test_any_other_number_is_another(text):
    assert same_number(text) == text


@pytest.mark.parametrize(
    "text", ["", " \t", "\u200b", "'", '=""', "\u00ad\ufeff", "\x07", "\u2800\ufe0e"]
)
def test_nothing_that_is_seen_is_no_number(text):
    assert same_number(text) == ""


@pytest.mark.parametrize(("one", "other"), [("Straße", "STRASSE"), ("É-1", "e\u0301-1")])
def test_letters_are_compared_whatever_their_form(one, other):
    assert same_number(one) == same_number(other)


@given(st.text())
def test_what_is_compared_stays_as_it_is(text):
    assert same_number(same_number(text)) == same_number(text)


@given(st.text("aZ09-_/. '=\"\u2011\u200b\uff10"))
def test_capitals_never_tell_cases_apart(text):
    assert same_number(text.upper()) == same_number(text.lower()) == same_number(text)


@pytest.mark.parametrize(
    ("numbers", "short", "alike"),
    [
        (["0012", "0013", "12"], {"12"}, {"12"}),
        (["0012", "13", "a-1"], {"13"}, set()),
        (["0012", "1300", "20000"], set(), set()),
        (["12", "13", "1", "0", "a-01"], set(), set()),
        ([], set(), set()),
    ],
)
def test_numbers_that_may_have_lost_their_zeros_are_found(numbers, short, alike):
    assert without_zeros(numbers) == (short, alike)
