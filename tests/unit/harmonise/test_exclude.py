from datetime import date

import pytest

from tenfold.contributors import Exclusion
from tenfold.harmonise.exclude import excludes


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
