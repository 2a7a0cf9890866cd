import copy
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.restricted.runs import EDITION, entry, plan_of, run_of, whole_run

from tenfold.errors import InputError
from tenfold.restricted import full_report, load_report
from tenfold.terminal import show_report

WAS = (1, 2, 1, 2)
PLAN = plan_of([(WAS, WAS, 25), (WAS, (1, 0, 0, 2), 10)], {"too few": [((2, 2, 2, 2), 3)]})
ENTRIES = [
    entry(["F"], "kept", 2, rows=9),
    entry(["x"], "rejected", reason="unclear [bold]", rows=2),
    entry(["F"], "kept", 1, variable="majorityStatus"),
    entry(["31/31/2019"], "rejected", reason="no date", rows=4, variable="(last updated)"),
]
REPORT = json.loads(json.dumps(full_report(run_of(PLAN, ENTRIES))))


@pytest.fixture
def shown(monkeypatch, capsys):
    """What is printed of a run."""
    monkeypatch.setenv("COLUMNS", "80")

    def show(run):
        show_report(full_report(run))
        return capsys.readouterr().out

    return show


def test_it_fits_a_terminal_of_80_columns(shown):
    lines = shown(whole_run()).splitlines()
    assert max(map(len, lines)) <= 80


def test_every_variable_is_told_in_full(shown):
    run = whole_run()
    text = shown(run)
    assert not [name for name in run.utility.variables if name not in text]


def test_the_headline_says_how_much_was_kept(shown):
    assert "78 of 100 facts kept, and all but 3 of 38 cases." in shown(run_of(PLAN))


def test_every_case_kept_is_said_so(shown):
    whole = plan_of([(WAS, WAS, 25)])
    assert "100 of 100 facts kept, and every case." in shown(run_of(whole))


def test_a_run_of_nobody_is_told_as_one(shown):
    assert "No case was handed on." in shown(run_of(plan_of([])))


def test_rows_are_told_by_contributor_and_reason(shown):
    text = shown(run_of(PLAN))
    for told in ("no case: without a case number", "left out: no consent", "withheld: too few"):
        assert told in text
    assert "tiny: 3 cases have an unmapped value" in text
    assert "tiny: opt_outs: 5 numbers, 1 met a case" in text
    assert "tiny: consented: 40 numbers, 38 met a case" in text


def test_persons_whom_several_contributors_sent_are_told(shown):
    text = shown(run_of(PLAN))
    assert "tiny: 30 cases tell name, birth date and sex, and were compared" in text
    assert "Sent by other and tiny: 2 persons" in text


def test_where_k_counts_cases_it_is_told(shown):
    twice = replace(EDITION, same_person="twice")
    assert "k counts cases, not people" in shown(run_of(PLAN, edition=twice))
    assert "k counts" not in shown(run_of(PLAN))


def test_cells_that_were_simply_kept_are_not_told(shown):
    cells = shown(run_of(PLAN, ENTRIES)).partition("Cells of tiny")[2].partition("Facts kept")[0]
    assert "gender: 2 of 11 rows" in cells
    assert "unclear [bold]" in cells
    assert "majorityStatus" not in cells


def test_what_is_no_variable_is_told_too(shown):
    assert "(last updated): 4 of 4 rows" in shown(run_of(PLAN, ENTRIES))


def test_only_values_that_lost_facts_are_told(shown):
    values = shown(run_of(PLAN)).partition("Values that lost")[2].partition("Classes")[0]
    assert "Female" in values
    assert "isAbduction" in values
    whole = shown(run_of(plan_of([(WAS, WAS, 25)])))
    assert "Values that lost facts\nnone\n0 values" in whole


def test_what_goes_public_is_told_last(shown):
    public = shown(run_of(PLAN)).partition("What goes public")[2]
    assert "fewer than 100" in public
    assert "too few to say" in public


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda parts: st.lists(parts, max_size=2) | st.dictionaries(st.text(), parts, max_size=2),
    max_leaves=4,
)


@st.composite
def spoilt(draw):
    """A report in which something else stands in one place."""
    report = copy.deepcopy(REPORT)
    place, key = report, draw(st.sampled_from(sorted(report)))
    while isinstance(place[key], dict | list) and place[key] and draw(st.booleans()):
        place = place[key]
        key = draw(st.sampled_from(list(place) if isinstance(place, dict) else range(len(place))))
    place[key] = draw(JSON)
    return report


def test_risk_is_shown_before_and_after(shown):
    text = shown(run_of(PLAN))
    assert re.search(r"cases that < 10 share +3 +0\n", text)
    assert re.search(r"highest risk +33\.33 % +10\.00 %", text)


def test_the_first_release_is_said_to_be_the_first(shown):
    assert "What changed: this is the first release here" in shown(run_of(PLAN))


def test_what_changed_is_shown_then_and_now(shown):
    earlier = full_report(run_of(plan_of([(WAS, WAS, 25)])))
    text = shown(replace(run_of(PLAN), earlier=earlier))
    assert "What changed since 2021-09 (snapshot 2021-09-01)" in text
    assert re.search(r"facts kept +100\.0 % +78\.9 %", text)
    assert re.search(r"  tiny +25 +38\n", text)


@given(spoilt())
def test_what_is_read_as_a_report_can_be_shown(tmp_path_factory, report):
    path = tmp_path_factory.getbasetemp() / "report.json"
    path.write_text(json.dumps(report))
    try:
        told = load_report(path)
    except InputError:
        return
    show_report(told)


@pytest.mark.parametrize("place", ["release", "rows", "cells", "utility", "disclosed"])
def test_a_report_without_what_is_shown_is_refused(tmp_path, place):
    (tmp_path / "report.json").write_text(json.dumps(REPORT | {place: {"Canary": "x"}}))
    with pytest.raises(InputError, match="is not the full report"):
        load_report(tmp_path)


def test_a_figure_beyond_all_counting_is_refused(tmp_path):
    report = copy.deepcopy(REPORT)
    report["rows"]["published"] = 10**4000
    (tmp_path / "report.json").write_text(json.dumps(report))
    with pytest.raises(InputError, match="is not the full report"):
        load_report(tmp_path)
