import copy

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tables import tally_of
from tests.unit.anonymise.grounds import uncompiled
from tests.unit.anonymise.search.pools import (
    Drafted,
    cases_of,
    classes_of,
    drafted,
    kept,
    places,
    pooled,
    pools,
)

from tenfold.anonymise.search.dissolve import dissolve
from tenfold.anonymise.search.facts import worth_of

pytestmark = uncompiled

seeds = st.integers(0, 50)


def dissolved(what, made):
    """The draft once classes have been emptied, in a copy."""
    draft = copy.deepcopy(made.draft)
    return Drafted(draft, dissolve(what.facts, what.pool, draft, (made.classes, what.records)))


@settings(max_examples=50)
@given(pools(), seeds)
def test_no_case_is_lost_or_made(what, seed):
    made = drafted(what, seed)
    assert cases_of(what, dissolved(what, made)) == cases_of(what, made)


@settings(max_examples=50)
@given(pools(), seeds)
def test_every_class_that_is_left_is_what_its_records_are(what, seed):
    draft, classes = dissolved(what, drafted(what, seed))
    assert classes >= 1
    for number in range(classes):
        assert draft.sizes[number] == draft.cases[number, : what.records].sum() >= what.k
        assert draft.worth[number] == worth_of(what.facts, draft.common, number)


def test_a_class_of_strangers_goes_where_each_is_at_home():
    what = pooled(tally_of([[1, 0], [1, 2], [2, 0], [2, 1]], [5, 1, 5, 1]), 2)
    one, like_one, other, like_other = places(what)
    made = classes_of(what, [like_one, like_other], [one], [other])
    after = dissolved(what, made)
    assert after.classes == 2
    assert kept(after) == 12 > kept(made)


def test_the_last_class_is_never_emptied():
    what = pooled(tally_of([[1], [2]], [1, 1]), 2)
    made = classes_of(what, places(what))
    assert dissolved(what, made).classes == 1


def test_a_class_that_keeps_as_much_as_it_could_stays():
    what = pooled(tally_of([[1, 1], [2, 2]], [5, 5]), 5)
    made = classes_of(what, *([place] for place in places(what)))
    assert dissolved(what, made).classes == 2
