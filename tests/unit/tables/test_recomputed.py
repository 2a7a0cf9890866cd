"""Computed columns of a file are computed anew, and told where they disagreed."""

import pytest
from tests.unit.tables.files import CODEBOOK, notes, read_rows, values, written

from tenfold.tables.read import RECOMPUTED
from tenfold.tables.values import MISSING, SPELLING

MEANS, RECRUITER = "meansOfControlConcatenated", "RecruiterRelationship"
SEX_AND_LABOUR = "isSexAndLabour"


def row(name, said, *positive):
    """A row with the parts of a computed variable, and what the file says that it is."""
    parts = dict.fromkeys(CODEBOOK.by_name[name].parents, "")
    return parts | dict.fromkeys(positive, "1") | {name: said}


def disagreements(table):
    return notes(table).get(RECOMPUTED, ((), 0))


@pytest.mark.parametrize(
    "said",
    [
        "Debt bondage;Takes/Withholds Earnings;Physical abuse",
        "Debt bondage;Takes earnings;Physical Abuse",
        "Debt bondage;Physical Abuse;Takes earnings",
        "Physical Abuse; Takes earnings; Debt bondage",
        " Takes earnings ;Debt bondage;Physical abuse;Physical Abuse",
    ],
)
def test_older_styles_of_a_list_are_no_disagreement(tmp_path, said):
    parts = ("meansOfControlDebtBondage", "meansOfControlTakesEarnings")
    table = read_rows(tmp_path, row(MEANS, said, *parts, "meansOfControlPhysicalAbuse"))
    assert disagreements(table) == ((), 0)


def test_one_label_of_several_is_a_disagreement(tmp_path):
    parts = ("meansOfControlDebtBondage", "meansOfControlThreats")
    table = read_rows(tmp_path, row(MEANS, "Threats", *parts))
    assert disagreements(table) == ((MEANS,), 1)


def test_every_older_label_is_known(tmp_path):
    older = {s.old: s.new for s in CODEBOOK.conventions.spelling if s.variable == MEANS}
    parts = {part.label: part.any[0] for part in CODEBOOK.by_name[MEANS].parts if part.any}
    rows = [row(MEANS, old, parts[new]) for old, new in older.items()]
    assert len(rows) == 13
    assert disagreements(read_rows(tmp_path, *rows)) == ((), 0)


@pytest.mark.parametrize(
    "said",
    [
        "Friend/Acquaintance;Family/Relative",
        "Family/Relative; Friend/Acquaintance",
    ],
)
def test_recruiters_may_be_in_order_of_the_alphabet_with_spaces(tmp_path, said):
    parts = ("recruiterRelationFriend", "recruiterRelationFamily")
    assert disagreements(read_rows(tmp_path, row(RECRUITER, said, *parts))) == ((), 0)


@pytest.mark.parametrize("said", ["Not Specified", "Unknown/Not specified"])
def test_an_unknown_recruiter_has_two_spellings(tmp_path, said):
    table = read_rows(tmp_path, row(RECRUITER, said, "recruiterRelationUnknown"))
    assert disagreements(table) == ((), 0)


@pytest.mark.parametrize("said", ["", "-99"])
def test_a_missing_list_without_positive_parts_agrees(tmp_path, said):
    assert disagreements(read_rows(tmp_path, row(RECRUITER, said))) == ((), 0)


@pytest.mark.parametrize("said", ["", "-99", "Threats", "something else"])
def test_a_list_that_lacks_a_positive_part_disagrees(tmp_path, said):
    table = read_rows(tmp_path, row(RECRUITER, said, "recruiterRelationFriend"))
    assert disagreements(table) == ((RECRUITER,), 1)


def test_a_missing_marker_holds_in_computed_columns_too(tmp_path):
    table = read_rows(tmp_path, row(RECRUITER, "none"), **{"*": "none"})
    assert disagreements(table) == ((), 0)


@pytest.mark.parametrize("said", ["1", "1.0"])
def test_a_computed_flag_may_be_a_decimal(tmp_path, said):
    table = read_rows(tmp_path, row(SEX_AND_LABOUR, said, "isForcedLabour", "isSexualExploit"))
    assert disagreements(table) == ((), 0)


@pytest.mark.parametrize("said", ["", "-99", "-99.0"])
def test_a_computed_flag_may_be_missing(tmp_path, said):
    assert disagreements(read_rows(tmp_path, row(SEX_AND_LABOUR, said))) == ((), 0)


def test_disagreements_are_counted_in_cases_by_column_in_order(tmp_path):
    both = row(SEX_AND_LABOUR, "0", "isForcedLabour", "isSexualExploit")
    rows = [both | row(RECRUITER, "Other") for _ in range(3)]
    table = read_rows(tmp_path, *rows)
    assert disagreements(table) == ((SEX_AND_LABOUR, RECRUITER), 6)


def test_a_computed_column_is_none_of_the_tally_but_of_the_file(tmp_path):
    table = read_rows(tmp_path, row(SEX_AND_LABOUR, "0", "isForcedLabour"))
    assert SEX_AND_LABOUR not in table.tally.schema.names
    assert table.columns[-1] == SEX_AND_LABOUR


def test_a_computed_column_is_plain_where_a_part_has_no_column(tmp_path):
    table = read_rows(tmp_path, {"isForcedLabour": "1", SEX_AND_LABOUR: "1"})
    assert values(table, SEX_AND_LABOUR) == ["1"]
    assert disagreements(table) == ((), 0)


def test_a_plain_computed_column_is_in_the_words_of_the_codebook(tmp_path):
    said = ["Threats;Debt bondage", "-99", "Threats", "other; Threats"]
    table = read_rows(tmp_path, *({MEANS: text, "a": "1"} for text in said))
    assert sorted(filter(None, values(table, MEANS))) == [
        "Debt bondage;Threats to individual or others",
        "Threats to individual or others",
        "other;Threats to individual or others",
    ]
    assert notes(table) == {SPELLING: ((MEANS,), 3), MISSING: ((MEANS,), 1)}


@pytest.mark.parametrize(("said", "value"), [("1.0", "1"), ("0", "0"), ("-99.0", ""), ("x", "x")])
def test_a_plain_computed_flag_is_written_as_it_is_read(tmp_path, said, value):
    table = read_rows(tmp_path, {"a": "1", SEX_AND_LABOUR: said})
    assert written(table, tmp_path / "out.csv")[1:] == [["1", value]]


def test_without_a_codebook_a_list_is_a_plain_column(tmp_path):
    table = read_rows(tmp_path, row(RECRUITER, "; x"), codebook=None)
    assert values(table, RECRUITER) == ["; x"]
