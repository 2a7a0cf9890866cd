"""No plan keeps more than the truth on small tables, and the search finds it."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.exact import best, invented
from tests.tables import tallies, tally_of

from tenfold.anonymise import Settings, anonymise
from tenfold.anonymise.weights import worth_of

INSTANCES = [invented(seed) for seed in range(15)]


def weighed(tally, weights):
    worth = sum(by_code[codes] for by_code, codes in zip(weights, tally.records.T, strict=True))
    return int(worth @ tally.counts)


def test_what_keeps_the_promise_is_kept_whole():
    assert best(tally_of([[1, 2], [2, 0]], [3, 2]), 2) == 8


def test_a_case_alone_costs_others_a_fact():
    assert best(tally_of([[1, 1], [1, 2]], [2, 1]), 2) == 3


def test_cases_of_one_record_may_be_published_in_two_classes():
    assert best(tally_of([[1, 1], [1, 2]], [3, 1]), 2) == 6


def test_cases_that_share_nothing_keep_nothing():
    assert best(tally_of([[1], [2]]), 2) == 0


def test_a_class_may_publish_what_no_record_is():
    assert best(tally_of([[1, 1, 2], [1, 2, 2], [2, 1, 1], [2, 2, 1]]), 2) == 8


def test_weights_say_which_facts_are_kept():
    square = tally_of([[1, 1], [1, 2], [2, 1], [2, 2]])
    assert best(square, 2) == 4
    assert best(square, 2, [np.array([0, 1, 1, 1]), np.array([0, 3, 3, 3])]) == 12


def test_fewer_than_k_cases_have_no_plan():
    with pytest.raises(ValueError, match="no plan"):
        best(tally_of([[1]], [3]), 4)


@pytest.mark.parametrize("seed", range(3))
def test_an_invented_table_is_what_its_description_says(seed):
    tally, k = invented(seed)
    assert 12 <= tally.cases <= 40
    assert 3 <= tally.records.shape[1] <= 6
    assert tally.records.max() <= 4
    assert 2 <= k <= 5


@settings(max_examples=30)
@given(tallies(most_rows=10, most_columns=4, strata=0), st.integers(2, 12), st.integers(0, 3))
def test_no_plan_exceeds_the_truth(tally, k, seed):
    assume(tally.cases >= k)
    plan = anonymise(tally, Settings(k, seed, 1_000, "equal", defence=0))
    assert plan.published().facts <= best(tally, k)


@pytest.mark.parametrize(("tally", "k"), INSTANCES[:5])
def test_no_plan_exceeds_the_truth_by_rarity(tally, k):
    worth = worth_of(tally, Settings(k, 0))
    weights = np.split(worth.weights, worth.first[1:])
    plan = anonymise(tally, Settings(k, 0, "fast"))
    assert weighed(plan.published(), weights) <= best(tally, k, weights)


@pytest.mark.parametrize(("tally", "k"), INSTANCES)
def test_the_search_finds_the_truth(tally, k):
    plan = anonymise(tally, Settings(k, 0, weights="equal", defence=0))
    assert plan.published().facts == best(tally, k)
