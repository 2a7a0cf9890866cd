"""The Croissant file is valid, and its library loads the cases by it."""

import logging
import warnings

import pytest
from tests.unit.write.files import read_json

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import mlcroissant

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # within the library
VERSION = "MAJOR.MINOR.PATCH"


def load(folder):
    logging.getLogger("absl").setLevel(logging.ERROR)
    return mlcroissant.Dataset(str(folder / "metadata/croissant.json"))


def test_it_is_valid_but_for_the_form_of_the_release_s_name(folder):
    context = load(folder).metadata.ctx
    assert context.conforms_to.value == "http://mlcommons.org/croissant/1.1"
    assert not context.issues.errors
    assert [VERSION in str(one) for one in context.issues.warnings] == [True]


@pytest.fixture(scope="module")
def records(releases):
    return list(load(releases["plain"]).records("cases"))


def test_all_cases_are_loaded(records):
    assert len(records) == 42


def test_values_have_their_types(records):
    last = records[-1]
    assert last["cases/yearOfRegistration"] == 2019
    assert last["cases/gender"] == b"Female"
    assert last["cases/ageBroad"] is None
    assert last["cases/typeOfExploitConcatenated"][0] == b"Forced labour"


def test_the_values_of_a_category_are_records_with_their_meaning(plain):
    found = {one["gender_values/value"] for one in load(plain).records("gender_values")}
    assert found == {"Male", "Female", "Transgender/NonConforming"}


def test_files_are_named_from_the_folder_or_by_their_address(plain, full):
    one, other = (read_json(folder / "metadata/croissant.json") for folder in (plain, full))
    assert one["distribution"][0]["contentUrl"] == "../data/cases.csv"
    assert other["distribution"][0]["contentUrl"] == (
        "https://data.example.org/releases/2021-09/data/cases.csv"
    )
