from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tables import tallies, tally_of
from tests.unit.anonymise.grounds import cases_by_row, ground_of, patch_in, uncompiled
from tests.unit.anonymise.search.pools import CROWD

from tenfold.anonymise.chance import key_of
from tenfold.anonymise.ground import USUAL_ROOM
from tenfold.anonymise.search.improve import improve

pytestmark = uncompiled


def improved(tally, k, iterations, seed=0):
    """The patch that the tree makes of a table, before and after."""
    facts, patch = patch_in(ground_of(tally, k))
    return patch, improve(facts, patch, (k, USUAL_ROOM, key_of(seed)), iterations)


def kept(patch):
    return int(patch.sizes @ patch.worth)


@settings(max_examples=30)
@given(tallies(most_rows=14, strata=0), st.integers(2, 6), st.integers(0, 9))
def test_facts_are_gained_and_no_case_lost(tally, k, seed):
    if tally.cases >= k:
        before, after = improved(tally, k, 10, seed)
        assert kept(after) >= kept(before)
        assert after.sizes.min() >= k
        assert cases_by_row(after.rows, after.cases) == tally.counts.tolist()


def test_more_iterations_keep_more_facts():
    gained = [kept(improved(CROWD, 3, iterations)[1]) for iterations in (0, 20, 200)]
    assert gained == sorted(set(gained))


def test_no_iterations_change_nothing():
    before, after = improved(CROWD, 3, 0)
    assert after.rows.tolist() == before.rows.tolist()


def test_a_patch_of_one_class_stays_as_it_is():
    before, after = improved(tally_of([[1], [2]], [1, 4]), 5, 5)
    assert after.rows.tolist() == before.rows.tolist()


def test_what_was_lost_is_told_of_the_new_classes():
    _, after = improved(CROWD, 3, 50)
    whole = int(after.sizes @ after.worth + after.losses.sum())
    assert whole == CROWD.facts
