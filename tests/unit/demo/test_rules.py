"""The answers of a case agree with each other."""

import numpy as np
import pytest

from tenfold.codebook import load_codebook

NULL, NO, YES = 0, 1, 2
CODEBOOK = load_codebook()
NARROWER = [one for one in CODEBOOK.base if one.type == "flag" and one.broader]


def test_majority_follows_from_age_where_that_is_known(table):
    minor = table.said("ageBroad", "0–8") | table.said("ageBroad", "9–17")
    adult = (table["ageBroad"] != NULL) & ~minor
    assert table.said("majorityStatus", "Minor")[minor].all()
    assert table.said("majorityStatus", "Adult")[adult].all()


def test_a_minor_now_was_no_adult_before(table):
    minor = table.where(table.said("majorityStatus", "Minor"))
    assert not minor.said("majorityStatusAtExploit", "Adult").any()
    assert not minor.said("majorityEntry", "Adult").any()


def test_a_minor_when_exploited_was_no_adult_at_entry(table):
    minor = table.where(table.said("majorityStatusAtExploit", "Minor"))
    assert not minor.said("majorityEntry", "Adult").any()


def test_means_are_not_specified_exactly_where_none_is_yes(table):
    some = (table.of("meansOfControl") == YES).any(axis=1)
    assert np.array_equal(table["meansOfControlNotSpecified"], np.where(some, NO, YES))


@pytest.mark.parametrize("variable", NARROWER, ids=lambda one: one.name)
def test_a_type_is_answered_only_where_the_exploitation_is_yes(table, variable):
    assert (table[variable.broader][table[variable.name] != NULL] == YES).all()


def test_labour_is_not_specified_exactly_where_no_type_is(table):
    answered = table.where(table["typeOfLabourNotSpecified"] != NULL)
    some = (answered.of("typeOfLabour") == YES).any(axis=1)
    assert np.array_equal(answered["typeOfLabourNotSpecified"] == YES, ~some)


def test_women_and_girls_are_most_of_those_sexually_exploited(table):
    sexual = table.where(table["isSexualExploit"] == YES)
    assert sexual.said("gender", "Female").mean() > 0.8


def test_men_are_most_of_those_in_construction(table):
    building = table.where(table["typeOfLabourConstruction"] == YES)
    assert building.said("gender", "Male").mean() > 0.8


def test_labour_and_sexual_exploitation_rarely_come_together(table):
    both = (table["isForcedLabour"] == YES) & (table["isSexualExploit"] == YES)
    assert 0 < both.mean() < 0.1
