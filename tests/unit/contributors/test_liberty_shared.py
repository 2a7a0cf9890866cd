"""Liberty Shared: who takes part, and how the invented export is nested."""

import json

import pytest
from tests.contributors import BOOK
from tests.exports import numbers_of, sent_by, write_cases

from tenfold.contributors import NotCollected, folded, load_mapping

MAPPING = load_mapping("liberty-shared", BOOK)
PARTNER, CONSENT = MAPPING.exclude
SEED = 7


@pytest.fixture(scope="module")
def cases():
    return sent_by("liberty-shared", 12_000, seed=2)


@pytest.fixture(scope="module")
def records(cases, tmp_path_factory):
    path = tmp_path_factory.mktemp("liberty") / "cases.json"
    write_cases("liberty-shared", cases, path, SEED)
    return json.loads(path.read_text(encoding="utf-8"))["export"]["cases"]


def test_some_forty_partners_send_cases_and_not_all_take_part(records):
    sending = {record["case"]["partner"]["code"] for record in records}
    assert 40 <= len(sending) <= 42
    assert set(PARTNER.unless) < sending


def test_what_counts_is_of_partners_and_people_who_agreed(cases, records):
    states = sorted((record["case"] for record in records), key=lambda case: case["updated"])
    latest = {case["number"]: case for case in states}
    agreed = {
        number
        for number, case in latest.items()
        if case["partner"]["code"] in PARTNER.unless
        and folded(str(case["consent"])) in CONSENT.unless
    }
    assert agreed == set(numbers_of("liberty-shared", cases, SEED))


def test_nothing_was_entered_before_the_system_was_there(records):
    assert min(record["case"]["entered"] for record in records) >= "2014-01-01"


def test_the_first_contact_may_be_years_before_the_entry(records):
    pairs = [(record["first_contact"]["date"], record["case"]["entered"]) for record in records]
    assert all(first <= entered for first, entered in pairs)
    assert any(first < "2014" <= entered for first, entered in pairs)


def test_answers_are_true_false_null_and_at_times_a_word(records):
    found = {record["exploitation"]["labour"]["found"] for record in records}
    assert found == {True, False, None, "yes", "no", "unknown"}


def test_places_are_a_list_of_objects(records):
    places = [record["exploitation"]["places"] for record in records]
    assert {len(one) for one in places} == {0, 1, 2}
    assert {key for one in places for place in one for key in place} == {"country", "site"}


def test_ages_are_numbers(records):
    ages = {type(record["first_contact"]["age"]) for record in records}
    assert ages == {int, type(None)}


@pytest.mark.parametrize("kind", ["broker", "contractor", "employer", "smuggler"])
def test_finer_kinds_of_recruiters_are_other_for_a_reason(kind):
    line = MAPPING.table("recruiter")[kind]
    assert (line.becomes, line.verdict) == ("other", "repaired")
    assert "variable 62" in line.reason


def test_variables_30_33_and_34_are_not_collected():
    lacking = (rule.name for rule in MAPPING.variable if isinstance(rule, NotCollected))
    assert {BOOK.by_name[name].number for name in lacking} == {30, 33, 34}


def test_no_identifying_column_is_mapped():
    identifying = {one.column for one in MAPPING.columns if one.use == "identifies"}
    assert len(identifying) == 10
    assert not identifying & {name for rule in MAPPING.variable for name in rule.reads}
