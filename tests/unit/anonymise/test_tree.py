import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tables import tallies, tally_of

from tenfold.anonymise import Settings, anonymise
from tenfold.errors import ParameterError
from tenfold.stages import Column, Schema, Tally


def published(tally, k=10, seed=0):
    return anonymise(tally, Settings(k, seed)).published()


def test_a_table_that_keeps_the_promise_stays_as_it_is():
    tally = tally_of([[1, 2], [2, 0]], [10, 11])
    assert published(tally) == tally


def test_a_small_class_is_redacted_into_a_large_one():
    after = published(tally_of([[1, 1], [1, 2]], [10, 1], strata=1))
    assert after.records.tolist() in ([[1, 0]], [[1, 0], [1, 1]])
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
    rows, counts = [[1, 1, 1], [1, 2, 1], [0, 2, 1]], [12, 5, 8]
    plan = anonymise(tally_of(rows, counts), Settings(10, 0))
    lent = plan.published_records[:, 0] < plan.original_records[:, 0]
    assert plan.original_records[lent].tolist() == [[1, 2, 1]]


def test_values_of_less_than_k_cases_are_redacted():
    rows = [[code, 1] for code in (1, 2, 3)]
    assert published(tally_of(rows, [4, 4, 4])).records.tolist() == [[0, 1]]


def test_the_seed_decides_among_equally_close_lenders():
    tally = tally_of([*([1, code] for code in range(1, 5)), [0, 0]], [6, 6, 6, 6, 1], labels=4)
    plans = [anonymise(tally, Settings(5, seed)) for seed in range(20)]
    lenders = {plan.original_records[plan.counts == 4].tobytes() for plan in plans}
    assert len(lenders) > 1


def test_the_same_seed_gives_the_same_plan():
    tally = tally_of([[code % 4, code // 4 % 4, code % 3] for code in range(64)], labels=4)
    first, second = (anonymise(tally, Settings(3, 5)) for _ in range(2))
    assert np.array_equal(first.published_records, second.published_records)
    assert np.array_equal(first.counts, second.counts)


@given(tallies(strata=1), st.integers(2, 12), st.integers(0, 3))
def test_threads_do_not_change_the_plan(tally, k, seed):
    if tally.cases >= k:
        one, two = (anonymise(tally, Settings(k, seed, threads)) for threads in (1, 2))
        assert np.array_equal(one.published_records, two.published_records)
        assert np.array_equal(one.original_records, two.original_records)
        assert np.array_equal(one.counts, two.counts)


def test_a_stratum_of_fewer_than_k_is_withheld_with_the_reason():
    plan = anonymise(tally_of([[1, 1], [2, 1]], [10, 9], strata=1), Settings(10, 0))
    assert {reason: part.cases for reason, part in plan.withheld.items()} == {
        "in a stratum of fewer than k cases": 9
    }
    assert plan.published().cases == 10


def test_a_case_without_a_value_that_is_never_missing_is_withheld_with_the_reason():
    plan = anonymise(tally_of([[1, 1], [0, 1]], [10, 30], strata=1), Settings(10, 0))
    assert {reason: part.cases for reason, part in plan.withheld.items()} == {
        "without a value that is never missing": 30
    }


def test_all_cases_may_have_to_be_withheld():
    plan = anonymise(tally_of([[0, 1]], [30], strata=1), Settings(10, 0))
    assert plan.published().cases == 0


def test_a_column_that_is_null_throughout_is_no_obstacle():
    assert published(tally_of([[0, 0]], [10])).records.tolist() == [[0, 0]]


def test_two_hundred_columns_are_anonymised():
    rows = np.random.default_rng(0).integers(0, 3, (60, 200))
    assert published(tally_of(rows)).below(10) == 0


def test_65_000_categories_are_anonymised():
    many = tuple(map(str, range(65_000)))
    schema = Schema((Column("wide", many), Column("flag", ("0", "1"))))
    codes = np.stack([np.arange(1, 65_001), np.arange(65_000) % 2 + 1], axis=1)
    after = published(Tally.of(schema, codes.astype(np.uint16)))
    assert after.records.tolist() == [[0, 1], [0, 2]]


@pytest.mark.parametrize("k", [-1, 0, 1])
def test_k_below_two_is_refused(k):
    with pytest.raises(ParameterError, match="at least 2"):
        anonymise(tally_of([[1]], [30]), Settings(k, 0))


def test_more_than_the_data_hold_is_refused_without_telling_how_many():
    with pytest.raises(ParameterError, match="fewer than k = 10 cases"):
        anonymise(tally_of([[1]], [9]), Settings(10, 0))
