"""A value is told from k rows of k cases on, or where a public list has it."""

import pytest
from tests.unit.scan.exports import column_of, scanned, shown

from tenfold.errors import ParameterError
from tenfold.scan.profile import told

MANY = ["Often"] * 90


def test_a_value_of_k_rows_is_told(tmp_path):
    assert shown(column_of(tmp_path, MANY + ["Seldom"] * 10)) == {"Often": "90", "Seldom": "10"}


def test_a_value_of_fewer_rows_is_a_number(tmp_path):
    column = column_of(tmp_path, MANY + ["Seldom"] * 9)
    assert shown(column) == {"Often": "90"}
    assert column.values.rest == "and 1 other value, in fewer than 10 rows"


def test_k_may_be_another(tmp_path):
    assert shown(column_of(tmp_path, MANY + ["Seldom"] * 10, k=11)) == {"Often": "88"}


def test_k_below_two_protects_nobody(tmp_path):
    with pytest.raises(ParameterError, match="protects nobody"):
        column_of(tmp_path, MANY, k=1)


def test_the_states_of_a_case_are_one_case(tmp_path):
    numbers = [f"N-{place}" for place in range(90)] + ["N-1", " n-1"] * 10
    profile = scanned(tmp_path, {"Case ID": numbers, "Answer": MANY + ["Seldom"] * 20}).profile
    assert shown(profile.columns[1]) == {"Often": "90"}


def test_rows_without_a_number_are_one_case(tmp_path):
    numbers = [f"N-{place}" for place in range(90)] + [""] * 20
    profile = scanned(tmp_path, {"Case ID": numbers, "Answer": MANY + ["Seldom"] * 20}).profile
    assert shown(profile.columns[1]) == {"Often": "90"}


def test_without_a_case_number_rows_are_counted_and_that_is_said(tmp_path):
    profile = scanned(tmp_path, {"Answer": MANY + ["Seldom"] * 10}).profile
    assert shown(profile.columns[0]) == {"Often": "90", "Seldom": "10"}
    assert "rows were counted" in profile.about_cases


def test_the_case_number_may_be_chosen(tmp_path):
    columns = {"Which": ["one"] * 100, "Answer": MANY + ["Seldom"] * 10}
    assert shown(scanned(tmp_path, columns, case="Which").profile.columns[1]) == {}


def test_a_case_number_that_isn_t_there_is_refused(tmp_path):
    with pytest.raises(ParameterError, match="--case names no column"):
        scanned(tmp_path, {"Answer": MANY}, case="Which")


@pytest.mark.parametrize("word", ["Female", "Albania", "alb", "Sim", "Debt bondage", "Unaquainted"])
def test_a_value_of_a_public_list_is_told_however_rare(tmp_path, word):
    column = column_of(tmp_path, [*MANY, word])
    assert list(shown(column).values()) == ["90", "fewer than 10"]


def test_a_year_is_no_value_of_a_public_list(tmp_path):
    assert shown(column_of(tmp_path, ["2009"] * 90 + ["2010"])) == {"2009": "90"}


def test_case_and_white_space_don_t_count(tmp_path):
    assert shown(column_of(tmp_path, ["Often"] * 60 + ["often "] * 39)) == {"Often": "90"}


def test_answers_in_one_cell_are_told_one_by_one(tmp_path):
    column = column_of(tmp_path, ["Red|Blue"] * 20 + ["Blue"] * 70 + ["Green|Red"] * 9)
    assert (column.shape.kind, column.shape.separator) == ("list", "|")
    assert shown(column) == {"Blue": "90", "Red": "20"}


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0"), (1, "fewer than 10"), (9, "fewer than 10"), (19, "10")]
)
def test_counts_are_rounded_down_so_that_no_difference_tells(count, said):
    assert told(count, 10) == said
