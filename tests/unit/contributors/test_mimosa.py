"""The case management export and its mapping agree with each other and with the codebook."""

import csv
from collections import Counter, defaultdict
from datetime import date

import numpy as np
import openpyxl
import pytest
from tests.exports import sent_by, write_cases

from tenfold.codebook import load_codebook
from tenfold.contributors import folded, load_mapping
from tenfold.errors import OutputError

CODEBOOK = load_codebook()
MAPPING = load_mapping("iom-mimosa", CODEBOOK)
BASE = [variable.name for variable in CODEBOOK.base]
HEADER = [column.column for column in MAPPING.columns]
SHOWN = [(rule, column) for rule in MAPPING.variable for column in rule.reads if rule.tables]


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def cases():
    return sent_by("iom-mimosa", 6000, seed=3)


@pytest.fixture(scope="module")
def path(cases, tmp_path_factory):
    path = tmp_path_factory.mktemp("mimosa") / "cases.csv"
    write_cases("iom-mimosa", cases, path, seed=3)
    return path


@pytest.fixture(scope="module")
def rows(path):
    return rows_of(path)


@pytest.fixture(scope="module")
def latest(rows):
    """The latest state of each case that may be shared."""
    found = {row["Case ID"]: row for row in sorted(rows, key=lambda row: row["Last Modified"])}
    return [row for row in found.values() if row["Consent to Share Data"] == "Yes"]


def test_every_variable_but_the_one_that_sums_up_has_a_rule():
    ruled = {rule.name for rule in MAPPING.variable}
    assert set(BASE) - ruled == {"meansOfControlNotSpecified"}


def test_the_export_has_the_columns_of_the_mapping_in_order(rows):
    assert list(rows[0]) == HEADER


def test_no_identifying_column_is_mapped():
    identifying = {column.column for column in MAPPING.columns if column.use == "identifies"}
    assert identifying == {
        "Case Worker",
        "Family Name",
        "Given Name",
        "Passport Number",
        "Phone",
        "Home Address",
        "Case Notes",
    }
    assert not identifying & {name for rule in MAPPING.variable for name in rule.reads}


@pytest.mark.parametrize(("rule", "column"), SHOWN, ids=lambda it: getattr(it, "name", it))
def test_every_value_written_is_understood(rule, column, rows):
    known = set(MAPPING.table(rule.tables[0]))
    if CODEBOOK.by_name[rule.name].type == "country":
        known |= {folded(c.name) for c in CODEBOOK.countries if c.published}
        known |= {folded(c.alpha3) for c in CODEBOOK.countries if c.published}
    separator = getattr(rule, "separator", "\n")
    written = {folded(part) for row in rows for part in row[column].split(separator)}
    assert written - known <= {""}


def test_every_line_of_the_values_is_written_at_times(cases, tmp_path):
    write_cases("iom-mimosa", np.concatenate([cases] * 20), tmp_path / "more.csv", seed=4)
    written = defaultdict(set)
    for row in rows_of(tmp_path / "more.csv"):
        for rule, column in SHOWN:
            parts = row[column].split(getattr(rule, "separator", "\n"))
            written[rule.tables[0]] |= {folded(part) for part in parts}
    assert {folded(line.value) for line in MAPPING.values} <= set().union(*written.values())


def test_each_case_that_may_be_shared_is_one_of_those_given(cases, latest):
    assert len(latest) == len(cases)


def test_some_people_do_not_consent(cases, rows):
    refused = {row["Case ID"] for row in rows if row["Consent to Share Data"] != "Yes"}
    assert len(refused) == pytest.approx(0.02 * len(cases), abs=1)


def test_some_cases_stand_there_in_an_older_state(cases, rows):
    states = defaultdict(list)
    for row in rows:
        states[row["Case ID"]].append(row["Last Modified"])
    twice = [days for days in states.values() if len(days) == 2]
    assert len(twice) == pytest.approx(0.15 * len(cases), abs=1)
    assert all(len(set(days)) == len(days) <= 2 for days in states.values())


def test_older_states_answer_differently(rows):
    answered = [rule.reads for rule in MAPPING.variable if rule.rule == "any-answer"]
    states = defaultdict(set)
    for row in rows:
        cells = (folded(row[column]) for columns in answered for column in columns)
        states[row["Case ID"]].add(tuple(cells))
    assert sum(len(answers) > 1 for answers in states.values()) > 0.02 * len(states)


def test_the_dates_give_the_years(cases, latest):
    first = CODEBOOK.by_name["yearOfRegistration"].first
    given = Counter((cases[:, BASE.index("yearOfRegistration")].astype(int) + first - 1).tolist())
    assert Counter(int(row["Registration Date"][:4]) for row in latest) == given


def band(row):
    if not row["Date of Birth"]:
        return None
    born, day = (date.fromisoformat(row[name]) for name in ("Date of Birth", "Registration Date"))
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    lows = [0, 9, 18, 21, 24, 27, 30, 39, 48]
    return CODEBOOK.by_name["ageBroad"].labels[sum(low <= age for low in lows) - 1]


def test_the_dates_give_the_age_bands(cases, latest):
    decode = CODEBOOK.by_name["ageBroad"].decode
    given = Counter(decode(code) for code in cases[:, BASE.index("ageBroad")].tolist())
    assert Counter(map(band, latest)) == given


def test_some_are_born_on_29_february_and_none_is_registered_where_their_age_is_moot(rows):
    dated = [row for row in rows if row["Date of Birth"].endswith("02-29")]
    assert dated
    assert not [row for row in dated if row["Registration Date"][5:] in {"02-28", "02-29"}]


def test_means_are_never_ruled_out_before_2017(rows):
    years = {row["Registration Date"][:4] for row in rows if row["Means of Control Ruled Out"]}
    assert min(years) == "2017"


def test_no_question_rules_out_what_it_found(rows):
    for rule in MAPPING.variable:
        if getattr(rule, "denied_by", ""):
            for row in rows:
                found, denied = (set(row[name].split("|")) - {""} for name in rule.reads)
                assert not found & denied


def test_the_same_seed_gives_the_same_file(cases, path, tmp_path):
    write_cases("iom-mimosa", cases, tmp_path / "same.csv", seed=3)
    write_cases("iom-mimosa", cases, tmp_path / "other.csv", seed=4)
    assert (tmp_path / "same.csv").read_bytes() == path.read_bytes()
    assert (tmp_path / "other.csv").read_bytes() != path.read_bytes()


def test_lines_end_as_on_unix(path):
    assert b"\r" not in path.read_bytes()


def test_a_workbook_holds_the_same_cells(cases, tmp_path):
    for name in ("few.csv", "few.xlsx"):
        write_cases("iom-mimosa", cases[:60], tmp_path / name, seed=3)
    sheet = openpyxl.load_workbook(tmp_path / "few.xlsx").active
    header, *cells = (
        tuple(cell or "" for cell in row) for row in sheet.iter_rows(values_only=True)
    )
    assert [dict(zip(header, row, strict=True)) for row in cells] == rows_of(tmp_path / "few.csv")


def test_a_workbook_is_the_same_each_time(cases, tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        write_cases("iom-mimosa", cases[:20], tmp_path / name, seed=3)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_file_that_is_there_is_never_written_over(cases, path):
    with pytest.raises(OutputError, match="exists"):
        write_cases("iom-mimosa", cases[:1], path, seed=3)


@pytest.mark.parametrize("few", [1, 2])
def test_a_handful_of_cases_can_be_written(few, cases, tmp_path):
    write_cases("iom-mimosa", cases[:few], tmp_path / "few.csv", seed=3)
    consented = [row for row in rows_of(tmp_path / "few.csv") if row["Consent to Share Data"]]
    assert len({row["Case ID"] for row in consented}) >= few
