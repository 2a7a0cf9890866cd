"""Every habit of older files in a single cell is read as the codebook means it, and counted."""

import pytest
from tests.unit.tables.files import CODEBOOK, notes, read_rows, values

from tenfold.errors import ParameterError, ValueListError
from tenfold.tables.values import COUNTRY, MISSING, NO, SPELLING, UNKNOWN_COUNTRY

FLAG, ONLY_ONE = "isForcedLabour", "meansOfControlRestrictsFinancialAccess"
ONLY_ONES = [variable.name for variable in CODEBOOK.base if variable.type == "flag"]
ONLY_ONES = [name for name in ONLY_ONES if not CODEBOOK.by_name[name].zero]
BANDS = [label for label in CODEBOOK.by_name["ageBroad"].labels if "–" in label]
RULED = [country for country in CODEBOOK.countries if country.status != "current"]


def understood(folder, name, cell, **missing):
    """The value that a cell is read as, and what had to be understood."""
    table = read_rows(folder, {name: cell}, **missing)
    [note] = notes(table) or [""]
    assert notes(table) in ({}, {note: ((name,), 1)})
    return values(table, name)[0], note


def test_an_empty_cell_is_null_without_a_word(tmp_path):
    assert understood(tmp_path, "gender", "  ") == (None, "")


@pytest.mark.parametrize("cell", ["-99", "-99.0", " -99 "])
@pytest.mark.parametrize("name", ["gender", "citizenship", FLAG, "yearOfRegistration"])
def test_minus_99_is_null_as_text_and_as_number(tmp_path, name, cell):
    assert understood(tmp_path, name, cell) == (None, MISSING)


@pytest.mark.parametrize("name", ["citizenship", "CountryOfExploitation"])
@pytest.mark.parametrize("cell", ["00", "0", "0.0", "Y1", "ZZ"])
def test_a_mark_for_an_unknown_country_is_null(tmp_path, name, cell):
    assert understood(tmp_path, name, cell) == (None, UNKNOWN_COUNTRY)


@pytest.mark.parametrize("country", RULED, ids=lambda country: country.alpha2)
def test_a_country_that_is_no_more_is_read_as_ruled(tmp_path, country):
    wanted = (country.read_as or None, COUNTRY)
    assert understood(tmp_path, "citizenship", country.alpha2) == wanted


def test_kosovo_is_counted_in_serbia(tmp_path):
    assert understood(tmp_path, "citizenship", "XK") == ("RS", COUNTRY)


def test_namibia_is_a_country(tmp_path):
    assert understood(tmp_path, "citizenship", "NA") == ("NA", "")


@pytest.mark.parametrize(("cell", "value"), [("0.0", "0"), ("1.0", "1"), ("1", "1"), ("0.", "0")])
def test_a_flag_may_be_written_as_a_decimal(tmp_path, cell, value):
    assert understood(tmp_path, FLAG, cell) == (value, "")


def test_a_year_may_be_written_as_a_decimal(tmp_path):
    assert understood(tmp_path, "yearOfRegistration", "2015.0") == ("2015", "")


@pytest.mark.parametrize("name", ONLY_ONES)
@pytest.mark.parametrize("cell", ["0", "0.0"])
def test_0_is_null_where_the_codebook_allows_only_1(tmp_path, name, cell):
    assert understood(tmp_path, name, cell) == (None, NO)


def test_four_variables_allow_only_1():
    assert [CODEBOOK.by_name[name].number for name in ONLY_ONES] == [11, 21, 24, 25]


@pytest.mark.parametrize("band", BANDS)
@pytest.mark.parametrize("dash", ["-", "--"])
def test_an_age_band_may_be_written_with_hyphens(tmp_path, band, dash):
    assert understood(tmp_path, "ageBroad", band.replace("–", dash)) == (band, SPELLING)


def test_case_management_may_have_a_capital(tmp_path):
    found = understood(tmp_path, "Datasource", "Case Management")
    assert found == ("Case management", SPELLING)


def test_the_unknown_gender_of_2018_is_null(tmp_path):
    assert understood(tmp_path, "gender", "Unknown") == (None, SPELLING)


def test_an_unknown_majority_is_a_value(tmp_path):
    assert understood(tmp_path, "majorityStatus", "Unknown") == ("Unknown", "")


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("gender", "female"),
        ("gender", "0"),
        ("ageBroad", "18"),
        ("citizenship", "ua"),
        ("citizenship", "QQ"),
        (FLAG, "2"),
        (FLAG, "true"),
        (FLAG, "00"),
        (FLAG, "-9.9"),
        (ONLY_ONE, "yes"),
        ("yearOfRegistration", "2001"),
        ("yearOfRegistration", "2022"),
        ("yearOfRegistration", "20.15"),
        ("yearOfRegistration", "2015.5"),
    ],
)
def test_anything_else_stops_the_reading_at_its_line(tmp_path, name, cell):
    with pytest.raises(ValueListError) as refused:
        read_rows(tmp_path, {name: cell})
    place = f"{tmp_path / 'in.csv'}, line 2, column {name}: "
    assert refused.value.problem == f"{place}a value that the codebook doesn't list."


def test_a_missing_marker_holds_in_its_column(tmp_path):
    assert understood(tmp_path, "gender", "n.k.", gender="n.k.") == (None, MISSING)


def test_a_missing_marker_may_be_a_listed_value(tmp_path):
    assert understood(tmp_path, "gender", "Male", gender="Male") == (None, MISSING)


def test_a_missing_marker_holds_nowhere_else(tmp_path):
    with pytest.raises(ValueListError):
        read_rows(tmp_path, {"gender": "?", "ageBroad": "?"}, gender="?")


def test_a_missing_marker_may_hold_everywhere(tmp_path):
    table = read_rows(tmp_path, {"gender": "?", "a": "?", "b": "x"}, **{"*": "?"})
    assert notes(table) == {MISSING: (("gender", "a"), 2)}


def test_a_missing_marker_for_no_column_is_refused(tmp_path):
    with pytest.raises(ParameterError, match="--missing names sex, which the file doesn't have"):
        read_rows(tmp_path, {"gender": "Male"}, sex="?")


def test_notes_count_cells_over_all_cases_and_columns(tmp_path):
    rows = [{"citizenship": "00", "CountryOfExploitation": "US"}] * 3
    table = read_rows(tmp_path, *rows, {"citizenship": "FR", "CountryOfExploitation": "ZZ"})
    assert notes(table) == {UNKNOWN_COUNTRY: (("citizenship", "CountryOfExploitation"), 4)}
