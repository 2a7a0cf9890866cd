import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.restricted.runs import SCHEMA, plan_of, plans, register_of

from tenfold.errors import GuardError
from tenfold.restricted import assigned
from tenfold.restricted.rows import rows_of
from tenfold.stages import Plan, Register, Tally

WAS, REDACTED = (1, 2, 1, 2), (1, 0, 1, 2)
PLAN = plan_of([(WAS, WAS, 3), (WAS, REDACTED, 2)], {"too few": [(WAS, 1), ((2, 2, 2, 2), 1)]})


def drawn(register, plan):
    """What became of each key: the reason, or the published record."""
    found = assigned(register, plan)
    words = (None, *found.reasons)
    states = zip(found.keys.tolist(), found.withheld, found.published.tolist(), strict=True)
    return {key: words[why] or tuple(record) for key, why, record in states}


@given(plans())
def test_the_published_records_are_those_of_the_plan(plan):
    found = assigned(register_of(plan), plan)
    assert Tally.of(SCHEMA, found.published[found.withheld == 0]) == plan.published()


@given(plans())
def test_as_many_are_withheld_for_each_reason_as_the_plan_says(plan):
    found = assigned(register_of(plan), plan)
    register = register_of(plan)
    for place, reason in enumerate(found.reasons, 1):
        assert Tally.of(SCHEMA, register.records[found.withheld == place]) == plan.withheld[reason]


@given(plans())
def test_a_published_record_is_what_is_left_of_one_s_own(plan):
    register = register_of(plan)
    found = assigned(register, plan)
    differs = found.published != register.records
    assert not found.published[differs].any()


@given(plans(least=1), st.randoms(use_true_random=False))
def test_no_order_of_the_input_decides_who_gets_what(plan, random):
    register = register_of(plan)
    rows = random.sample(range(len(plan.counts)), len(plan.counts))
    cases = random.sample(range(len(register.keys)), len(register.keys))
    arrays = (plan.original_records[rows], plan.published_records[rows], plan.counts[rows])
    shuffled = Register(register.keys[cases], register.records[cases])
    again = Plan(SCHEMA, *arrays, dict(reversed(plan.withheld.items())))
    assert drawn(shuffled, again) == drawn(register, plan)


def test_the_keys_decide_who_of_equal_cases_gets_which_record():
    keys = np.array([b"a", b"b", b"c", b"d", b"e", b"f", b"g"], "S32")
    register = Register(keys, np.array([WAS] * 6 + [(2, 2, 2, 2)], np.uint8))
    states = [REDACTED] * 2 + [WAS] * 3 + ["too few"] * 2
    got = drawn(register, PLAN)
    assert sorted(map(str, got.values())) == sorted(map(str, states))
    assert [got[key] for key in sorted(got)] == ["too few", *states[:5], "too few"]


def test_who_is_withheld_has_no_published_value():
    found = assigned(register_of(PLAN), PLAN)
    assert not found.published[found.withheld > 0].any()


def test_nobody_may_be_published():
    plan = plan_of([], {"too few": [(WAS, 4)]})
    assert assigned(register_of(plan), plan).withheld.tolist() == [1] * 4


@pytest.mark.parametrize(
    "records",
    [[WAS] * 6, [WAS] * 7, [WAS] * 7 + [(2, 2, 2, 2)], [WAS] * 5 + [(2, 2, 2, 2)] * 2],
    ids=["one lost", "another record", "one too many", "as many, but others"],
)
def test_a_register_of_other_cases_is_refused(records):
    keys = np.array([str(place) for place in range(len(records))], "S32")
    with pytest.raises(GuardError, match="The register doesn't fit the plan"):
        assigned(Register(keys, np.array(records, np.uint8)), PLAN)


def test_the_repr_shows_no_case():
    assert repr(assigned(register_of(PLAN), PLAN)) == "Assigned(4 columns)"
    assert repr(rows_of(PLAN)) == "Rows(4 columns)"
