"""The crosswalk is what codebook and mappings say; for a stranger, what it says in one form."""

import pytest
from tests.unit.verify.release import (
    BOOK,
    CROSSWALK,
    found,
    judge_release,
    seal,
    standing_of,
    write_codebooks,
    write_crosswalk,
)

CSV, PAGE = "report/crosswalk.csv", "report/crosswalk.html"
OTHER = "differs from what was found anew"
INCOMPLETE = "has no line for each variable and contributor"
CANARY = "Canary Maria Example"


def rewrite(folder, file, turn):
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(turn(text), encoding="utf-8")
    seal(folder)


def test_the_one_that_was_handed_over_passes(folder):
    assert judge_release(folder, crosswalk=CROSSWALK).findings == ()


def test_another_one_than_was_handed_over_is_found(folder):
    standings = (standing_of(BOOK.variable[0], "one", reason="3 cases."), *CROSSWALK[1:])
    write_crosswalk(folder, standings)
    write_codebooks(folder, standings=standings)
    seal(folder)
    assert found(folder) == []
    assert {(CSV, OTHER, 1), (PAGE, OTHER, 1)} < set(found(folder, crosswalk=CROSSWALK))


@pytest.mark.parametrize("standings", [(), CROSSWALK[:-1], CROSSWALK[::-1], CROSSWALK[:2] * 63])
def test_lines_too_few_or_out_of_order_are_found(folder, standings):
    write_crosswalk(folder, standings)
    seal(folder)
    assert (CSV, INCOMPLETE, 1) in found(folder)


@pytest.mark.parametrize(
    "turn",
    [
        lambda text: text.replace("partial", "unlikely", 1),
        lambda text: text.replace("number,", "count,", 1),
        lambda text: text.replace("Invented.", f'Invented.,,"{CANARY}"', 1),
        lambda text: text.replace("Invented.", 'Inv"ented.', 1) + '"',
        lambda text: text.replace(",one,", ",Canary Maria,", 1),
        lambda _: "",
    ],
    ids=["another status", "another column", "a cell too many", "no CSV", "a name", "nothing"],
)
def test_what_is_no_crosswalk_is_found_and_not_shown(folder, turn):
    rewrite(folder, CSV, turn)
    verdict = judge_release(folder)
    problems = [(one.file, one.problem) for one in verdict.findings]
    assert problems[:2] == [(CSV, OTHER), (PAGE, OTHER)]
    assert (CSV, INCOMPLETE) in problems
    assert CANARY not in repr(verdict)


def test_the_same_lines_in_other_bytes_are_found(folder):
    rewrite(folder, CSV, lambda text: text.replace("partial", '"partial"', 1))
    assert found(folder) == [(CSV, OTHER, 1)]


def test_a_page_that_says_more_than_the_table_is_found(folder):
    rewrite(folder, PAGE, lambda text: text.replace("Invented.", "Invented. 3 cases.", 1))
    assert found(folder) == [(PAGE, OTHER, 1)]


def test_a_contributor_s_own_words_are_searched(folder):
    reason = "Ask canary@example.org."
    standings = (standing_of(BOOK.variable[0], "one", reason=reason), *CROSSWALK[1:])
    write_crosswalk(folder, standings)
    write_codebooks(folder, standings=standings)
    seal(folder)
    assert found(folder, crosswalk=standings) == [(CSV, "holds an e-mail address", 1)]
