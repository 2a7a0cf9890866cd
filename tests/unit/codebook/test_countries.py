"""The country list agrees with ISO 3166 as pycountry has it.

Regions are those of UN M49: the intermediate region where there is one, else the sub-region.
Antarctica, which M49 puts in no region, and Taiwan, which it doesn't list, give their reason.
"""

import pycountry
import pytest

from tenfold.codebook import load_codebook

COUNTRIES = load_codebook().countries
BY_CODE = {country.alpha2: country for country in COUNTRIES}
CURRENT = {c.alpha2: c for c in COUNTRIES if c.status == "current"}
NOT_CURRENT = [c for c in COUNTRIES if c.status != "current"]
UNINHABITED = {"CT", "FQ", "JT", "MI", "NQ", "PU", "WK"}
WITHOUT_SUCCESSOR = {"AN", "CS", "NT", "PC", "SU", "YU"}


def test_current_codes_are_those_of_iso():
    iso = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    assert {code: country.alpha3 for code, country in CURRENT.items()} == iso


def test_withdrawn_codes_are_those_of_iso_where_people_lived():
    former = {country.alpha_2 for country in pycountry.historic_countries}
    withdrawn = {c.alpha2 for c in COUNTRIES if c.status == "withdrawn"}
    assert withdrawn == former - CURRENT.keys() - UNINHABITED


def test_withdrawn_codes_keep_their_three_letters():
    former = {(country.alpha_2, country.alpha_3) for country in pycountry.historic_countries}
    assert {(c.alpha2, c.alpha3) for c in COUNTRIES if c.status == "withdrawn"} <= former


def test_three_letter_codes_are_unique():
    assert len({country.alpha3 for country in COUNTRIES}) == len(COUNTRIES)


@pytest.mark.parametrize("country", NOT_CURRENT, ids=lambda c: c.alpha2)
def test_a_successor_is_read_only_where_there_is_one(country):
    assert (not country.read_as) == (country.alpha2 in WITHOUT_SUCCESSOR)


@pytest.mark.parametrize("country", NOT_CURRENT, ids=lambda c: c.alpha2)
def test_a_code_that_is_not_current_says_why_in_one_sentence(country):
    assert country.reason.endswith(".")
    assert ". " not in country.reason


def test_kosovo_is_read_as_serbia():
    assert BY_CODE["XK"].read_as == "RS"


def test_iso_agrees_on_single_successors():
    joined = {c.alpha_4[:2]: c.alpha_4[2:] for c in pycountry.historic_countries}
    read = {c.alpha2: c.read_as for c in NOT_CURRENT if c.read_as and c.status == "withdrawn"}
    assert read == {code: joined[code] for code in read}


def test_every_code_has_a_region_and_a_subregion():
    assert all(country.region and country.subregion for country in COUNTRIES)


def test_a_subregion_lies_in_one_region():
    pairs = {(country.subregion, country.region) for country in COUNTRIES}
    assert len(pairs) == len({subregion for subregion, _ in pairs})


@pytest.mark.parametrize("code", ["AQ", "CN", "RS", "TW"])
def test_what_needs_an_explanation_has_one(code):
    assert BY_CODE[code].reason


def test_namibia_is_a_country():
    assert load_codebook().by_name["citizenship"].encode("NA")


def test_published_codes_are_sorted():
    labels = load_codebook().by_name["citizenship"].labels
    assert list(labels) == sorted(CURRENT)
