import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tables import tallies, tally_of
from tests.unit.anonymise.grounds import facts_in, ground_of, uncompiled

from tenfold.anonymise.search.facts import WORD, _ones, shared_worth, worth_of

pytestmark = uncompiled


def common(facts, i, j):
    """What the facts weigh that two rows share."""
    return shared_worth(facts, facts.bits, i, (facts.bits, j))


def test_a_fact_of_fewer_than_k_cases_is_none():
    facts = facts_in(ground_of(tally_of([[1, 1], [1, 2]], [4, 1]), k=5))
    assert facts.worth.tolist() == [1, 1]


def test_null_is_no_fact():
    assert facts_in(ground_of(tally_of([[0, 1]], [5]))).worth.tolist() == [1]


def test_a_code_means_something_else_in_another_column():
    facts = facts_in(ground_of(tally_of([[1, 2], [2, 1]], [5, 5])))
    assert common(facts, 0, 1) == 0


def test_facts_weigh_what_they_are_worth():
    facts = facts_in(ground_of(tally_of([[1, 1], [1, 2]], [5, 5]), importance={"c1": 7}))
    assert facts.worth.tolist() == [8, 8]
    assert common(facts, 0, 1) == 1


def test_what_weighs_nothing_costs_nothing():
    facts = facts_in(ground_of(tally_of([[1, 1]], [5]), importance={"c0": 0}))
    assert facts.worth.tolist() == [1]
    assert worth_of(facts, facts.bits, 0) == 1


def test_there_may_be_no_facts_at_all():
    facts = facts_in(ground_of(tally_of([[0, 0]], [5])))
    assert facts.bits.shape == (1, 1)
    assert common(facts, 0, 0) == 0


def test_more_facts_than_bits_take_more_words():
    facts = facts_in(ground_of(tally_of(np.ones((1, WORD + 1), int), [5])))
    assert facts.bits.shape == (1, 2)
    assert worth_of(facts, facts.bits, 0) == WORD + 1


@given(st.integers(0, 2**64 - 1))
def test_bits_are_counted(word):
    assert _ones(np.uint64(word)) == word.bit_count()


@settings(max_examples=30)
@given(tallies(most_rows=8, strata=0), st.integers(1, 9), st.data())
def test_what_two_rows_share_is_what_their_cells_share(tally, factor, data):
    rows = st.integers(0, len(tally) - 1)
    i, j = data.draw(rows), data.draw(rows)
    one, other = tally.records[i], tally.records[j]
    cells = (one == other) & (one > 0)
    worth = cells.sum() + (factor - 1) * cells[0]
    facts = facts_in(ground_of(tally, k=1, importance={"c0": factor}))
    assert common(facts, i, j) == worth
