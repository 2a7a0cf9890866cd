import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tables import tallies, tally_of

from tenfold.anonymise import Settings
from tenfold.anonymise.weights import LARGEST_RECORD, LEAST, MOST, PARTS, worth_of

RARE = tally_of([[1], [2], [3], [0]], [96, 1, 3, 28])


def weights(tally, **how):
    """What the facts weigh, column by column."""
    worth = worth_of(tally, Settings(2, 0, **how))
    return [part.tolist() for part in np.split(worth.weights, worth.first[1:])]


def test_equal_facts_weigh_one_and_null_nothing():
    assert weights(tally_of([[1, 2]]), weights="equal") == [[0, 1, 1, 1]] * 2


def test_a_rare_fact_weighs_more_between_two_ends():
    assert weights(RARE) == [[0, LEAST * PARTS, MOST * PARTS, MOST * PARTS]]


def test_rarity_is_the_logarithm_of_a_share_in_quarters():
    eighth = tally_of([[1], [2]], [7, 1])
    assert weights(eighth)[0][2] == 3 * PARTS


def test_importance_multiplies():
    tally = tally_of([[1, 1]])
    plain, twice = weights(tally), weights(tally, importance={"c1": 2})
    assert twice == [plain[0], [2 * weight for weight in plain[1]]]


def test_what_has_no_importance_weighs_nothing():
    assert weights(tally_of([[1, 1]]), importance={"c0": 0})[0] == [0] * 4


def test_the_heaviest_records_are_scaled_down_and_no_fact_to_nothing():
    tally = tally_of(np.ones((1, 1100), int))
    importance = dict.fromkeys(tally.schema.names[:-1], 1000)
    weighed = weights(tally, weights="equal", importance=importance)
    assert sum(map(max, weighed)) <= LARGEST_RECORD
    assert weighed[-1] == [0, 1, 1, 1]


@pytest.mark.parametrize("kind", ["rarity", "equal"])
@given(tally=tallies(), factor=st.integers(0, 1000))
def test_a_fact_weighs_nothing_only_without_importance(kind, tally, factor):
    weighed = weights(tally, weights=kind, importance={"c0": factor})
    assert (min(weighed[0][1:]) > 0) == (factor > 0)
    assert all(part[0] == 0 for part in weighed)
