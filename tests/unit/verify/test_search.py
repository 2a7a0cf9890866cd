"""The search finds what it looks for wherever it stands by itself, as a slow search does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.stages import Sought
from tenfold.verify.search import NAME, NUMBER, PATTERNS, Search, Text, fold, hits

TEXTS = st.text(alphabet="aB1 -é\n", max_size=60)
STRINGS = st.frozensets(st.text(alphabet="ab1 -é", min_size=1, max_size=6), max_size=8)
MAIL, PHONE, LONG = PATTERNS


def naive(text, sought):
    """Each place of each string, tried one by one."""
    for one in sought:
        for start in range(len(text) - len(one) + 1):
            end = start + len(one)
            before, after = text[:start][-1:], text[end:][:1]
            if text[start:end] == one and not before.isalnum() and not after.isalnum():
                yield one


@given(TEXTS, STRINGS)
def test_the_search_finds_what_a_slow_search_finds(text, sought):
    assert sorted(hits(text, sorted(sought))) == sorted(naive(text, sought))


def test_strings_of_thousands_of_lengths_are_found():
    sought = [f"a{'b' * length} invented" for length in range(3000)]
    text = " and ".join([*sought[::100], *["abbb", "ab invent", "the absolute"] * 9000])
    assert sorted(hits(text, sorted(sought))) == sorted(sought[::100])


def test_a_word_without_end_is_read_once_and_not_from_each_of_its_letters():
    assert kinds("a" * 1_000_000) == set()


def test_strings_that_begin_with_each_other_are_all_found():
    sought = ["a", "a-1", "a-1 b", "a-1 c", "a-10"]
    assert list(hits("x a-1 b", sought)) == ["a-1 b", "a-1", "a"]


def searched(text, sought=None, own=(), shipped=""):
    search = Search.of(sought, shipped, own)
    return {one.problem.removeprefix("holds "): one.places for one in search.findings(text)}


def kinds(text):
    return set(searched(Text("f", text)))


@pytest.mark.parametrize(
    "text", ["maria@example.org", "<maria.e+x@mail.example.co.uk>", "m_e@ünï.example"]
)
def test_an_e_mail_address_is_found(text):
    assert kinds(text) == {MAIL}


@pytest.mark.parametrize(
    "text",
    [
        "+44 20 7946 0958",
        "(020) 7946 0958",
        "020-7946-0958",
        "555-0123",
        "0041/22/717.91.11",
        "+1 (202) 555-0123",
        "call 202.555.0123.",
    ],
)
def test_a_phone_number_is_found(text):
    assert kinds(text) == {PHONE}


@pytest.mark.parametrize("text", ["1234567", "id:12345678", "x1234567y", "٠١٢٣٤٥٦٧"])
def test_a_long_number_is_found(text):
    assert kinds(text) == {LONG}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021-09-01",
        "123456",
        "98,200 cases, 3,300 not",
        "tenfold 0.1.0",
        "9–17; 18–20",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "7f902bd3ffd27ff82d14278a09a295ff2f7aed92",
        "a@b",
        "@example.org",
    ],
)
def test_ordinary_text_is_passed_over(text):
    assert kinds(text) == set()


def test_forty_digits_are_no_hash():
    assert kinds("1" * 40) == {LONG}


NAMES = Sought(names=frozenset({"Canary Maria  Example", "Single", "Forced  Labour"}))


@pytest.mark.parametrize(
    "text",
    [
        "canary maria example",
        "CANARY\n MARIA\tEXAMPLE.",
        '"Canary\u00a0Maria Example"',
        "(Canary Maria Example)",
    ],
)
def test_a_full_name_is_found_in_any_case_and_space(text):
    assert searched(Text("f", text), NAMES) == {NAME: 1}


@pytest.mark.parametrize("text", ["Canary Maria Examples", "xCanary Maria Example", "single"])
def test_a_part_of_a_word_or_one_word_is_no_name(text):
    assert searched(Text("f", text), NAMES) == {}


def test_letters_are_alike_however_they_are_made():
    sought = Sought(names=frozenset({"José Example"}))
    assert searched(Text("f", "Jose\u0301 Example"), sought) == {NAME: 1}


def test_words_that_ship_are_no_name():
    assert searched(Text("f", "forced labour"), NAMES) == {NAME: 1}
    assert searched(Text("f", "forced labour"), NAMES, shipped='"Forced labour"') == {}


def test_a_case_number_is_found_between_ends_of_words():
    sought = Sought(numbers=frozenset({"AB-17", "54321", "4321", ""}))
    text = "ab-17, AB-171, 54321, x54321, 4321, 54321"
    assert searched(Text("f", text), sought) == {NUMBER: 3}


@pytest.mark.parametrize("number", ["1.0", "0.1", "12-3", "20/21", "4321", "-", "?"])
def test_an_ordinary_figure_is_no_case_number(number):
    text = f"tenfold {number} of 4321 - or ?"
    assert searched(Text("f", text), Sought(numbers=frozenset({number}))) == {}


@pytest.mark.parametrize("number", ["v1.0", "2021-09", "1.23.45", "a-1", "é1"])
def test_a_letter_or_five_digits_make_a_case_number(number):
    assert searched(Text("f", number), Sought(numbers=frozenset({number}))) == {NUMBER: 1}


def test_a_case_number_is_found_in_the_editions_own_words_alone():
    sought = Sought(frozenset({"ZZ-00417"}), NAMES.names)
    own = "On zz-00417 by Canary Maria Example, data@publisher.example"
    assert searched(Text("f", own), sought, [own]) == {}
    assert searched(Text("f", "", own=own), sought, [own]) == {NUMBER: 1}


def test_the_editions_own_words_are_passed_over():
    own = ["", "data@publisher.example", "Canary Maria Example"]
    text = "data@publisher.example Canary Maria Example"
    assert searched(Text("f", text), NAMES, own) == {}
    assert searched(Text("f", f"x{text}"), NAMES, own) == {MAIL: 1}


def test_the_longer_of_the_editions_words_goes_first():
    own = ["Canary", "Canary Maria Example"]
    assert searched(Text("f", "Canary Maria Example"), NAMES, own) == {}


def test_the_whole_text_is_searched_for_what_the_exports_hold_alone():
    text = Text("f", "", "Canary Maria Example, 1234567")
    assert searched(text, NAMES) == {NAME: 1}


def test_nothing_that_is_looked_for_stands_in_a_repr():
    search = Search.of(NAMES, "", ["Canary"])
    assert "anary" not in repr(search) + repr(Text("f", "Canary")) + repr(NAMES)


def test_folding_is_the_same_twice():
    assert fold(fold("  Ünï \n ß ")) == fold("ÜNÏ SS")
