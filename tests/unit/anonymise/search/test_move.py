import copy

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tables import tally_of
from tests.unit.anonymise.grounds import uncompiled
from tests.unit.anonymise.search.pools import (
    CROWD,
    cases_of,
    classes_of,
    drafted,
    kept,
    places,
    pooled,
    pools,
)

from tenfold.anonymise.search.facts import worth_of
from tenfold.anonymise.search.move import move

pytestmark = uncompiled

seeds = st.integers(0, 50)


def moved(what, made):
    """The draft after moves, in a copy."""
    after = copy.deepcopy(made)
    move(what.facts, what.pool, after.draft, (made.classes, what.records, what.k))
    return after


@settings(max_examples=50)
@given(pools(), seeds)
def test_no_move_costs_facts(what, seed):
    made = drafted(what, seed)
    assert kept(moved(what, made)) >= kept(made)


@settings(max_examples=50)
@given(pools(), seeds)
def test_every_class_keeps_k_cases(what, seed):
    after = moved(what, drafted(what, seed))
    assert after.draft.sizes[: after.classes].min() >= what.k


@settings(max_examples=50)
@given(pools(), seeds)
def test_no_case_is_lost_or_made(what, seed):
    made = drafted(what, seed)
    assert cases_of(what, moved(what, made)) == cases_of(what, made)


@settings(max_examples=50)
@given(pools(), seeds)
def test_a_class_is_worth_what_its_records_share(what, seed):
    draft, classes = moved(what, drafted(what, seed))
    for number in range(classes):
        assert draft.worth[number] == worth_of(what.facts, draft.common, number)


def test_a_stranger_leaves_a_class_that_can_spare_it():
    what = pooled(tally_of([[1, 1], [1, 2], [2, 2]], [5, 1, 5]), 5)
    one, stranger, other = places(what)
    after = moved(what, classes_of(what, [one], [stranger, other]))
    assert kept(after) == 5 * 2 + 6 * 1


def test_cases_go_where_their_facts_are_kept():
    what = pooled(tally_of([[1, 1, 1], [1, 1, 2], [2, 2, 2]], [5, 1, 5]), 5)
    one, stranger, other = places(what)
    after = moved(what, classes_of(what, [one], [stranger, other]))
    assert after.draft.cases[0, stranger] == 1
    assert kept(after) == 6 * 2 + 5 * 3


def test_a_class_of_k_gives_nothing_away():
    what = pooled(tally_of([[1, 1, 1], [1, 1, 2], [2, 2, 2]], [5, 1, 4]), 5)
    one, stranger, other = places(what)
    made = classes_of(what, [one], [stranger, other])
    assert kept(moved(what, made)) == kept(made)


def test_a_part_of_a_record_moves_where_all_of_it_cannot():
    what = pooled(tally_of([[1, 1, 1, 1], [1, 1, 1, 3], [2, 2, 2, 2]], [5, 3, 4]), 5)
    one, stranger, other = places(what)
    after = moved(what, classes_of(what, [one], [stranger, other]))
    assert after.draft.cases[:2, stranger].tolist() == [2, 1]


def test_where_nothing_can_gain_nothing_moves():
    what = pooled(CROWD, 24)
    made = drafted(what)
    assert moved(what, made).draft.cases.tolist() == made.draft.cases.tolist()
