"""Each variable and contributor has a row of the crosswalk, told from codebook and folder alone."""

from typing import get_args

import pytest
from tests.contributors import BOOK, mapping_of

from tenfold.contributors import Rule, contributor_names, crosswalk, load_mapping, load_mappings
from tenfold.errors import ParameterError

FLAGS = ["isForcedLabour", "isSexualExploit"]
YES = "yes,Yes,1,kept,\nyes,No,0,kept,\n"
TICK = "yes,Yes,1,kept,\nyes,No,,rejected,tells nothing\n"
SEX = "sex,F,Female,kept,\nsex,M,Male,kept,\n"
PART = {"agrees": "partial", "because": "Only some cases."}
NEARLY = {"agrees": "compatible", "because": "It is nearly the same."}


@pytest.fixture
def rows(tmp_path):
    """The rows by variable of a contributor with these rules."""

    def make(rules, values="", **more):
        standings = crosswalk([mapping_of(tmp_path, rules, values, **more)], BOOK)
        return {row.variable: row for row in standings}

    return make


def asked(column, **more):
    return {"rule": "copy", "column": column, **more}


def test_every_variable_has_a_row_for_each_contributor():
    standings = crosswalk(load_mappings((), BOOK), BOOK)
    names = contributor_names()
    assert [(row.number, row.variable, row.contributor) for row in standings] == [
        (variable.number, variable.name, name) for variable in BOOK.variable for name in names
    ]


def test_the_order_in_which_contributors_are_named_does_not_matter():
    one, other = load_mappings((), BOOK)[:2]
    assert crosswalk([one, other], BOOK) == crosswalk([other, one], BOOK)


def test_two_contributors_of_one_name_are_refused():
    mapping = load_mapping("polaris", BOOK)
    with pytest.raises(ParameterError, match="Two of the contributors are called polaris"):
        crosswalk([mapping, mapping], BOOK)


def test_a_rule_is_identical_unless_it_says_otherwise(rows):
    row = rows({"isAbduction": asked("Taken")})["isAbduction"]
    assert (row.status, row.reason) == ("identical", "")


@pytest.mark.parametrize("told", [PART, NEARLY])
def test_a_rule_may_agree_less_with_a_reason(rows, told):
    row = rows({"isAbduction": asked("Taken", **told)})["isAbduction"]
    assert (row.status, row.reason) == (told["agrees"], told["because"])


def test_what_is_not_collected_keeps_its_reason(rows):
    row = rows({})["isAbduction"]
    told = (row.status, row.rule, row.reason)
    assert told == ("not collected", "NULL for every case", "tiny")


def test_fields_stand_only_where_the_folder_allows_it(tmp_path):
    mapping = mapping_of(tmp_path, {"ageBroad": {"rule": "age-band", "born": "Born", "on": "Day"}})
    about = mapping.contributor.model_copy(update={"fields_public": True})
    for whose, fields in ((mapping.contributor, ""), (about, "Born; Day")):
        standings = crosswalk([mapping.model_copy(update={"contributor": whose})], BOOK)
        assert {row.fields for row in standings} == {fields, ""}


def test_no_row_of_polaris_names_a_field():
    mapping = load_mapping("polaris", BOOK)
    standings = crosswalk([mapping], BOOK)
    fields = [column.column for column in mapping.columns if " " in column.column]
    told = "\n".join(f"{row.rule}\n{row.reason}\n{row.fields}" for row in standings)
    assert not [field for field in fields if field in told]


@pytest.mark.parametrize(
    ("one", "other", "status", "reason"),
    [
        (asked("L"), asked("S"), "identical", ""),
        (asked("L"), asked("S", **NEARLY), "compatible", "Of these, compatible: 29."),
        (
            asked("L", **PART),
            asked("S", **NEARLY),
            "partial",
            "Of these, compatible: 29; partial: 28.",
        ),
        (asked("L", **NEARLY), asked("S", **NEARLY), "compatible", "Of these, compatible: 28, 29."),
        (None, asked("S"), "partial", "Of these, not collected: 28."),
        (None, None, "not collected", "Of these, not collected: 28, 29."),
    ],
)
def test_what_is_worked_out_is_what_its_parts_are(rows, one, other, status, reason):
    given = {name: rule for name, rule in zip(FLAGS, (one, other), strict=True) if rule}
    row = rows(given)["isSexAndLabour"]
    assert (row.status, row.reason) == (status, reason)
    assert row.rule.startswith("worked out after redaction: 1 where both of 28, 29")


def test_lists_and_not_specified_name_their_parts_in_short(rows):
    told = rows({"meansOfControlThreats": asked("Threats")})
    assert "none of 9–25 is 1" in told["meansOfControlNotSpecified"].rule
    assert told["typeOfExploitConcatenated"].rule.endswith("those of 28–30, 32–35 that are 1")
    reason = "Of these, partial: 26; not collected: 9–11, 13–25."
    assert told["meansOfControlConcatenated"].reason == reason


ANSWERS = {"rule": "any-answer", "column": "C", "separator": "|", "values": "yes"}
MEANS = ANSWERS | {"answers": ["1"]}
YESES = {"rule": "any-yes", "columns": ["C"], "values": "yes"}
AMONG = "1 where the answer is among those in one field"
SAYS = "1 where one field says yes"
SENTENCES = [
    ("isAbduction", {"rule": "copy", "column": "C"}, "", "the field as it stands, in the "),
    (
        "gender",
        {"rule": "recode", "column": "C", "values": "sex"},
        SEX,
        "the answer in one field, brought to the codebook's words by a list",
    ),
    (
        "gender",
        {"rule": "first-known", "columns": ["C", "D"], "values": "sex"},
        SEX,
        "the first of several fields that holds a known value",
    ),
    (
        "gender",
        {"rule": "first-of-list", "column": "C", "separator": ";", "values": "sex"},
        SEX,
        "the first of several values in one field",
    ),
    ("yearOfRegistration", {"rule": "year", "column": "C"}, "", "the year of a date"),
    ("ageBroad", {"rule": "age-band", "age": "C"}, "", "the band of the age in one field"),
    (
        "majorityStatus",
        {"rule": "majority", "born": "C", "on": "D"},
        "",
        "Minor below 18, else Adult, by the age between two dates",
    ),
    (
        "ageBroad",
        {"rule": "age-band", "age": "C", "born_year": "D", "on": "E"},
        "",
        "the band of the age in one field, or else the age by the year of birth",
    ),
    ("isAbduction", MEANS, YES, f"{AMONG}, else NULL"),
    (
        "isAbduction",
        MEANS | {"denied_by": "D"},
        YES,
        f"{AMONG}, 0 where another field denies it, else NULL",
    ),
    (
        "isAbduction",
        MEANS | {"unchosen": "0"},
        YES,
        f"{AMONG}, 0 where there are others alone, else NULL",
    ),
    ("meansOfControlOther", MEANS | {"denied_by": "D"}, YES, f"{AMONG}, else NULL"),
    ("isAbduction", YESES, YES, f"{SAYS}, 0 where no is all that is said, else NULL"),
    (
        "isAbduction",
        YESES | {"columns": ["C", "D"], "unchosen": "0"},
        TICK,
        "1 where any of several fields says yes, 0 where something else is said, else NULL",
    ),
    ("isAbduction", YESES, TICK, f"{SAYS}, else NULL"),
    ("meansOfControlOther", YESES, YES, f"{SAYS}, else NULL"),
    (
        "Datasource",
        {"rule": "constant", "value": "Hotline"},
        "",
        "the same for every case: Hotline",
    ),
]


@pytest.mark.parametrize(("name", "rule", "values", "told"), SENTENCES)
def test_a_rule_says_what_it_does(rows, name, rule, values, told):
    assert rows({name: rule}, values)[name].rule.startswith(told)


def test_every_kind_of_rule_is_tried_above():
    kinds = get_args(get_args(Rule)[0])
    known = {get_args(kind.model_fields["rule"].annotation)[0] for kind in kinds}
    assert {rule["rule"] for _, rule, _, _ in SENTENCES} | {"not-collected"} == known


def status_of(standings, contributor, number):
    [row] = [row for row in standings if (row.contributor, row.number) == (contributor, number)]
    return row.status


@pytest.mark.parametrize(
    ("contributor", "number", "status"),
    [
        ("polaris", 1, "compatible"),  # the year of the first report, not of registration
        ("polaris", 2, "identical"),  # the codebook's own constants
        ("polaris", 58, "identical"),
        ("polaris", 9, "partial"),  # there is no 0
        ("polaris", 11, "identical"),  # the codebook has no 0 either
        ("polaris", 30, "not collected"),
        ("polaris", 32, "not collected"),
        ("iom-mimosa", 3, "partial"),  # gender from 2017 on
        ("iom-mimosa", 9, "partial"),  # a no from 2017 on
        ("iom-mimosa", 58, "compatible"),  # a proxy
        ("liberty-shared", 1, "compatible"),  # the year of entry into the system
        ("liberty-shared", 4, "compatible"),  # at the first contact with the partner
        ("liberty-shared", 8, "partial"),  # the country of origin
        ("liberty-shared", 62, "compatible"),  # brokers become other
    ],
)
def test_the_codebook_s_own_words_on_contributors_are_followed(contributor, number, status):
    standings = crosswalk(load_mappings((), BOOK), BOOK)
    assert status_of(standings, contributor, number) == status


def test_what_is_named_may_be_a_folder(tmp_path):
    mapping_of(tmp_path, {"isAbduction": asked("Taken")})
    found = load_mappings(["polaris", str(tmp_path)], BOOK)
    assert [one.contributor.id for one in found] == ["polaris", "tiny"]


def test_what_is_neither_contributor_nor_folder_is_refused():
    with pytest.raises(ParameterError, match="no contributor 'nowhere'"):
        load_mappings(["nowhere"], BOOK)
