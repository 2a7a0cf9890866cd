"""The full report for people tells what report.json tells, and leaves room to sign."""

from dataclasses import replace

import pytest
from tests.unit.restricted.runs import EDITION, plan_of, run_of, whole_run

from tenfold.pages import Bar, Facts, Notice, Points, Signatures, Table
from tenfold.restricted import full_report
from tenfold.restricted.printed import printed

WAS = (1, 2, 1, 2)
PLAN = plan_of([(WAS, WAS, 25), (WAS, (1, 0, 0, 2), 10)], {"too few": [((2, 2, 2, 2), 3)]})
TWICE = replace(EDITION, same_person="twice")


@pytest.fixture(scope="module")
def whole():
    return full_report(whole_run())


def texts(report):
    """Every text of a report, tables cell by cell."""
    return [text for section in report.sections for text in texts_of(section)]


def texts_of(section):
    yield section.title
    for block in section.blocks:
        yield from said(block)
    for inner in section.sections:
        yield from texts_of(inner)


def said(block):
    if isinstance(block, str):
        yield block
    elif isinstance(block, Notice):
        yield block.text
    elif isinstance(block, Points):
        yield from block.texts
    elif isinstance(block, Facts):
        yield from (text for pair in block.pairs for text in pair)
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row if not isinstance(cell, Bar))


def told(run):
    return texts(printed(full_report(run)))


def test_it_warns_first_and_is_signed_before_the_appendix(whole):
    report = printed(whole)
    assert isinstance(report.sections[0].blocks[0], Notice)
    titles = [section.title for section in report.sections]
    assert titles[-2:] == ["To be signed", "Appendix: cells by contributor and variable"]


def test_manager_and_officer_sign(whole):
    (signing,) = (s for s in printed(whole).sections if s.title == "To be signed")
    (signatures,) = (block for block in signing.blocks if isinstance(block, Signatures))
    assert signatures.roles == ("Data manager", "Data protection officer")


def test_every_variable_and_contributor_is_told(whole):
    found = set(texts(printed(whole)))
    assert {*whole["utility"]["variables"], *whole["rows"]["contributors"]} <= found


def test_every_count_of_a_value_that_lost_facts_is_told(whole):
    found = set(texts(printed(whole)))
    for variable in whole["utility"]["variables"].values():
        for kept in variable["values"].values():
            if kept["after"] < kept["before"]:
                assert {f"{kept['before']:,}", f"{kept['after']:,}"} <= found


def test_reasons_are_told_with_their_rows():
    found = told(run_of(PLAN))
    assert found[found.index("withheld: too few") + 1] == "3"
    assert found[found.index("left out: no consent") + 1] == "1"


def test_the_headline_says_how_much_was_kept():
    assert "Of 100 facts, 78 are kept; 3 of 38 cases are not." in told(run_of(PLAN))


def test_every_case_kept_is_said_so():
    found = told(run_of(plan_of([(WAS, WAS, 25)])))
    assert "Of 100 facts, 100 are kept; every case is published." in found
    assert "No value lost a fact." in found
    assert "No value vanished: each that occurred stands in some published case." in found


def test_a_run_of_nobody_is_told_as_one():
    assert "No case was handed on." in told(run_of(plan_of([])))


def test_a_share_is_never_rounded_up_to_all():
    kept = plan_of([(WAS, WAS, 2999), (WAS, (1, 2, 1, 0), 1)])
    found = told(run_of(kept))
    assert found[found.index("All facts") + 3] == "99.9 %"


def test_values_that_vanished_are_named():
    found = told(run_of(PLAN))
    assert found[found.index("2 values stand in no published case any more.") + 1] == "Datasource"


def test_the_first_release_has_nothing_to_be_held_against():
    assert "This is the first release here: there is nothing to compare with." in told(run_of(PLAN))


def test_what_changed_is_told_then_and_now():
    earlier = full_report(run_of(plan_of([(WAS, WAS, 25)])))
    found = told(replace(run_of(PLAN), earlier=earlier))
    place = found.index("published cases")
    assert found[place + 1 : place + 3] == ["25", "35"]
    assert found[place + 3 : place + 6] == ["facts kept", "100.0 %", "78.9 %"]


def test_a_release_in_which_k_counts_cases_says_so():
    found = told(replace(run_of(PLAN), edition=TWICE))
    assert "k counts cases, not people" in found[1]
    assert [text for text in found if text.startswith("Nobody was compared")]


def test_what_goes_public_is_told_in_the_words_of_the_public_report():
    found = told(run_of(PLAN))
    assert found[found.index("cases received") + 1] == "fewer than 100"
    assert found[found.index("error of two-way counts") + 1] == "too few to say"
