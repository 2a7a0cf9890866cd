"""A column that may identify a person is flagged, with the reason, and none of its values told."""

import pytest
from tests.unit.scan.exports import column_of, scanned, shown

OFTEN = ["Often"] * 100


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Surname", "a name"),
        ("prs_FirstName", "a name"),
        ("Nombre", "a name"),
        ("Prénom", "a name"),
        ("Apelido", "a name"),
        ("E-mail de contato", "an e-mail address"),
        ("Téléphone", "a phone number"),
        ("DOB", "a birth"),
        ("Data de Nascimento", "a birth"),
        ("HomeAddress", "an address"),
        ("Cédula", "an identity number"),
        ("GPS", "coordinates"),
        ("Observações", "free text"),
        ("Case Worker", "a person or place"),
        ("Reason for Case Closure", "free text"),
        ("prs_Salutation", "a name"),
        ("Reference", "a case number"),
    ],
)
def test_a_name_tells_and_even_frequent_values_are_not_told(tmp_path, name, kind):
    column = column_of(tmp_path, OFTEN, name)
    assert f"its name says {kind}" in column.flagged
    assert shown(column) == {}


@pytest.mark.parametrize("name", ["Tournament", "Hotel", "Country", "True", "Sex/Gender", "Latest"])
def test_a_part_of_a_word_tells_nothing(tmp_path, name):
    assert column_of(tmp_path, OFTEN, name).flagged == ()


CELLS = {
    "it holds e-mail addresses": ["x@example.org"],
    "it holds phone or other long numbers": ["+00 (1) 234-5678"] * 20,
    "it holds long texts": ["one two three four five six seven eight"],
}


@pytest.mark.parametrize("reason", CELLS)
def test_what_a_column_holds_tells(tmp_path, reason):
    column = column_of(tmp_path, OFTEN + CELLS[reason])
    assert column.flagged == (reason,)
    assert shown(column) == {}


STAFF = ["Maria Example", "Ivan Specimen", "NOBODY, Olga"]


def test_frequent_names_of_people_are_flagged_whatever_the_column_is_called(tmp_path):
    column = column_of(tmp_path, STAFF * 40, "Handled")
    assert "it may hold names of people" in column.flagged
    assert shown(column) == {}


def test_answers_in_words_of_public_lists_are_not_names(tmp_path):
    answers = ["Intimate Partner", "Debt Bondage", "Domestic Work", "Maria Example"]
    column = column_of(tmp_path, answers * 40, "Answer")
    assert "it may hold names of people" not in column.flagged


@pytest.mark.parametrize("cell", ["{}.12345", "-{},12345", "{}.12345, 7.54321"])
def test_coordinates_are_told_by_their_decimals(tmp_path, cell):
    column = column_of(tmp_path, [cell.format(place % 80) for place in range(200)])
    assert "it holds coordinates" in column.flagged


def test_values_that_are_all_different_are_flagged(tmp_path):
    column = column_of(tmp_path, [f"Value {place:03}A" for place in range(100)])
    assert column.flagged == ("its values are many, and on no list",)


def test_many_unknown_values_are_flagged_however_often_each_stands(tmp_path):
    cells = [f"Value {place % 201}A" for place in range(2010)]
    assert column_of(tmp_path, cells).flagged == ("its values are many, and on no list",)


def test_small_numbers_are_not_flagged_for_being_many(tmp_path):
    assert column_of(tmp_path, [str(place) for place in range(60)]).flagged == ()


def test_dates_before_the_first_cases_may_be_of_births(tmp_path):
    column = column_of(tmp_path, [f"{1980 + place % 30}-01-02" for place in range(100)])
    assert column.flagged == ("it may hold births: its dates lie early",)
    assert column.shape.years == ""


def test_dates_years_before_the_others_may_be_of_births(tmp_path):
    columns = {"First": ["2004-05-06"] * 50, "Second": ["2018-05-06"] * 50}
    first, second = scanned(tmp_path, columns).profile.columns
    assert first.flagged == ("it may hold births: its dates lie early",)
    assert second.flagged == ()


def test_how_many_different_values_a_flagged_column_has_is_rounded(tmp_path):
    assert column_of(tmp_path, [f"x{place}y" for place in range(57)]).distinct == "50"


@pytest.mark.parametrize("name", ["Référente", "Intervenante sociale", "Éducatrice"])
def test_who_works_on_a_case_is_flagged(tmp_path, name):
    assert column_of(tmp_path, ["x", "y"] * 10, name).flagged


def test_two_names_alone_are_flagged(tmp_path):
    column = column_of(tmp_path, ["Maria Example", "Juana Ejemplo"] * 10, "Desk")
    assert "it may hold names of people" in column.flagged
