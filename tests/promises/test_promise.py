"""The promise, for any table: what is published, and what is never done to it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.tables import tallies, tally_of

from tenfold.anonymise import Settings, anonymise
from tenfold.stages import Tally


@st.composite
def cases(draw):
    """A table, and a k that it can be anonymised to."""
    tally = draw(tallies())
    return tally, draw(st.integers(2, max(2, min(20, tally.cases))))


def conditions(columns: int, codes: int):
    """Queries of any shape: code equal (NULL included) or not, joined by and, or, not."""
    leaf = st.tuples(st.just("is"), st.integers(0, columns - 1), st.integers(0, codes))
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.tuples(st.just("not"), inner),
            st.tuples(st.sampled_from(["and", "or"]), inner, inner),
        ),
        max_leaves=8,
    )


def selected(query, records: np.ndarray) -> np.ndarray:
    match query:
        case ("is", column, code):
            return records[:, column] == code
        case ("not", inner):
            return ~selected(inner, records)
        case ("and", left, right):
            return selected(left, records) & selected(right, records)
        case ("or", left, right):
            return selected(left, records) | selected(right, records)


@given(cases(), st.data())
def test_no_query_returns_fewer_than_k_cases(case, data):
    tally, k = case
    if tally.cases < k:
        return
    after = anonymise(tally, Settings(k, 0)).published()
    query = data.draw(conditions(len(tally.schema.columns), 4))
    found = after.counts[selected(query, after.records)].sum()
    assert found == 0 or found >= k


@given(cases(), st.integers(0, 5))
def test_only_cells_that_may_be_null_turn_null(case, seed):
    tally, k = case
    if tally.cases < k:
        return
    plan = anonymise(tally, Settings(k, seed))
    changed = plan.published_records != plan.original_records
    assert not plan.published_records[changed].any()
    assert not changed[:, plan.schema.strata].any()


@given(cases(), st.integers(0, 5))
def test_the_originals_of_a_plan_are_the_input_case_for_case(case, seed):
    tally, k = case
    if tally.cases >= k:
        assert anonymise(tally, Settings(k, seed)).original() == tally


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(case, random):
    tally, k = case
    if tally.cases < k:
        return
    rows = tally.records.repeat(tally.counts, axis=0)
    order = random.sample(range(len(rows)), len(rows))
    again = Tally.of(tally.schema, rows[order])
    one, two = (anonymise(table, Settings(k, 3)) for table in (tally, again))
    assert np.array_equal(one.published_records, two.published_records)


@given(tallies(strata=0), st.integers(2, 20))
def test_without_strata_every_case_is_published(tally, k):
    if tally.cases >= k:
        assert anonymise(tally, Settings(k, 0)).published().cases == tally.cases


@given(tallies(strata=1), st.integers(2, 20))
def test_cases_are_withheld_from_small_strata_only(tally, k):
    if tally.cases < k or not tally.schema.strata:
        return
    sizes = {code: int(tally.counts[tally.records[:, 0] == code].sum()) for code in range(1, 5)}
    due = sum(size for size in sizes.values() if size >= k)
    assert anonymise(tally, Settings(k, 0)).published().cases == due


def test_null_is_a_value_in_one_column():
    assert tally_of([[1], [0]], [10, 1]).counts.min() == 1


def test_null_is_a_value_in_two_columns():
    assert tally_of([[1, 1], [1, 0]], [10, 1]).counts.min() == 1
