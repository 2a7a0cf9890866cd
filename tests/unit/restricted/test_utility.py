from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from tests.unit.restricted.runs import BOOK, SCHEMA, plan_of, plans

from tenfold.restricted import Kept, measure
from tenfold.restricted.rows import rows_of
from tenfold.stages import Column, Plan, Schema

# Codes of Datasource, gender, majorityStatus and isAbduction: what was, what is published, cases.
PLAN = plan_of(
    [
        ((1, 1, 1, 2), (1, 1, 0, 2), 10),
        ((1, 1, 2, 2), (1, 1, 0, 2), 2),
        ((1, 2, 0, 1), (1, 0, 0, 1), 12),
    ],
    {"too few": [((2, 2, 0, 2), 3)]},
)


def counts_by(records, counts, ways):
    """How many cases carry each set of known values of so many variables, one by one."""
    found = Counter()
    for record, count in zip(records.tolist(), counts.tolist(), strict=True):
        for places in combinations(range(len(record)), ways):
            known = tuple((place, record[place]) for place in places if record[place])
            if len(known) == ways:
                found[known] += count
    return found


@given(plans())
@pytest.mark.parametrize("ways", [1, 2, 3])
def test_the_error_of_counts_is_that_of_counting_them_all(ways, plan):
    rows = rows_of(plan)
    before = counts_by(rows.original, rows.counts, ways)
    after = counts_by(rows.published, rows.counts, ways)
    kept = measure(plan, BOOK).combinations[ways - 1]
    assert kept.before == before.total()
    assert kept.lost == sum(abs(before[key] - after[key]) for key in before | after)


@given(plans())
def test_facts_are_the_filled_cells(plan):
    utility = measure(plan, BOOK)
    assert utility.facts == Kept(plan.original().facts, plan.published().facts)
    assert sum(kept.after for kept in utility.variables.values()) == utility.facts.after


@given(plans())
def test_the_sizes_of_classes_hold_all_published_cases(plan):
    utility = measure(plan, BOOK)
    cases = sum(size * classes for size, classes in utility.sizes.items())
    assert (cases, sum(utility.sizes.values())) == (utility.cases.after, utility.records.after)


def test_cases_and_records_are_counted_before_and_after():
    utility = measure(PLAN, BOOK)
    assert utility.cases == Kept(27, 24)
    assert utility.records == Kept(4, 2)


def test_facts_are_counted_by_variable_and_by_each_label_that_occurred():
    utility = measure(PLAN, BOOK)
    assert utility.variables["gender"] == Kept(27, 12)
    assert utility.values["gender"] == {"Male": Kept(12, 12), "Female": Kept(15, 0)}


def test_a_value_that_no_published_case_carries_has_vanished():
    vanished = measure(PLAN, BOOK).vanished
    assert vanished["majorityStatus"] == ("Minor", "Adult")
    assert vanished["Datasource"] == ("Hotline",)
    assert vanished["isAbduction"] == ()


def test_half_of_the_cases_are_in_classes_of_the_median_size_or_smaller():
    utility = measure(PLAN, BOOK)
    assert (utility.smallest, utility.median, utility.sizes) == (12, 12, {12: 2})


def test_without_published_cases_there_is_no_class():
    utility = measure(plan_of([], {"too few": [((1, 1, 1, 1), 4)]}), BOOK)
    assert (utility.smallest, utility.median, utility.records.after) == (0, 0, 0)
    assert utility.facts == Kept(16, 0)


def test_nothing_handed_on_loses_nothing():
    utility = measure(plan_of([]), BOOK)
    assert utility.combinations == (Kept(0, 0),) * 3


def test_only_base_variables_hold_facts():
    schema = Schema((*SCHEMA.columns[:3], Column("note", ("a", "b", "c"))))
    plan = Plan(schema, PLAN.original_records, PLAN.published_records, PLAN.counts)
    assert "note" not in measure(plan, BOOK).variables


def test_the_repr_shows_no_figure():
    assert repr(measure(PLAN, BOOK)) == "Utility(4 variables)"
