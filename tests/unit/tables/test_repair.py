"""What a case's variables say together is mended as the rulings say, and counted."""

import pytest
from tests.unit.tables.files import CODEBOOK, notes, read_rows, values

from tenfold.tables.repair import CONTRADICTED, FILLED, FOLLOWED

SUMMED_UP = "meansOfControlNotSpecified"
MEANS = CODEBOOK.by_name[SUMMED_UP].none_of


def read_means(folder, summed_up, **answers):
    """What 26 is read as, and what was mended; without an answer, the others are blank."""
    row = dict.fromkeys(MEANS, "") | answers | {SUMMED_UP: summed_up}
    table = read_rows(folder, row)
    return values(table, SUMMED_UP)[0], notes(table)


def test_26_sums_up_9_to_25():
    assert [CODEBOOK.by_name[name].number for name in MEANS] == list(range(9, 26))


def test_a_blank_26_is_1_where_nothing_was_answered(tmp_path):
    assert read_means(tmp_path, "") == ("1", {FILLED: ((SUMMED_UP,), 1)})


def test_a_blank_26_is_1_where_all_was_denied(tmp_path):
    answers = {name: "0" for name in MEANS if CODEBOOK.by_name[name].zero}
    assert read_means(tmp_path, "", **answers)[0] == "1"


@pytest.mark.parametrize("name", MEANS)
def test_a_blank_26_is_0_beside_a_means_of_control(tmp_path, name):
    assert read_means(tmp_path, "-99", **{name: "1"})[0] == "0"


def test_a_26_that_another_answer_contradicts_is_0(tmp_path):
    found = read_means(tmp_path, "1", meansOfControlThreats="1")
    assert found == ("0", {CONTRADICTED: ((SUMMED_UP,), 1)})


def test_a_26_of_0_without_a_means_of_control_is_left_alone(tmp_path):
    assert read_means(tmp_path, "0") == ("0", {})


def test_a_26_that_agrees_is_left_alone(tmp_path):
    assert read_means(tmp_path, "0", meansOfControlThreats="1") == ("0", {})


def test_a_blank_26_stays_blank_where_a_means_has_no_column(tmp_path):
    row = dict.fromkeys(MEANS[1:], "1") | {SUMMED_UP: "", "gender": "Male"}
    assert values(read_rows(tmp_path, row), SUMMED_UP) == [None]


@pytest.mark.parametrize(
    ("age", "reported", "status"),
    [
        ("9–17", "Adult", "Minor"),
        ("0--8", "", "Minor"),
        ("18–20", "Minor", "Adult"),
        ("48+", "Unknown", "Adult"),
    ],
)
def test_majority_follows_the_age_where_it_is_known(tmp_path, age, reported, status):
    table = read_rows(tmp_path, {"ageBroad": age, "majorityStatus": reported})
    assert values(table, "majorityStatus") == [status]
    assert notes(table)[FOLLOWED] == (("majorityStatus",), 1)


@pytest.mark.parametrize("reported", ["Adult", "Minor", "Unknown"])
def test_majority_is_as_reported_where_the_age_is_not_known(tmp_path, reported):
    table = read_rows(tmp_path, {"ageBroad": "", "majorityStatus": reported})
    assert values(table, "majorityStatus") == [reported]
    assert notes(table) == {}


def test_majority_at_entry_follows_nothing(tmp_path):
    table = read_rows(tmp_path, {"ageBroad": "9–17", "majorityEntry": "Adult"})
    assert values(table, "majorityEntry") == ["Adult"]


def test_majority_that_agrees_is_not_counted(tmp_path):
    agreeing = {"ageBroad": "9–17", "majorityStatus": "Minor"}
    table = read_rows(tmp_path, agreeing, agreeing, agreeing | {"majorityStatus": "Adult"})
    assert notes(table) == {FOLLOWED: (("majorityStatus",), 1)}


def test_without_a_codebook_nothing_is_mended(tmp_path):
    table = read_rows(tmp_path, {"ageBroad": "9-17", "majorityStatus": "Adult"}, codebook=None)
    assert values(table, "majorityStatus") == ["Adult"]
    assert notes(table) == {}
