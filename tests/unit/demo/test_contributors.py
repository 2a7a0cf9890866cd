"""Each contributor leaves the gaps that are known of it."""

import numpy as np
import pytest

NULL, NO, YES = 0, 1, 2
RECRUITERS = [f"recruiterRelation{who}" for who in ("IntimatePartner", "Friend", "Family", "Other")]
NEVER_ON_HOTLINE = [
    "isOtherExploit",
    "isForcedMarriage",
    "isForcedMilitary",
    "isOrganRemoval",
    "isSlaveryAndPractices",
]


def test_years_run_from_2002_to_2021(table):
    assert set(table.year.tolist()) == set(range(2002, 2022))


def test_the_hotline_begins_in_2015(table):
    assert table.hotline.year.min() == 2015


def test_a_third_of_the_cases_come_from_the_hotline(table):
    assert 0.28 < table.said("Datasource", "Hotline").mean() < 0.38


def test_2016_is_the_peak_of_case_management(table):
    assert np.bincount(table.managed.year).argmax() == 2016


def test_the_hotline_never_says_no_to_a_means_of_control(table):
    assert set(np.unique(table.hotline.of("meansOfControl")).tolist()) == {NULL, YES}


@pytest.mark.parametrize("name", NEVER_ON_HOTLINE)
def test_the_hotline_never_asks(table, name):
    assert not table.hotline[name].any()


def test_the_hotline_works_in_the_united_states_only(table):
    assert table.hotline.said("CountryOfExploitation", "US").all()


def test_an_unknown_recruiter_of_the_hotline_leaves_four_blanks(table):
    hotline = table.hotline
    known = np.stack([hotline[name] for name in RECRUITERS])
    assert np.array_equal(hotline["recruiterRelationUnknown"] == YES, ~known.any(axis=0))


def test_an_unknown_recruiter_of_case_management_is_four_times_no(table):
    unknown = table.managed.where(table.managed["recruiterRelationUnknown"] == YES)
    assert all((unknown[name] == NO).all() for name in RECRUITERS)


def test_legacy_years_know_few_means_of_control_and_no_no(table):
    legacy = table.where(table.year <= 2010)
    told = legacy.of("meansOfControl")
    assert set(np.unique(told).tolist()) == {NULL, YES}
    assert told.any(axis=0).sum() == 6
    assert 0.9 < (legacy["meansOfControlNotSpecified"] == YES).mean() < 1


def test_means_of_control_are_denied_from_2017_on_only(table):
    denied = (table.of("meansOfControl") == NO).any(axis=1)
    assert table.year[denied].min() == 2017


def test_case_management_knows_transgender_people_from_2017_on_only(table):
    managed = table.managed
    assert managed.year[managed.said("gender", "Transgender/NonConforming")].min() >= 2017


def test_who_has_no_age_may_still_be_known_as_minor_or_adult(table):
    ageless = table.managed.where(table.managed["ageBroad"] == NULL)
    assert (ageless["majorityStatus"] != NULL).any()
