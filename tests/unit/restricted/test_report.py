import json
from dataclasses import replace

import pytest
from hypothesis import given
from tests.unit.restricted.runs import BOOK, EDITION, entry, plan_of, plans, run_of, whole_run

from tenfold.errors import GuardError
from tenfold.restricted import Kept, full_report
from tenfold.stages import TOO_FEW, Account

WAS = (1, 2, 1, 2)
PLAN = plan_of([(WAS, WAS, 25), (WAS, (1, 0, 0, 2), 10)], {"too few": [((2, 2, 2, 2), 3)]})


@pytest.fixture(scope="module")
def whole():
    return full_report(whole_run())


@given(plans())
def test_every_row_read_is_published_withheld_left_out_or_no_case(plan):
    rows = full_report(run_of(plan))["rows"]
    told = rows["contributors"]["tiny"]
    assert told["handed on"] == rows["published"] + sum(rows["withheld"].values())
    others = sum(told["no case"].values()) + sum(told["left out"].values())
    assert told["read"] == told["handed on"] + others
    assert rows["closes"]


@given(plans())
def test_a_report_is_the_same_after_a_journey_through_json(plan):
    report = full_report(run_of(plan))
    assert json.loads(json.dumps(report)) == report


def test_a_contributor_s_rows_are_told_by_reason():
    assert full_report(run_of(PLAN))["rows"] == {
        "contributors": {
            "tiny": {
                "read": 40,
                "no case": {"without a case number": 1},
                "left out": {"no consent": 1},
                "handed on": 38,
                "cases with an unmapped value": 3,
                "lists": {
                    "opt_outs": {"listed": 5, "met a case": 1},
                    "consented": {"listed": 40, "met a case": 38},
                },
            }
        },
        "same person": {
            "counts": "once",
            "compared": {"tiny": 30},
            "found": [{"contributors": ["other", "tiny"], "persons": 2}],
        },
        "withheld": {"too few": 3},
        "published": 35,
        "closes": True,
    }


def test_where_a_person_may_count_twice_it_is_told_beside_k():
    twice = replace(EDITION, same_person="twice")
    assert full_report(run_of(PLAN, edition=twice))["release"]["k counts"].startswith("cases, not")
    assert "k counts" not in full_report(run_of(PLAN))["release"]


@pytest.mark.parametrize(
    "given",
    [
        {"accounts": (Account("tiny", 39, {}, {}, 38),)},
        {"accounts": (Account("tiny", 37, {}, {}, 37),)},
        {"accounts": (Account("tiny", 38, {}, {}, 38), Account("other", 1, {}, {}, 1))},
    ],
    ids=["a row lost", "a case lost", "a case made"],
)
def test_a_run_that_does_not_close_is_refused(given):
    with pytest.raises(GuardError, match="doesn't close"):
        full_report(run_of(PLAN, **given))


def test_the_figures_of_another_plan_are_refused():
    run = run_of(PLAN)
    with pytest.raises(GuardError, match="doesn't close"):
        full_report(run_of(PLAN, utility=replace(run.utility, cases=Kept(38, 34))))


def test_cells_are_told_by_verdict_and_by_reason():
    entries = [
        entry(["F"], "kept", 1, rows=4),
        entry(["x"], "rejected", reason="unclear", rows=2),
        entry(["y"], "rejected", reason="unclear", rows=3),
        entry(["?"], rows=1),
    ]
    told = full_report(run_of(PLAN, entries))["cells"]["tiny"]["gender"]
    assert told == {
        "kept": 4,
        "repaired": 0,
        "rejected": 5,
        "unmapped": 1,
        "blank": 0,
        "reasons": [{"verdict": "rejected", "reason": "unclear", "rows": 5}],
    }


def test_no_cell_of_an_export_is_in_the_report():
    assert "Canary" not in json.dumps(full_report(run_of(PLAN, [entry(["Canary"])])))


def test_variables_are_told_in_the_order_of_the_codebook(whole):
    base = [variable.name for variable in BOOK.base]
    assert list(whole["utility"]["variables"]) == base
    assert list(whole["disclosed"]["kept by variable"]) == base


def test_classes_are_told_by_doubling_sizes():
    classes = full_report(run_of(PLAN))["utility"]["classes"]
    assert classes == {
        "number": 2,
        "smallest": 10,
        "median": 25,
        "sizes": [
            {"from": 10, "to": 19, "classes": 1, "cases": 10},
            {"from": 20, "to": 39, "classes": 1, "cases": 25},
        ],
    }


def test_all_published_cases_are_in_some_class(whole):
    classes = whole["utility"]["classes"]
    assert sum(line["cases"] for line in classes["sizes"]) == whole["rows"]["published"]
    assert sum(line["classes"] for line in classes["sizes"]) == classes["number"]


def test_the_error_of_counts_is_told_in_four_decimals():
    assert full_report(run_of(PLAN))["utility"]["error of counts"]["one-way"] == {
        "before": 152,
        "after": 120,
        "error": 0.2105,
    }


def test_what_goes_public_is_told_in_the_words_of_the_public_report():
    disclosed = full_report(run_of(PLAN))["disclosed"]
    assert disclosed["cases received"] == "fewer than 100"
    assert disclosed["cases not published"] == "fewer than 100"
    assert disclosed["facts kept, per cent"] == TOO_FEW
    assert disclosed["error of counts"]["one-way"] == TOO_FEW


def test_what_is_no_variable_is_told_after_the_variables():
    entries = [entry(["31/31/2019"], "rejected", variable="(last updated)"), entry(["?"])]
    told = full_report(run_of(PLAN, entries))["cells"]["tiny"]
    assert list(told) == ["gender", "(last updated)"]
    assert told["(last updated)"]["rejected"] == 1


def test_the_repr_shows_the_release_alone():
    assert repr(run_of(PLAN, [entry(["Canary"])])) == "Run(2021-09)"
