"""What older releases wrote is read as what the codebook lists."""

import csv

import pytest
from tests.shared import shared

from tenfold.codebook import load_codebook

CODEBOOK = load_codebook()
SPELLINGS = CODEBOOK.conventions.spelling
EXTRACT = "data/ctdc-2020-release-12-columns.csv"


def new(name):
    return {s.old: s.new for s in SPELLINGS if s.variable == name}


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda s: f"{s.variable}-{s.old}")
def test_a_spelling_leads_to_a_label_or_to_null(spelling):
    assert CODEBOOK.by_name[spelling.variable].encode(spelling.new) >= 0


def test_every_spelling_says_where_it_was_seen():
    assert all(entry.seen for entry in (*SPELLINGS, *CODEBOOK.conventions.rename))


@pytest.mark.parametrize("dash", ["-", "--"])
def test_bands_are_read_with_hyphens(dash):
    bands = [label for label in CODEBOOK.by_name["ageBroad"].labels if "–" in label]
    assert [new("ageBroad")[band.replace("–", dash)] for band in bands] == bands


def test_unknown_gender_of_2018_is_null():
    assert new("gender") == {"Unknown": None}


def test_names_of_2017_are_read():
    assert {rename.old for rename in CODEBOOK.conventions.rename} == {
        "datasource",
        "MajorityEntry",
        "CountryofExploitation",
    }


def test_periods_are_two():
    assert [(p.id, p.separator, p.banner) for p in CODEBOOK.conventions.period] == [
        ("2017–2020", ",", False),
        ("2021", ";", True),
    ]


@pytest.mark.parametrize("name", ["Datasource", "gender", "ageBroad", "yearOfRegistration"])
def test_the_release_of_2020_holds_nothing_else(name):
    with shared(EXTRACT).open(encoding="utf-8", newline="") as lines:
        found = {row[name] for row in csv.DictReader(lines)}
    missing = CODEBOOK.conventions.period[0].missing
    assert found <= {*CODEBOOK.by_name[name].labels, *new(name), *missing}


@pytest.mark.parametrize("name", ["citizenship", "CountryOfExploitation"])
def test_the_countries_of_2020_are_listed(name):
    with shared(EXTRACT).open(encoding="utf-8", newline="") as lines:
        found = {row[name] for row in csv.DictReader(lines)}
    old = CODEBOOK.conventions.period[0]
    assert found <= {*CODEBOOK.by_name[name].labels, *old.missing, *old.unknown_country}
