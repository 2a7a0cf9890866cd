from dataclasses import replace

import pytest
from tests.contributors import BOOK, mapping_of, on_polars

from tenfold.errors import GuardError
from tenfold.harmonise import Harmoniser, gathered, harmonise
from tenfold.tables import schema_of

SCHEMA = schema_of(BOOK)
GENDER = {"gender": {"rule": "recode", "column": "Sex", "values": "sex"}}
SEX = "sex,F,Female,kept,\nsex,woman,Female,repaired,a word for it\nsex,x,,rejected,unclear\n"
CONSENT = """
[[exclude]]
reason = "no consent"
column = "Consent"
unless = ["Yes"]
"""


def export(numbers, updated=None, **columns):
    days = updated or ["2020-01-01"] * len(numbers)
    return on_polars({"Case": numbers, "Updated": days, **columns})


def run(folder, frame, rules=GENDER, values=SEX, more=""):
    return harmonise(frame, mapping_of(folder, rules, values, more), BOOK, on_polars)


def labels(result, name="gender"):
    cases = result.cases(SCHEMA)
    codes = cases.codes[:, SCHEMA.index[name]].tolist()
    return dict(zip(cases.numbers, map(BOOK.by_name[name].decode, codes), strict=True))


def unmapped(result):
    cases = result.cases(SCHEMA)
    return dict(zip(cases.numbers, cases.unmapped.tolist(), strict=True))


def test_a_written_line_makes_the_code(tmp_path):
    result = run(tmp_path, export(["1", "2", "3"], Sex=["F", " Woman ", None]))
    assert labels(result) == {"1": "Female", "2": "Female", "3": None}


def test_the_ledger_tells_verdict_reason_and_rows(tmp_path):
    result = run(tmp_path, export(["1", "2", "3", "4"], Sex=["F", "woman", "x", "x"]))
    told = {(e.cells[0], e.judged.verdict, e.judged.reason, e.rows) for e in result.entries}
    assert told == {
        ("F", "kept", "", 1),
        ("woman", "repaired", "a word for it", 1),
        ("x", "rejected", "unclear", 2),
    }


def test_a_value_without_a_line_is_null_and_marks_its_case(tmp_path):
    result = run(tmp_path, export(["1", "2"], Sex=["F", "hm"]))
    assert labels(result) == {"1": "Female", "2": None}
    assert unmapped(result) == {"1": False, "2": True}


def test_the_latest_state_of_a_case_counts_once(tmp_path):
    days = ["2020-05-01", "2020-06-01", "2019-01-01"]
    result = run(tmp_path, export(["1", "1", "1"], days, Sex=["x", "F", "x"]))
    assert labels(result) == {"1": "Female"}
    assert result.rows == 3


def test_among_equally_late_states_content_decides_and_not_order(tmp_path):
    one = run(tmp_path / "a", export(["1", "1"], Sex=["x", "F"]))
    two = run(tmp_path / "b", export(["1", "1"], Sex=["F", "x"]))
    assert labels(one) == labels(two)


@pytest.mark.parametrize(
    "other", ["px-1", " PX - 1", "PX\u20111", "PX-1\u200b", "\uff30\uff38-1", "'PX-1", '="PX-1"']
)
def test_a_case_in_another_spelling_is_the_same_case(tmp_path, other):
    days = ["2020-05-01", "2020-06-01"]
    result = run(tmp_path, export(["PX-1", other], days, Sex=["x", "F"]))
    assert labels(result) == {"px-1": "Female"}
    assert (result.rows, result.nameless) == (2, 0)


def test_a_number_that_became_a_decimal_is_the_same(tmp_path):
    assert set(labels(run(tmp_path, export(["516", "516.0"], Sex=["F", "F"])))) == {"516"}


def test_a_state_with_a_day_that_is_none_marks_its_case_and_is_told(tmp_path):
    days = ["2020-05-01", "05/01/2020", "2020-05-01", "05/01/2020"]
    result = run(tmp_path, export(["1", "1", "2", "3"], days, Sex=["F", "x", "F", "F"]))
    assert unmapped(result) == {"1": True, "2": False, "3": True}
    told = [entry for entry in result.entries if entry.variable == "(last updated)"]
    assert [(e.columns, e.cells, e.judged.code, e.judged.verdict, e.rows) for e in told] == [
        (("Updated",), ("05/01/2020",), 0, "unmapped", 2)
    ]


def test_of_two_states_of_a_day_the_time_tells_the_later_one(tmp_path):
    days = ["2020-05-01T13:05:00Z", "2020-05-01T13:06:00Z", "2020-05-01"]
    result = run(tmp_path, export(["1"] * 3, days, Sex=["F", "x", "F"]))
    assert labels(result) == {"1": None}
    assert unmapped(result) == {"1": False}


@pytest.mark.parametrize("blank", ["", " ", None])
def test_a_state_without_a_day_is_the_oldest_and_no_fault(tmp_path, blank):
    days = [blank, "2020-05-01"]
    result = run(tmp_path, export(["1", "1"], days, Sex=["x", "F"]))
    assert labels(result) == {"1": "Female"}
    assert unmapped(result) == {"1": False}
    assert all(entry.variable == "gender" for entry in result.entries)


@pytest.mark.parametrize("sex", [("F", "x"), ("x", "F"), ("hm", "F")])
def test_among_equally_late_states_one_that_is_excluded_wins(tmp_path, sex):
    rules = GENDER | {"isAbduction": {"rule": "copy", "column": "Consent"}}
    frame = export(["1", "1"], Sex=list(sex), Consent=["1", "0"])
    result = run(tmp_path, frame, rules, SEX, CONSENT.replace("Yes", "1"))
    assert result.cases(SCHEMA).excluded.tolist() == [1]


def test_a_later_state_that_agrees_wins_over_an_excluded_one(tmp_path):
    rules = GENDER | {"isAbduction": {"rule": "copy", "column": "Consent"}}
    days = ["2020-06-01", "2020-05-01"]
    frame = export(["1", "1"], days, Sex=["F", "F"], Consent=["1", "0"])
    result = run(tmp_path, frame, rules, SEX, CONSENT.replace("Yes", "1"))
    assert result.cases(SCHEMA).excluded.tolist() == [0]


def test_rows_without_a_number_are_counted_and_no_cases(tmp_path):
    result = run(tmp_path, export(["1", " ", None, "\u200b", "'"], Sex=["F"] * 5))
    assert (result.rows, result.nameless) == (5, 4)
    assert labels(result) == {"1": "Female"}


def test_a_case_is_excluded_for_a_reason(tmp_path):
    rules = GENDER | {"isAbduction": {"rule": "copy", "column": "Consent"}}
    frame = export(["1", "2"], Sex=["F", "F"], Consent=["1", "0"])
    more = CONSENT.replace("Yes", "1")
    result = run(tmp_path, frame, rules, SEX, more)
    assert result.cases(SCHEMA).excluded.tolist() == [0, 1]
    assert result.reasons == ("no consent",)


def test_not_specified_is_1_when_all_means_of_control_are_no(tmp_path):
    rules = {"meansOfControlThreats": {"rule": "copy", "column": "Threats"}}
    result = run(tmp_path, export(["1", "2", "3"], Threats=["0", "1", ""]), rules, "")
    assert labels(result, "meansOfControlNotSpecified") == {"1": "1", "2": "0", "3": "1"}


@pytest.mark.parametrize(("age", "status"), [("17", "Minor"), ("18", "Adult"), ("", "Adult")])
def test_majority_follows_the_age_where_that_is_known(tmp_path, age, status):
    rules = {
        "ageBroad": {"rule": "age-band", "age": "Age"},
        "majorityStatus": {"rule": "copy", "column": "Said"},
    }
    result = run(tmp_path, export(["1"], Age=[age], Said=["Adult"]), rules, "")
    assert labels(result, "majorityStatus") == {"1": status}


def test_only_the_columns_of_the_schema_are_handed_on(tmp_path):
    result = run(tmp_path, export(["b", "a"], Sex=["F", "hm"]))
    cases = result.cases(SCHEMA)
    assert cases.numbers == ("a", "b")
    assert cases.codes.shape == (2, 57)
    assert cases.codes[:, 2].tolist() == [0, BOOK.by_name["gender"].encode("Female")]
    assert cases.unmapped.tolist() == [True, False]
    assert (cases.contributor, cases.rows, cases.nameless) == ("tiny", 2, 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_cases_that_were_lost_or_made_are_refused(tmp_path, rows):
    result = run(tmp_path, export(["1", "2"], Sex=["F", "F"]))
    with pytest.raises(GuardError, match="lost or made"):
        replace(result, rows=rows).cases(SCHEMA)


def in_batches(folder, *frames):
    mapping = mapping_of(folder, GENDER, SEX)
    return gathered(map(Harmoniser(mapping, BOOK, on_polars).read, frames), SCHEMA)


def test_the_latest_state_counts_whichever_batch_it_stands_in(tmp_path):
    older = export(["1", "2"], ["2020-01-01", "2020-01-01"], Sex=["F", "F"])
    newer = export(["1", "1"], ["2020-02-01", "2019-02-01"], Sex=["x", "F"])
    one, _ = in_batches(tmp_path / "a", older, newer)
    two, _ = in_batches(tmp_path / "b", newer, older)
    assert one.numbers == two.numbers == ("1", "2")
    assert one.codes.tolist() == two.codes.tolist()
    assert one.codes[:, SCHEMA.index["gender"]].tolist() == [0, 2]
    assert (one.rows, one.nameless) == (4, 0)


def test_the_ledger_of_batches_is_one_and_forgets_what_was_kept(tmp_path):
    _, entries = in_batches(
        tmp_path, export(["1", "2"], Sex=["F", "woman"]), export(["3", "4"], Sex=["f", "woman"])
    )
    told = [(entry.cells, entry.judged.verdict, entry.rows) for entry in entries]
    assert sorted(told) == [((), "kept", 2), (("woman",), "repaired", 2)]


def test_an_answer_that_decides_and_is_none_is_told_and_marks_its_case(tmp_path):
    more = CONSENT.replace("Yes", "1") + 'known = ["0"]\n'
    rules = {"isAbduction": {"rule": "copy", "column": "Consent"}}
    result = run(tmp_path, export(["1", "2", "3"], Consent=["1", "1.", "0"]), rules, "", more)
    assert unmapped(result) == {"1": False, "2": True, "3": False}
    assert result.cases(SCHEMA).excluded.tolist() == [0, 1, 1]
    told = [(e.variable, e.columns, e.cells, e.rows) for e in result.entries]
    assert ("(left out)", ("Consent",), ("1.",), 1) in told
