"""The tree alone: no search, no defence, every fact worth the same."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plans import TREE
from tests.tables import tallies, tally_of
from tests.unit.anonymise.grounds import cases_by_row, ground_of, grown

from tenfold.anonymise import Settings, anonymise


def plan_of(tally, k=10, seed=0, **how):
    return anonymise(tally, Settings(k, seed, **(TREE | how)))


def published(tally, k=10, seed=0, **how):
    return plan_of(tally, k, seed, **how).published()


def test_a_table_that_keeps_the_promise_stays_as_it_is():
    tally = tally_of([[1, 2], [2, 0]], [10, 11])
    assert published(tally) == tally


def test_a_small_class_is_redacted_into_a_large_one():
    after = published(tally_of([[1, 1], [1, 2]], [10, 1], strata=1))
    assert after.records.tolist() == [[1, 0]]
    assert after.cases == 11


def test_one_null_beside_ten_equal_records_costs_that_column():
    after = published(tally_of([[1, 1], [1, 0]], [10, 1]))
    assert after.records.tolist() == [[1, 0]]
    assert after.counts.tolist() == [11]


def test_a_large_group_lends_from_its_surplus():
    after = published(tally_of([[1, 1], [1, 0]], [19, 1]))
    assert after.records.tolist() == [[1, 0], [1, 1]]
    assert after.counts.tolist() == [10, 10]


def test_the_closest_cases_lend_first():
    plan = plan_of(tally_of([[1, 1, 1], [1, 2, 1], [0, 2, 1]], [12, 5, 8]))
    lent = plan.published_records[:, 0] < plan.original_records[:, 0]
    assert plan.original_records[lent].tolist() == [[1, 2, 1]]


def test_values_of_less_than_k_cases_are_redacted():
    rows = [[code, 1] for code in (1, 2, 3)]
    assert published(tally_of(rows, [4, 4, 4])).records.tolist() == [[0, 1]]


def test_a_column_that_need_not_borrow_is_split_first():
    after = published(tally_of([[1, 1], [1, 2], [2, 1]], [11, 14, 3]))
    assert after.records.tolist() == [[0, 1], [1, 2]]


def test_what_weighs_nothing_is_kept_where_that_costs_nothing():
    tally = tally_of([[1, 1], [2, 1]], [10, 10])
    assert published(tally, importance={"c0": 0}) == tally


def test_the_seed_decides_among_equally_close_lenders():
    tally = tally_of([*([1, code] for code in range(1, 5)), [0, 0]], [6, 6, 6, 6, 1], labels=4)
    plans = [plan_of(tally, 5, seed) for seed in range(20)]
    lenders = {plan.original_records[plan.counts == 4].tobytes() for plan in plans}
    assert len(lenders) > 1


def test_a_column_that_is_null_throughout_is_no_obstacle():
    assert published(tally_of([[0, 0]], [10])).records.tolist() == [[0, 0]]


@given(tallies(most_rows=15, strata=0), st.integers(2, 12))
def test_every_class_has_k_cases(tally, k):
    if tally.cases >= k:
        classes = grown(ground_of(tally, k))
        assert np.add.reduceat(classes.counts, classes.starts[:-1]).min() >= k


@given(tallies(most_rows=15, strata=0), st.integers(2, 12))
def test_every_case_is_in_a_class(tally, k):
    if tally.cases >= k:
        classes = grown(ground_of(tally, k))
        assert cases_by_row(classes.rows, classes.counts) == tally.counts.tolist()


@pytest.mark.parametrize("k", [2, 5])
@given(tally=tallies(most_rows=15))
def test_no_fact_is_lost_where_the_promise_is_kept_already(k, tally):
    large = tally.counts >= k
    known = tally.records[:, tally.schema.strata].all(axis=1)
    tally = type(tally).of(tally.schema, tally.records[large & known], tally.counts[large & known])
    if tally.cases:
        assert published(tally, k) == tally
