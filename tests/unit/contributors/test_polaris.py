"""Polaris: the folder loads, and the invented export is laid out and spelt as it says."""

import csv
import re
from collections import Counter
from datetime import datetime

import numpy as np
import pytest
from tests.exports import numbers_of, sent_by, write_cases

from tenfold.codebook import load_codebook
from tenfold.contributors import NotCollected, folded, load_mapping
from tenfold.demo.exports.layout import load_layout
from tenfold.errors import ParameterError

CODEBOOK = load_codebook()
MAPPING = load_mapping("polaris", CODEBOOK)
RULES = {rule.name: rule for rule in MAPPING.variable}
NAMES = [variable.name for variable in CODEBOOK.base]
SEED = 4


def of(table, name, label):
    """The rows in which a variable has this label."""
    return table[:, NAMES.index(name)] == CODEBOOK.by_name[name].encode(label)


@pytest.fixture(scope="module")
def cases():
    return sent_by("polaris", 6_000, seed=1)


@pytest.fixture(scope="module")
def path(cases, tmp_path_factory):
    target = tmp_path_factory.mktemp("polaris") / "cases.csv"
    write_cases("polaris", cases, target, SEED)
    return target


@pytest.fixture(scope="module")
def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def day(text):
    return datetime.strptime(text, MAPPING.reader.dates[0])  # noqa: DTZ007 (a day has no zone)


def early(row):
    return day(row["Date of First Report"]).year < 2015


def vague(row):
    return row["Report Describes Individual Victim"] != "Yes"


def understood(name):
    """What a rule takes as it stands: its own table, and the codebook's words for a country."""
    rule = RULES[name]
    known = {value for table in rule.tables for value in MAPPING.table(table)}
    if CODEBOOK.by_name[name].type == "country":
        for one in CODEBOOK.countries:
            known |= {folded(one.alpha2), folded(one.alpha3), folded(one.name)}
    return known


def test_every_base_variable_has_one_rule_but_the_one_that_sums_up_others():
    due = [name for name in NAMES if name != "meansOfControlNotSpecified"]
    assert Counter(rule.name for rule in MAPPING.variable) == Counter(due)


def test_variable_30_and_32_to_35_are_not_collected():
    numbers = {
        CODEBOOK.by_name[name].number
        for name, rule in RULES.items()
        if isinstance(rule, NotCollected)
    }
    assert numbers == {30, 32, 33, 34, 35}


def test_no_identifying_column_is_mapped():
    identifying = {one.column for one in MAPPING.columns if one.use == "identifies"}
    assert len(identifying) == 9
    assert not identifying & {name for rule in MAPPING.variable for name in rule.reads}


def test_the_export_has_the_columns_of_the_folder_in_order(rows):
    assert list(rows[0]) == [one.column for one in MAPPING.columns]


def test_demo_and_folder_agree_on_which_columns_tell_which_variable():
    telling = load_layout("polaris").telling
    told = {name: {column.name for column in columns} for name, columns in telling.items()}
    assert told == {name: set(rule.reads) for name, rule in RULES.items() if rule.reads}


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule.tables])
def test_every_value_that_is_written_is_understood(name, rows):
    cells = {row[column] for row in rows for column in RULES[name].reads}
    parts = (
        {part for cell in cells for part in cell.split("; ")} if name == "citizenship" else cells
    )
    assert {folded(part) for part in parts - {""}} <= understood(name)


def test_the_country_table_repairs_or_rejects_only():
    lines = [line for line in MAPPING.values if line.table == "country"]
    assert {line.verdict for line in lines} == {"repaired", "rejected"}


def test_ages_are_whole_years(rows):
    assert all(re.fullmatch(r"\d{0,2}", row["Age at First Report"]) for row in rows)


def test_exploitation_never_began_at_a_higher_age_than_the_present_one(rows):
    starts = {label: age for age, label in load_layout("polaris").bands["began"].items()}
    for row in rows:
        age = row["Age at First Report"]
        start = starts.get(row["Age When Exploitation Began Category"], 0)
        assert age == "" or start <= max(int(age), 6)


def test_a_date_is_in_the_year_of_its_case(cases, rows):
    kept = Counter({row["Case Number"]: day(row["Date of First Report"]).year for row in rows})
    years = [kept[number] for number in numbers_of("polaris", cases, SEED)]
    assert years == (cases[:, 0].astype(int) + 2001).tolist()


def test_a_flag_of_several_columns_is_yes_in_one_at_least(cases, rows):
    columns = RULES["meansOfControlRestrictsMovement"].columns
    marked = {row["Case Number"] for row in last(rows) if any(row[name] for name in columns)}
    yes = [number in marked for number in numbers_of("polaris", cases, SEED)]
    assert yes == of(cases, "meansOfControlRestrictsMovement", "1").tolist()


def last(rows):
    """The latest state of each case."""
    ordered = sorted(rows, key=lambda row: day(row["Last Updated"]))
    return list({row["Case Number"]: row for row in ordered}.values())


def test_some_reports_on_top_are_early_vague_or_outdated(cases, rows):
    found = Counter("early" if early(row) else "vague" if vague(row) else "kept" for row in rows)
    share = {what: round(count / len(cases), 2) for what, count in found.items()}
    assert share == {"early": 0.02, "vague": 0.03, "kept": 1.01}


def test_an_outdated_row_is_of_an_earlier_day_and_the_same_first_report(rows):
    repeated = [n for n, times in Counter(row["Case Number"] for row in rows).items() if times > 1]
    states = [[row for row in rows if row["Case Number"] == number] for number in repeated]
    assert all(len({row["Last Updated"] for row in both}) == 2 for both in states)
    assert all(len({row["Date of First Report"] for row in both}) == 1 for both in states)


def test_what_counts_is_what_the_cases_are(cases, rows):
    kept = {row["Case Number"] for row in rows if not early(row) and not vague(row)}
    assert kept == set(numbers_of("polaris", cases, SEED))


def test_the_same_seed_gives_the_same_bytes_and_another_others(cases, path, tmp_path):
    for name, seed in (("same", SEED), ("other", SEED + 1)):
        write_cases("polaris", cases, tmp_path / name, seed)
    assert (
        (tmp_path / "same").read_bytes() == path.read_bytes() != (tmp_path / "other").read_bytes()
    )


@pytest.mark.parametrize("count", [1, 2])
def test_few_cases_are_written_too(count, cases, tmp_path):
    write_cases("polaris", cases[:count], tmp_path / "few.csv", SEED)
    assert len((tmp_path / "few.csv").read_text(encoding="utf-8").splitlines()) == count + 1


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Datasource", "Case management"),
        ("CountryOfExploitation", "MX"),
        ("isForcedMarriage", "0"),
        ("meansOfControlThreats", "0"),
    ],
)
def test_a_case_that_no_hotline_has_is_refused(name, label, cases, tmp_path):
    changed = np.array(cases[:5])
    changed[2, NAMES.index(name)] = CODEBOOK.by_name[name].encode(label)
    with pytest.raises(ParameterError, match=name):
        write_cases("polaris", changed, tmp_path / "refused.csv", SEED)
    assert not (tmp_path / "refused.csv").exists()
