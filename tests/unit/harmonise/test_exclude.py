from datetime import date

import pytest

from tenfold.contributors import Exclusion
from tenfold.harmonise.exclude import excludes, understood


def excluded(cell, **condition):
    return excludes(Exclusion(reason="r", column="c", **condition), cell, "%d/%m/%Y")


@pytest.mark.parametrize(
    ("cell", "out"),
    [("31/12/2014", True), ("01/01/2015", False), ("", True), ("soon", True)],
)
def test_a_day_before_another_or_no_day_at_all_excludes(cell, out):
    assert excluded(cell, before=date(2015, 1, 1)) == out


@pytest.mark.parametrize(
    ("cell", "out"), [("Yes", False), (" yes ", False), ("No", True), ("", True)]
)
def test_only_some_values_may_be_taken(cell, out):
    assert excluded(cell, unless=("Yes",)) == out


@pytest.mark.parametrize(("cell", "out"), [("Test case", True), ("test CASE", True), ("", False)])
def test_some_values_may_exclude(cell, out):
    assert excluded(cell, values=("Test case",)) == out


@pytest.mark.parametrize(
    ("cell", "told"),
    [("Not a victim", True), (" VICTIM ", True), ("", True), ("Not a victm", False)],
)
def test_an_answer_is_known_or_blank_where_the_answers_are_listed(cell, told):
    one = Exclusion(reason="r", column="c", values=("Not a victim",), known=("Victim",))
    assert understood(one, cell) == told


def test_any_answer_is_understood_where_none_is_listed():
    assert understood(Exclusion(reason="r", column="c", unless=("Yes",)), "Maria Example")


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"before": date(2015, 1, 1), "known": ("x",)}, "known goes with values or unless"),
        ({"values": ("x", "y"), "known": ("Y ",)}, "a word stands under known and under values"),
    ],
)
def test_known_answers_fit_the_condition(more, problem):
    with pytest.raises(ValueError, match=problem):
        Exclusion(reason="r", column="c", **more)
