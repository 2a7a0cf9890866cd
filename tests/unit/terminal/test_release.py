"""The summary of a release says what a data manager should look at."""

import pytest
from tests.unit.restricted.runs import whole_run

from tenfold.restricted import full_report
from tenfold.terminal.release import _received


@pytest.fixture(scope="module")
def rows():
    """The rows of a run in which each contributor has two without a case number."""
    return full_report(whole_run(600))["rows"]


def lines(rows, k):
    return [text for word, text in _received(rows, k) if word == "Look at"]


def test_each_contributor_is_told_with_its_cases(rows):
    (word, text), (_, each), *_ = _received(rows, 10)
    told = rows["contributors"].values()
    cases = [one["handed on"] + sum(one["left out"].values()) for one in told]
    assert (word, text.split()[0]) == ("Received", f"{sum(cases):,}")
    assert each == " · ".join(
        f"{n} {c:,}" for n, c in zip(rows["contributors"], cases, strict=True)
    )


def test_rows_without_a_case_number_are_to_be_looked_at(rows):
    assert "polaris: 2 of 607 rows have no case number" in lines(rows, 2)


def test_of_few_rows_without_a_case_number_it_is_told_that_they_are_few(rows):
    assert "polaris: fewer than 10 of 607 rows have no case number" in lines(rows, 10)


def test_rows_that_all_have_a_case_number_are_not_told(rows):
    told = {name: one | {"no case": {}} for name, one in rows["contributors"].items()}
    assert not [line for line in lines(rows | {"contributors": told}, 10) if "rows" in line]


def test_numbers_of_a_list_that_are_no_case_s_are_to_be_looked_at(rows):
    numbers = {"withdrawn": {"listed": 1_200, "met a case": 1_197}}
    told = {name: one | {"lists": numbers} for name, one in rows["contributors"].items()}
    lists = [line for line in lines(rows | {"contributors": told}, 10) if "withdrawn" in line]
    assert lists[0] == "polaris: 3 of 1,200 numbers of withdrawn are no case"


def test_numbers_that_are_all_a_case_s_are_not_told(rows):
    assert not [line for line in lines(rows, 10) if "numbers of" in line]
