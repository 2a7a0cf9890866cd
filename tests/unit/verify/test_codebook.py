"""Each rule of the codebook is judged on its own, and counted in cases."""

import pytest
from tests.unit.verify.files import CANARY, departures, judge, write_csv

from tenfold.codebook import load_codebook

CONTROL = ("meansOfControlDebtBondage", "meansOfControlThreats", "meansOfControlNotSpecified")
SEX = (
    "typeOfSexProstitution",
    "typeOfSexPornography",
    "typeOfSexRemoteInteractiveServices",
    "typeOfSexPrivateSexualServices",
    "typeOfSexConcatenated",
)
EXPLOIT = (
    "isForcedLabour",
    "isSexualExploit",
    "isOtherExploit",
    "isForcedMarriage",
    "isForcedMilitary",
    "isOrganRemoval",
    "isSlaveryAndPractices",
    "typeOfExploitConcatenated",
)
TWICE = "has more than one missing code"
OLDER = "spells values as older releases did"
UNLISTED = "holds values that the codebook doesn't list"
COMPUTED = "disagrees with the variables it is computed from"

COLUMNS = {
    "what the codebook lists": ("gender", ["Male", "Female", ""], []),
    "unlisted": ("gender", ["Male", CANARY, "x"], [(UNLISTED, 2)]),
    "years": ("yearOfRegistration", ["2002", "2021", "1999"], [(UNLISTED, 1)]),
    "older label": ("Datasource", ["Case Management", "Hotline", "Hotline"], [(OLDER, 1)]),
    "older band": ("ageBroad", ["0--8", "9-17", "18–20"], [(OLDER, 2)]),
    "number form of a flag": ("isAbduction", ["1.0", "0.0", "1"], [(OLDER, 2)]),
    "number form of a year": ("yearOfRegistration", ["2015.0", "2016", "2016"], [(OLDER, 1)]),
    "other number": ("isAbduction", ["2", "0.5", "1"], [(UNLISTED, 2)]),
    "missing code beside NULL": ("isAbduction", ["-99", "-99.0", ""], [(TWICE, 2)]),
    "two missing codes": ("citizenship", ["-99", "00", "NA"], [(TWICE, 2)]),
    "one older missing code": (
        "gender",
        ["-99", "-99", "Male"],
        [("writes missing values as older releases did", 2)],
    ),
    "unknown country": ("CountryOfExploitation", ["ZZ", "", "RS"], [(TWICE, 1)]),
    "unknown country elsewhere": ("isAbduction", ["00", "0", ""], [(UNLISTED, 1)]),
    "withdrawn country": ("citizenship", ["YU", "RS", "RS"], [(UNLISTED, 1)]),
    "label read as NULL": ("gender", ["Unknown", "", ""], [(TWICE, 1)]),
    "never NULL": (
        "yearOfRegistration",
        ["", "2015", "2015"],
        [("is NULL where the codebook never is", 1)],
    ),
    "never NULL, in an older code": (
        "yearOfRegistration",
        ["-99", "", "2015"],
        [(TWICE, 1), ("is NULL where the codebook never is", 2)],
    ),
    "never 0": (
        "meansOfControlUsesChildren",
        ["0", "1", ""],
        [("holds 0 where the codebook allows only 1 and NULL", 1)],
    ),
    "never 0, in a number form": (
        "meansOfControlOther",
        ["0.0", "1", ""],
        [(OLDER, 1), ("holds 0 where the codebook allows only 1 and NULL", 1)],
    ),
    "older name": (
        "CountryofExploitation",
        ["US", "US", ""],
        [("is named as older releases did", 3)],
    ),
    "name in other letters": (
        "GENDER",
        ["Male", "x", ""],
        [("is named as older releases did", 3), (UNLISTED, 1)],
    ),
    "list, its parts missing": (
        "RecruiterRelationship",
        ["Other", "Friend/Acquaintance;Other", ""],
        [],
    ),
    "list in another order": (
        "RecruiterRelationship",
        ["Other;Friend/Acquaintance"] * 2,
        [(OLDER, 2)],
    ),
    "list with a space": ("RecruiterRelationship", ["Friend/Acquaintance; Other"], [(OLDER, 1)]),
    "list in older words": ("RecruiterRelationship", ["Other; Not Specified"], [(OLDER, 1)]),
    "list of older words": ("meansOfControlConcatenated", ["Threats;Uses children"], [(OLDER, 1)]),
    "list with an unlisted label": (
        "RecruiterRelationship",
        [f"Other;{CANARY}", CANARY, "-99"],
        [(UNLISTED, 2), ("writes missing values as older releases did", 1)],
    ),
    "not a variable": ("control_category", ["x", "y", ""], []),
}


@pytest.mark.parametrize("case", COLUMNS)
def test_a_column_is_judged_by_itself(tmp_path, case):
    name, cells, expected = COLUMNS[case]
    rows = [[cell, "1"] for cell in cells for _ in range(2)]
    found = departures(tmp_path, [name, "isForcedMarriage"], rows)
    assert found == [(name, rule, 2 * cases) for rule, cases in expected]


def test_what_the_codebook_says_is_no_departure(tmp_path):
    row = [["1", "", "0", "1", "", "", "", "Forced labour;Forced marriage"]]
    assert departures(tmp_path, EXPLOIT, row * 2) == []


def test_a_list_names_what_stands_in_the_codebooks_order(tmp_path):
    right = ["1", "0", "1", "", "Prostitution;Remote interactive services"]
    wrong = [*right[:4], "Prostitution"]
    found = departures(tmp_path, SEX, [right] * 3 + [wrong] * 2)
    assert found == [("typeOfSexConcatenated", COMPUTED, 2)]


def test_a_list_without_a_positive_part_is_null(tmp_path):
    right, wrong = ["0", "0", "0", "0", ""], ["0", "0", "0", "0", "Pornography"]
    assert departures(tmp_path, SEX, [right] * 2 + [wrong] * 3) == [(SEX[-1], COMPUTED, 3)]


def test_a_list_in_older_words_can_agree_with_its_parts(tmp_path):
    row = ["1", "1.0", "", "-99", "Pornography; Prostitution"]
    rules = {(name, rule) for name, rule, _ in departures(tmp_path, SEX, [row] * 2)}
    assert (SEX[-1], OLDER) in rules
    assert (SEX[-1], COMPUTED) not in rules


def test_a_label_stands_when_any_of_its_parts_does(tmp_path):
    row = ["0", "0", "", "", "1", "1", "", "Other"]
    assert departures(tmp_path, EXPLOIT, [row] * 2) == []


def test_all_three_labels_stand_when_both_parts_do(tmp_path):
    labels = "Forced labour;Sexual exploitation;Combined sexual and labour exploitation"
    assert departures(tmp_path, EXPLOIT, [["1", "1", *[""] * 5, labels]] * 2) == []


def test_a_label_without_a_variable_is_never_expected(tmp_path):
    variable = load_codebook().by_name["meansOfControlConcatenated"]
    names = [*variable.parents, variable.name]
    labels = [part.label for part in variable.parts if part.any and "Not Spec" not in part.label]
    row = [
        *("0" if name.endswith("NotSpecified") else "1" for name in names[:-1]),
        ";".join(labels),
    ]
    wrong = [*row[:-1], "Minor sexually exploited or abused"]
    assert departures(tmp_path, names, [row] * 2 + [wrong]) == [(names[-1], COMPUTED, 1)]


def test_a_list_isnt_computed_where_a_part_is_missing(tmp_path):
    assert departures(tmp_path, SEX[1:], [["0", "0", "0", "Prostitution"]] * 2) == []


@pytest.mark.parametrize(
    ("labour", "sex", "both", "agrees"),
    [
        ("1", "1", "1", True),
        ("1", "1", "0", False),
        ("1", "1", "", False),
        ("1", "0", "0", True),
        ("", "0", "0", True),
        ("", "0", "", False),
        ("1", "", "", True),
        ("1", "", "1", False),
        ("", "", "", True),
        ("1.0", "1.0", "1", True),
    ],
)
def test_sex_and_labour_follows_from_its_parts(tmp_path, labour, sex, both, agrees):
    names = ["isForcedLabour", "isSexualExploit", "isSexAndLabour"]
    found = departures(tmp_path, names, [[labour, sex, both]] * 2)
    assert (("isSexAndLabour", COMPUTED, 2) not in found) == agrees


@pytest.mark.parametrize(
    ("age", "majority", "agrees"),
    [
        ("9–17", "Minor", True),
        ("9–17", "Adult", False),
        ("9--17", "Adult", False),
        ("48+", "", False),
        ("48+", "Unknown", False),
        ("", "Adult", True),
        ("", "", True),
        (CANARY, "Adult", True),
    ],
)
def test_majority_follows_from_age(tmp_path, age, majority, agrees):
    found = departures(tmp_path, ["majorityStatus", "ageBroad"], [[majority, age]] * 2)
    assert (("majorityStatus", "disagrees with ageBroad", 2) not in found) == agrees


@pytest.mark.parametrize(
    ("debt", "threats", "unspecified", "agrees"),
    [
        ("1", "", "0", True),
        ("1", "", "1", False),
        ("0", "1.0", "1.0", False),
        ("0", "", "1", True),
        ("0", "0", "0", True),
    ],
)
def test_not_specified_excludes_every_means(tmp_path, debt, threats, unspecified, agrees):
    found = departures(tmp_path, CONTROL, [[debt, threats, unspecified]] * 2)
    rule = "is 1 although a means of control is 1"
    assert ((CONTROL[2], rule, 2) not in found) == agrees


def test_not_specified_alone_isnt_judged_by_others(tmp_path):
    assert departures(tmp_path, CONTROL[2:], [["1"]] * 2) == []


def test_departures_stand_in_the_order_of_the_columns(tmp_path):
    found = departures(tmp_path, ["majorityStatus", "ageBroad", "gender"], [["", "x", "y"]] * 2)
    assert [column for column, *_ in found] == ["ageBroad", "gender"]
    found = departures(tmp_path, ["majorityStatus", "ageBroad", "gender"], [["", "0-8", "y"]] * 2)
    assert [column for column, *_ in found] == ["majorityStatus", "ageBroad", "gender"]


def test_a_variable_is_judged_once_under_its_own_name(tmp_path):
    assert departures(tmp_path, ["GENDER", "gender", "Gender"], [["x", "Male", "y"]] * 2) == []


def test_without_a_codebook_nothing_is_departed_from(tmp_path):
    path = write_csv(tmp_path / "t.csv", ["gender"], [["x"]] * 2)
    assert judge(path, None).passed


def test_a_departure_fails_the_file_but_keeps_the_promise(tmp_path):
    verdict = judge(write_csv(tmp_path / "t.csv", ["gender"], [["x"]] * 2))
    assert verdict.kept
    assert not verdict.passed


def test_chosen_columns_arent_judged_by_the_codebook(tmp_path):
    verdict = judge(write_csv(tmp_path / "t.csv", ["gender"], [["x"]] * 2), columns=("gender",))
    assert verdict.departures == ()
