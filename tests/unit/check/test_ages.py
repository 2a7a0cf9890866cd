"""An age that the birth contradicts is told, by line and never by itself."""

import pytest
from tests.contributors import BOOK, write_folder
from tests.files import write_csv
from tests.unit.check.exports import told

from tenfold.check import Kind
from tenfold.check.ages import _WORDS
from tenfold.pipeline import check_files

HEADER = ["Case", "Updated", "Age", "Born", "Registered", "Year"]
BY_DAY = {"rule": "age-band", "age": "Age", "unit": "Ans", "born": "Born", "on": "Registered"}
BY_YEAR = {"rule": "age-band", "age": "Age", "born_year": "Year", "on": "Registered"}


def contradicted(folder, age, birth, rule=BY_DAY, on="2020-06-15"):
    """The lines that are told, of which only the second has this age and birth."""
    born, year = ("1990-01-01", birth) if "born_year" in rule else (birth, "1990")
    rows = [
        ["1", "2020-07-01", "30", "1990-01-01", "2020-06-15", "1990"],
        ["2", "2020-07-01", age, born, on, year],
    ]
    path = write_csv(folder / "cases.csv", HEADER, rows)
    own = write_folder(folder / "tiny", {"ageBroad": rule, "majorityStatus": rule | MAJORITY})
    found = check_files(str(own), [path], BOOK)
    return [
        (level, places)
        for level, _, words, _, places in told(found, Kind.contradiction)
        if words == _WORDS
    ]


MAJORITY = {"rule": "majority"}


@pytest.mark.parametrize("age", ["12", "47", "51", "12 ans", "12,5"])
def test_an_age_far_from_that_by_birth_is_told_once(tmp_path, age):
    assert contradicted(tmp_path, age, "1970-06-16") == [("error", [3])]


@pytest.mark.parametrize("age", ["48", "49", "50"])
def test_a_year_more_or_less_is_no_contradiction(tmp_path, age):
    assert contradicted(tmp_path, age, "1970-06-16", on="2020-06-15") == []


@pytest.mark.parametrize(
    ("age", "birth", "on"),
    [
        ("", "1970-06-16", "2020-06-15"),
        ("about 12", "1970-06-16", "2020-06-15"),
        ("999", "1970-06-16", "2020-06-15"),
        ("12", "", "2020-06-15"),
        ("12", "1970", "2020-06-15"),
        ("12", "1970-06-16", ""),
    ],
)
def test_what_is_not_known_contradicts_nothing(tmp_path, age, birth, on):
    assert contradicted(tmp_path, age, birth, on=on) == []


@pytest.mark.parametrize(
    ("age", "far"), [("12", True), ("47", True), ("48", False), ("51", False), ("52", True)]
)
def test_a_year_of_birth_leaves_two_ages_open(tmp_path, age, far):
    assert bool(contradicted(tmp_path, age, "1970", BY_YEAR)) is far


@pytest.mark.parametrize("birth", ["", "70s"])
def test_no_year_of_birth_contradicts_nothing(tmp_path, birth):
    assert contradicted(tmp_path, "12", birth, BY_YEAR) == []
