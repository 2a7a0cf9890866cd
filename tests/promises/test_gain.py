"""What the search gains it never loses again, and what it did can be repeated."""

from contextlib import nullcontext
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plans import QUICK, same, tasks

from tenfold.anonymise import anonymise
from tenfold.anonymise.weights import worth_of
from tenfold.stages import Tally


def kept(task, plan):
    """What the published facts weigh."""
    worth = worth_of(*task)
    weights = worth.weights[worth.first + plan.published_records].sum(axis=1)
    return int(weights @ plan.counts)


def again(task, effort):
    """The plan of the same table, by the same settings but for the effort."""
    tally, how = task
    return anonymise(tally, replace(how, effort=effort))


@given(tasks(weights="equal", importance={}, defence=0))
def test_the_search_keeps_no_fewer_facts_than_the_tree(task):
    assert anonymise(*task).published().facts >= again(task, 0).published().facts


@given(tasks(defence=0))
def test_what_the_search_keeps_weighs_no_less_than_what_the_tree_keeps(task):
    assert kept(task, anonymise(*task)) >= kept(task, again(task, 0))


@given(tasks(defence=0))
def test_a_table_that_keeps_the_promise_stays_as_it_is(task):
    tally, how = task
    whole = (tally.counts >= how.k) & tally.records[:, tally.schema.strata].all(axis=1)
    large = Tally.of(tally.schema, tally.records[whole], tally.counts[whole])
    if large.cases:
        assert anonymise(large, how).published() == large


@given(tasks())
def test_all_iterations_are_done_or_there_is_nothing_to_gain(task):
    plan = anonymise(*task)
    assert plan.iterations in (0, QUICK)
    if plan.iterations == 0:
        assert same(plan, again(task, 2 * QUICK))


@settings(max_examples=25)
@given(tasks(effort=20_000), st.integers(0, 4))
def test_a_search_that_was_ended_is_repeated_by_its_iterations(task, rounds):
    asked = iter([*[False] * rounds, *[True] * 100])
    ended = anonymise(*task, ending=lambda: nullcontext(lambda: next(asked)))
    assert ended.iterations <= 1_000 * rounds
    assert same(ended, again(task, ended.iterations))


@settings(max_examples=25)
@given(tasks(effort=100_000))
def test_a_search_that_gave_up_is_repeated_by_its_iterations(task):
    plan = anonymise(*task)
    assert same(plan, again(task, plan.iterations))
