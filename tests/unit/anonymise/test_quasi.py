import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tables import tallies, tally_of

from tenfold.anonymise import Settings, protect
from tenfold.errors import ParameterError

QUIET = Settings(3, 0, 20, "equal", defence=0)


def settings(k):
    return Settings(k, 0, 20, "equal", defence=0)


@given(tallies(), st.integers(2, 12), st.data())
def test_the_columns_that_are_protected_keep_the_promise_and_the_others_stay(tally, k, data):
    if tally.cases < k:
        return
    names = data.draw(st.sets(st.sampled_from(tally.schema.names), min_size=1))
    plan = protect(tally, names, settings(k))
    inside = np.array([c.name in names or not c.nullable for c in tally.schema.columns])
    classes, number = np.unique(plan.published_records[:, inside], axis=0, return_inverse=True)
    sizes = np.bincount(number.ravel(), plan.counts, len(classes))
    assert (sizes >= k).all()
    assert np.array_equal(plan.published_records[:, ~inside], plan.original_records[:, ~inside])
    assert plan.original() == tally


def test_a_unique_case_stays_unique_where_only_others_are_protected():
    tally = tally_of([[1, 1], [1, 2]], [5, 1])
    assert protect(tally, {"c0"}, QUIET).published() == tally


def test_cases_of_a_small_stratum_are_withheld():
    plan = protect(tally_of([[1, 1], [2, 1]], [5, 2], strata=1), {"c1"}, QUIET)
    assert {reason: part.cases for reason, part in plan.withheld.items()} == {
        "in a stratum of fewer than k cases": 2
    }


def test_too_few_cases_are_refused():
    with pytest.raises(ParameterError):
        protect(tally_of([[1]], [2]), {"c0"}, QUIET)


def test_one_column_at_least_is_protected():
    with pytest.raises(ParameterError, match="No column"):
        protect(tally_of([[1]], [9]), (), QUIET)
