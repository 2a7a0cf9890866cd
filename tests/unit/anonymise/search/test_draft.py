import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tables import tally_of
from tests.unit.anonymise.grounds import uncompiled
from tests.unit.anonymise.search.pools import CROWD, cases_of, drafted, kept, pooled, pools

pytestmark = uncompiled

seeds = st.integers(0, 50)


@settings(max_examples=50)
@given(pools(), seeds)
def test_every_class_has_k_cases(what, seed):
    draft, classes = drafted(what, seed)
    assert draft.sizes[:classes].min() >= what.k


@settings(max_examples=50)
@given(pools(), seeds)
def test_no_case_of_a_record_is_lost_or_made(what, seed):
    draft, classes = made = drafted(what, seed)
    assert cases_of(what, made) == what.pool.cases[: what.records].tolist()
    assert (
        draft.cases[:classes, : what.records].sum(axis=1).tolist() == draft.sizes[:classes].tolist()
    )


@settings(max_examples=50)
@given(pools(), seeds)
def test_a_class_keeps_what_all_its_records_share(what, seed):
    draft, classes = drafted(what, seed)
    for number in range(classes):
        members = what.pool.bits[: what.records][draft.cases[number, : what.records] > 0]
        assert np.bitwise_and.reduce(members).tolist() == draft.common[number].tolist()


def test_a_record_of_k_cases_is_a_class_of_its_own():
    draft, classes = drafted(pooled(tally_of([[1, 1], [2, 2]], [5, 8]), 5))
    assert classes == 2
    assert sorted(draft.sizes[:2].tolist()) == [5, 8]


def test_what_such_a_record_has_above_k_it_lends():
    draft, classes = drafted(pooled(tally_of([[1, 1], [1, 2]], [9, 1]), 5))
    assert sorted(draft.sizes[:classes].tolist()) == [5, 5]


def test_a_record_may_lie_in_two_classes():
    tally = tally_of([[1, 1], [1, 2], [2, 2]], [3, 2, 3])
    drafts = [drafted(pooled(tally, 4), seed) for seed in range(20)]
    assert {made.classes for made in drafts} == {1, 2}
    assert max(map(kept, drafts)) == 8


def test_what_is_too_little_for_a_class_joins_another():
    draft, classes = drafted(pooled(tally_of([[1, 1], [1, 2]], [5, 1]), 5))
    assert draft.sizes[:classes].tolist() == [6]


def test_what_is_left_joins_the_class_that_loses_least():
    tally = tally_of([[1, 1, 1, 1], [2, 2, 2, 2], [1, 1, 1, 2]], [5, 5, 1])
    assert {kept(drafted(pooled(tally, 5), seed)) for seed in range(10)} == {20 + 6 * 3}


def test_another_draw_gives_another_draft():
    assert len({kept(drafted(pooled(CROWD, 3), seed)) for seed in range(10)}) > 2
