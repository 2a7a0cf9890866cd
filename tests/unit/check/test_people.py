"""Two people under one case number are told, as only the latest row of a number counts."""

import pytest
from tests.unit.check.exports import checked, told

from tenfold.check import Kind
from tenfold.check.people import _WORDS

PERSON = '[person]\nname = ["Given", "Family"]\nborn = "Born"\nsex = "Sex"\n\n'
COLUMNS = "Given,identifies,a name\nFamily,identifies,a name\n"
MARIA = {"Case": "7", "Given": "Maria", "Family": "Example", "Born": "1990-01-01"}
ANNA = {"Case": "7", "Given": "Anna", "Family": "Sample", "Born": "1985-02-03"}


def people_told(folder, *changes, more=PERSON):
    """The first rows of those that are told of."""
    rows = [{"Updated": f"2020-02-{day:02}"} | one for day, one in enumerate(changes, 1)]
    found = told(checked(folder, *rows, more=more, columns=COLUMNS), Kind.rows)
    return [(level, places) for level, _, words, _, places in found if words == _WORDS]


def test_another_name_and_birth_date_under_one_number_are_told(tmp_path):
    assert people_told(tmp_path, MARIA, ANNA, MARIA | {"Case": "8"}) == [("warning", [2, 3])]


@pytest.mark.parametrize(
    "change",
    [
        {"Given": "Anna"},
        {"Born": "1985-02-03"},
        {"Given": "Anna", "Born": ""},
        {"Given": "", "Family": "", "Born": "1985-02-03"},
        {"Given": "EXAMPLE", "Family": "maria", "Born": "1985-02-03"},
        {"Case": "8", "Given": "Anna", "Born": "1985-02-03"},
    ],
)
def test_what_may_be_a_correction_is_not(tmp_path, change):
    assert people_told(tmp_path, MARIA, MARIA | change) == []


def test_nobody_is_compared_where_no_column_tells_a_person(tmp_path):
    assert people_told(tmp_path, MARIA, ANNA, more="") == []
