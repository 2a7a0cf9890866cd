from hypothesis import given
from hypothesis import strategies as st
from tests.plans import TREE
from tests.tables import tallies, tally_of

from tenfold.anonymise import Settings, anonymise, withhold


def test_whole_classes_are_kept_or_withheld():
    plan = withhold(tally_of([[1, 1], [1, 2]], [10, 9]), 10)
    assert plan.published().records.tolist() == [[1, 1]]
    assert plan.withheld["in a class of fewer than k cases"].cases == 9


def test_nothing_is_withheld_without_need():
    assert withhold(tally_of([[1]], [10]), 10).withheld == {}


@given(tallies(), st.integers(2, 12))
def test_the_reference_keeps_the_promise(tally, k):
    withhold(tally, k).guard(tally, k)


@given(tallies(), st.integers(2, 12))
def test_the_tree_keeps_all_cases_that_the_reference_keeps(tally, k):
    if tally.cases >= k:
        unknown = (tally.records[:, tally.schema.strata] == 0).any(axis=1)
        kept = withhold(tally, k).published()
        lost = tally.counts[unknown & (tally.counts >= k)].sum()
        assert anonymise(tally, Settings(k, 0, **TREE)).published().cases >= kept.cases - lost


def test_to_keep_every_case_may_cost_facts_that_withholding_keeps():
    tally = tally_of([[1], [2]], [10, 1])
    assert withhold(tally, 10).published().facts == 10
    assert anonymise(tally, Settings(10, 0, **TREE)).published().facts == 0
