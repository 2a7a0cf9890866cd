"""What changed since the release before: told in pairs, and nothing where nothing did."""

from dataclasses import replace

import pytest
from tests.unit.restricted.runs import EDITION, plan_of, run_of

from tenfold.restricted import full_report
from tenfold.stages import Choice

WAS = (1, 2, 1, 2)
PLAN = plan_of([(WAS, WAS, 25), (WAS, (1, 0, 0, 2), 10)], {"too few": [((2, 2, 2, 2), 3)]})
WHOLE = plan_of([(WAS, WAS, 25)])
BEFORE = replace(run_of(WHOLE), edition=replace(EDITION, name="2021-03"))


@pytest.fixture(scope="module")
def changed():
    return full_report(replace(run_of(PLAN), earlier=full_report(BEFORE)))["changes"]


def test_the_first_release_has_nothing_to_be_held_against():
    assert full_report(run_of(PLAN))["changes"] is None


def test_the_release_before_is_named(changed):
    assert changed["since"] == {"name": "2021-03", "snapshot": "2021-09-01"}


def test_cases_are_told_then_and_now(changed):
    assert changed["published"] == {"then": 25, "now": 35}
    assert changed["handed on"] == {"tiny": {"then": 25, "now": 38}}


def test_shares_are_told_then_and_now(changed):
    assert changed["facts kept"] == {"then": 1.0, "now": 0.7894}
    assert changed["kept by variable"]["majorityStatus"] == {"then": 1.0, "now": 0.6578}


def test_what_is_as_before_is_not_told(changed):
    assert changed["method"] == {}


def test_another_method_is_told():
    run = replace(run_of(PLAN), choice=Choice("fast", importance={"gender": 2}))
    found = full_report(replace(run, earlier=full_report(run_of(PLAN))))["changes"]["method"]
    assert found["effort"] == {"then": "standard", "now": "fast"}
    assert found["importance of gender"] == {"then": None, "now": 2}
    assert found["importance of ageBroad"] == {"then": 3, "now": None}


def test_a_contributor_that_is_new_had_nothing_before():
    earlier = full_report(run_of(WHOLE))
    earlier["rows"]["contributors"] = {}
    found = full_report(replace(run_of(PLAN), earlier=earlier))["changes"]
    assert found["handed on"] == {"tiny": {"then": None, "now": 38}}


def test_risk_is_told_before_and_after():
    assert full_report(run_of(PLAN))["risk"] == {
        "before": {"alone": 0, "below k": 3, "highest risk": 0.3333, "average risk": 0.0526},
        "after": {"alone": 0, "below k": 0, "highest risk": 0.1, "average risk": 0.0571},
    }


def test_nobody_is_at_risk_where_nobody_is():
    none = {"alone": 0, "below k": 0, "highest risk": 0.0, "average risk": 0.0}
    assert full_report(run_of(plan_of([])))["risk"] == {"before": none, "after": none}
