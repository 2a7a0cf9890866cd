"""The promise, for any table and any settings: what is published, and what is never done to it."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.plans import due, same, smallest, spoiled, tasks, withheld
from tests.tables import tally_of

from tenfold.anonymise import anonymise
from tenfold.stages import Tally


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


@given(tasks(), st.data())
def test_no_query_returns_fewer_than_k_cases(task, data):
    tally, how = task
    after = anonymise(tally, how).published()
    query = data.draw(conditions(len(tally.schema.columns), 4))
    found = after.counts[selected(query, after.records)].sum()
    assert found == 0 or found >= how.k


@given(tasks())
def test_every_class_has_k_cases(task):
    tally, how = task
    least = smallest(anonymise(tally, how))
    assert least is None or least >= how.k


@given(tasks())
def test_only_cells_that_may_be_null_turn_null(task):
    assert spoiled(anonymise(*task)) == 0


@given(tasks())
def test_the_originals_of_a_plan_are_the_input_case_for_case(task):
    tally, how = task
    assert anonymise(tally, how).original() == tally


@given(tasks())
def test_cases_are_withheld_for_want_of_a_stratum_of_k_only(task):
    tally, how = task
    assert withheld(anonymise(tally, how)) == due(tally, how.k)


@given(tasks(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(task, random):
    tally, how = task
    rows = tally.records.repeat(tally.counts, axis=0)
    again = Tally.of(tally.schema, rows[random.sample(range(len(rows)), len(rows))])
    assert same(anonymise(tally, how), anonymise(again, how))


@given(tasks())
def test_the_same_seed_gives_the_same_plan_on_any_threads(task):
    tally, how = task
    one, two = (anonymise(tally, replace(how, threads=threads)) for threads in (1, 2))
    assert same(one, two)


def test_null_is_a_value_in_one_column():
    assert tally_of([[1], [0]], [10, 1]).counts.min() == 1


def test_null_is_a_value_in_two_columns():
    assert tally_of([[1, 1], [1, 0]], [10, 1]).counts.min() == 1
