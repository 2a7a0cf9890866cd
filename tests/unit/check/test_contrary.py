"""Contradictions inside a case are told by place, also those that a ruling settles."""

import pytest
from tests.contributors import BOOK, write_folder
from tests.unit.check.exports import RULES, checked, of_kind, told

from tenfold.check import Kind
from tenfold.check.contrary import days
from tenfold.contributors import load_mapping
from tenfold.pipeline import check_files

STATUS = "Status + Born + Registered"
LABOUR = "Labour + Begging"


@pytest.mark.parametrize(
    ("change", "about", "words"),
    [
        (
            {"Born": "2008-01-01"},
            STATUS,
            "an adult by the reported status, below 18 by age",
        ),
        (
            {"Status": "Minor"},
            STATUS,
            "a minor by the reported status, 18 or older by age",
        ),
        ({"Labour": "0"}, LABOUR, "a type of labour, and no forced labour"),
        ({"Born": "2020-01-02"}, "Born + Registered", "registered before birth"),
    ],
)
def test_a_contradiction_is_an_error_and_told_by_line(tmp_path, change, about, words):
    found = checked(tmp_path, {}, change)
    assert told(found, Kind.contradiction) == [("error", about, words, 1, [3])]
    assert not found.passed()


def test_days_in_the_wrong_order_are_told(tmp_path):
    found = checked(tmp_path, {"Updated": "2019-12-31"}, {"Updated": "2020-01-01"})
    words = "last updated before being registered"
    assert told(found, Kind.contradiction) == [("warning", "Registered + Updated", words, 1, [2])]


def test_a_contradiction_between_variables_that_aren_t_read_is_not_looked_for(tmp_path):
    rules = {name: rule for name, rule in RULES.items() if name == "typeOfLabourBegging"}
    folder = write_folder(tmp_path / "tiny", rules)
    path = tmp_path / "cases.csv"
    path.write_text("Case,Updated,Begging\n1,2020-01-01,1\n")
    assert not of_kind(check_files(str(folder), [path], BOOK), Kind.contradiction)


def test_what_is_not_known_contradicts_nothing(tmp_path):
    blank = {"Status": "", "Labour": "", "Born": "", "Updated": ""}
    assert not of_kind(checked(tmp_path, blank), Kind.contradiction)


def test_a_row_without_a_case_number_is_not_looked_at(tmp_path):
    found = checked(tmp_path, {}, {"Case": "", "Labour": "0"})
    assert not of_kind(found, Kind.contradiction)


def test_days_are_those_of_the_rules_that_read_them():
    mapping = load_mapping("iom-mimosa", BOOK)
    assert days(mapping, "born") == ("Date of Birth",)
    assert days(mapping, "updated") == ("Last Modified",)
    assert days(mapping, "ageBroad") == days(mapping, "yearOfRegistration")
    assert days(mapping, "majorityEntry") == ()


def test_a_contributor_without_days_of_states_has_none(tmp_path):
    folder = write_folder(tmp_path / "tiny", RULES, "sex,F,Female,kept,\n")
    text = (folder / "mapping.toml").read_text().replace('updated = "Updated"\n', "")
    (folder / "mapping.toml").write_text(text)
    assert days(load_mapping(folder, BOOK), "updated") == ()


def test_a_day_is_not_held_against_itself(tmp_path):
    rules = {"majorityStatusAtExploit": {"rule": "majority", "born": "Born", "on": "Registered"}}
    folder = write_folder(tmp_path / "tiny", RULES | rules, "sex,F,Female,kept,\n")
    mapping = load_mapping(folder, BOOK)
    assert days(mapping, "majorityStatusAtExploit") == days(mapping, "yearOfRegistration")
    path = tmp_path / "cases.csv"
    path.write_text(
        "Case,Updated,Registered,Sex,Born,Status,Labour,Begging\n"
        "1,2020-02-01,2020-01-01,F,1990-01-01,Adult,1,1\n"
    )
    assert check_files(str(folder), [path], BOOK).passed(strict=True)
