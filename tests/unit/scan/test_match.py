"""A column's candidates are variables that are called like it, or that list its values."""

import pytest
from tests.unit.scan.exports import BOOK, column_of

from tenfold.scan.lexicon import header_words, plain, synonyms


def named(column) -> list[str]:
    return [candidate.variable for candidate in column.candidates]


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("Nationality", "citizenship"),
        ("Nacionalidade", "citizenship"),
        ("Sexe", "gender"),
        ("Age at registration", "ageBroad"),
        ("Date of Birth", "ageBroad"),
        ("Registration Date", "yearOfRegistration"),
        ("Last Country of Exploitation", "CountryOfExploitation"),
        ("Labor Trafficking", "isForcedLabour"),
        ("Control: Debt Bondage", "meansOfControlDebtBondage"),
        ("vic_MethodsOfControl", "meansOfControlConcatenated"),
    ],
)
def test_a_name_finds_its_variable(tmp_path, name, variable):
    column = column_of(tmp_path, ["a", "b"] * 20, name)
    assert named(column)[0] == variable
    assert column.candidates[0].why == ("its name",)


def test_values_find_their_variable(tmp_path):
    column = column_of(tmp_path, ["Albania"] * 20 + ["NGA"] * 30 + ["nowhere"] * 10)
    assert named(column) == ["citizenship", "CountryOfExploitation"]
    assert column.candidates[0].why == ("its values, in 50 of 60 rows",)


def test_labels_of_a_list_find_it(tmp_path):
    column = column_of(tmp_path, ["Begging|Construction"] * 20 + ["Begging"] * 20)
    assert named(column) == ["typeOfLabourConcatenated"]


def test_no_is_not_norway(tmp_path):
    assert named(column_of(tmp_path, ["No"] * 40 + ["Yes"] * 20)) == []


def test_a_name_like_no_other_finds_nothing(tmp_path):
    assert named(column_of(tmp_path, ["a", "b"] * 20, "Shoe")) == []


def test_at_most_three_are_named(tmp_path):
    column = column_of(tmp_path, ["Minor", "Adult"] * 20)
    assert named(column) == ["majorityStatus", "majorityStatusAtExploit", "majorityEntry"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("prs_FirstName", "prs first name"),
        ("Né(e) le", "ne e le"),
        ("HTMLPage2", "html page2"),
        ("date  d'entrée", "date d entree"),
    ],
)
def test_a_header_is_read_as_words(name, words):
    assert plain(name) == words


def test_synonyms_are_of_variables():
    assert {synonym.variable for synonym in synonyms()} <= BOOK.by_name.keys()


@pytest.mark.parametrize("lines", [header_words, synonyms])
def test_words_are_written_as_headers_are_read_and_once(lines):
    words = [line.words for line in lines()]
    assert [plain(word.replace("*", "")) for word in words] == [
        word.replace("*", "") for word in words
    ]
    assert len(set(lines())) == len(words)
