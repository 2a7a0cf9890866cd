"""The mapping to start from is refused at what is left to decide, and loads once all is decided."""

import csv
import re
import tomllib

import pytest
from tests.unit.scan.exports import BOOK, scanned

from tenfold.contributors import load_mapping
from tenfold.errors import DataFileError, OutputError
from tenfold.scan import Question, scan, write_draft

COLUMNS = {
    "File No": [f"N-{place}" for place in range(40)],
    'Full "Name"': ["Canary Maria Example"] * 40,
    "Sex": ["Female", "Other woman"] * 20,
    "Nationality": ["Albania", "Nowhere"] * 20,
    "Date of Birth": ["1990-01-02"] * 40,
    "Age": ["30", "40"] * 20,
    "Means of Control": ["Debt bondage|Threats"] * 40,
    "Abducted": ["oui", "non"] * 20,
    "Registered": ["13/04/2017"] * 40,
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    write_draft(scanned(tmp_path, COLUMNS).profile, BOOK, tmp_path / "ours")
    return tmp_path / "ours"


def text_of(folder, name):
    return (folder / name).read_text(encoding="utf-8")


def change(folder, name, pattern, by):
    text = re.sub(pattern, by, text_of(folder, name), flags=re.MULTILINE)
    (folder / name).write_text(text, encoding="utf-8")


def decide_columns(folder):
    change(folder, "columns.csv", "^(Sex|Age|Abducted),to decide", r"\1,mapped")
    change(folder, "columns.csv", "to decide", "unused")


def decide_values(folder):
    change(folder, "values.csv", "^(sex|abducted),(.*),to decide,$", r"\1,\2,repaired,why")
    change(folder, "values.csv", "^sex,Other woman,", "sex,Other woman,Female")
    change(folder, "values.csv", "^.*to decide.*\n", "")


def decide_head(folder):
    change(folder, "mapping.toml", "^# (id|title) = .*", r'\1 = "ours"')
    change(folder, "mapping.toml", r"^# number = .*", 'number = "File No"')


NEVER_MISSING = {
    "yearOfRegistration": 'rule = "constant"\nvalue = "2017"\n',
    "Datasource": 'rule = "constant"\nvalue = "Hotline"\n',
}


def name_of(entry):
    return re.search(r'^name = "(\w+)"', entry, re.MULTILINE)[1]


def decide_rules(folder):
    left = 'rule = "not-collected"\nreason = "r"\n'
    entries = re.split(
        r"(?=^\[\[variable\]\])", text_of(folder, "mapping.toml"), flags=re.MULTILINE
    )
    chosen = ('"gender"', '"ageBroad"', '"isAbduction"')
    for place, entry in enumerate(entries[1:], 1):
        if any(f"name = {name}\n" in entry for name in chosen):
            entries[place] = re.sub(r"^# (?!to decide)", "", entry, flags=re.MULTILINE)
        else:
            entries[place] = entry + NEVER_MISSING.get(name_of(entry), left)
    (folder / "mapping.toml").write_text("".join(entries), encoding="utf-8")


def refusal(folder):
    with pytest.raises(DataFileError) as refused:
        load_mapping(folder, BOOK)
    lines = text_of(folder, refused.value.file.name).splitlines()
    return refused.value, lines[refused.value.line - 1]


def test_an_undecided_column_is_refused(folder):
    error, line = refusal(folder)
    assert error.file.name == "columns.csv"
    assert line.startswith("File No,to decide,")
    assert error.fix == "Choose one of them."


def test_an_undecided_value_is_refused(folder):
    decide_columns(folder)
    error, line = refusal(folder)
    assert error.file.name == "values.csv"
    assert line == "sex,Female,Female,to decide,"
    assert error.fix == "Choose one of them."


def test_an_undecided_contributor_is_refused(folder):
    decide_columns(folder)
    decide_values(folder)
    error, line = refusal(folder)
    assert (error.file.name, line) == ("mapping.toml", "[contributor]")
    assert error.problem.endswith("contributor, id: is missing.")


def test_an_undecided_rule_is_refused(folder):
    for decide in (decide_columns, decide_values, decide_head):
        decide(folder)
    error, line = refusal(folder)
    assert (error.file.name, line) == ("mapping.toml", "[[variable]]")
    assert error.problem.endswith("variable 1: has no 'rule'.")
    assert error.fix == "Decide on one, and write it."


@pytest.mark.parametrize(
    ("cells", "dates"),
    [
        (["13/04/2017 13:05"], '"%d/%m/%Y %H:%M"'),
        (["13/04/2017 13:05", "13/04/2017"], '["%d/%m/%Y", "%d/%m/%Y %H:%M"]'),
        (["13/04/2017 13:05:07.1234567"], '"%d/%m/%Y"'),
        (["2017-04-13 13:05"], '"%Y-%m-%d"'),
        (["2017-04-13 01:05 PM"], '"%Y-%m-%d %I:%M %p"'),
    ],
)
def test_days_with_times_come_with_forms_that_read_them(tmp_path, cells, dates):
    profile = scanned(tmp_path, COLUMNS | {"Registered": cells * (40 // len(cells))}).profile
    write_draft(profile, BOOK, tmp_path / "ours")
    assert f"dates = {dates}\n" in text_of(tmp_path / "ours", "mapping.toml")


def test_an_undecided_form_of_dates_is_refused(tmp_path):
    columns = COLUMNS | {"Registered": ["03/04/2017"] * 40}
    write_draft(scanned(tmp_path, columns).profile, BOOK, tmp_path / "ours")
    for decide in (decide_columns, decide_values, decide_head, decide_rules):
        decide(tmp_path / "ours")
    error, line = refusal(tmp_path / "ours")
    assert line == 'dates = "to decide: %d/%m/%Y, %m/%d/%Y"'
    assert "give day, month and year" in error.problem


def test_once_all_is_decided_the_mapping_loads(folder):
    for decide in (decide_columns, decide_values, decide_head, decide_rules):
        decide(folder)
    mapping = load_mapping(folder, BOOK)
    rules = {rule.name: rule.rule for rule in mapping.variable if rule.reads}
    assert rules == {"gender": "recode", "ageBroad": "age-band", "isAbduction": "any-yes"}
    assert mapping.table("abducted")["oui"].becomes == "1"


def test_a_case_number_that_was_chosen_is_decided(tmp_path):
    write_draft(scanned(tmp_path, COLUMNS, case="File No").profile, BOOK, tmp_path / "ours")
    assert tomllib.loads(text_of(tmp_path / "ours", "mapping.toml"))["case"]["number"] == "File No"
    assert "File No,case," in text_of(tmp_path / "ours", "columns.csv")


def test_what_is_flagged_identifies(folder):
    rows = {
        row["column"]: row for row in csv.DictReader(text_of(folder, "columns.csv").splitlines())
    }
    assert rows['Full "Name"']["use"] == "identifies"
    assert rows["Date of Birth"]["use"] == "identifies"


@pytest.mark.parametrize("name", ["mapping.toml", "columns.csv", "values.csv"])
def test_no_value_of_a_flagged_column_is_written(folder, name):
    assert "Canary" not in text_of(folder, name)
    assert "1990" not in text_of(folder, name)


@pytest.mark.parametrize(
    ("variable", "proposal"),
    [
        ("gender", '# rule = "recode"\n# column = "Sex"\n# values = "sex"\n'),
        ("yearOfRegistration", '# rule = "year"\n# column = "to decide"\n'),
        ("Datasource", '# rule = "constant"\n# value = "to decide"\n'),
        ("isSlaveryAndPractices", '# rule = "not-collected"\n'),
        (
            "meansOfControlDebtBondage",
            '# rule = "any-answer"\n# column = "Means of Control"\n# separator = "|"\n',
        ),
        ("isAbduction", '# rule = "any-yes"\n# columns = ["Abducted"]\n# values = "abducted"\n'),
        ("citizenship", '# rule = "recode"\n# column = "Nationality"\n# values = "nationality"\n'),
    ],
)
def test_a_rule_is_proposed_as_a_comment(folder, variable, proposal):
    (entry,) = re.findall(
        rf'name = "{variable}"\n# to decide.*\n((?:# .*\n)*)', text_of(folder, "mapping.toml")
    )
    assert entry.startswith(proposal)


def test_countries_that_are_all_known_are_copied(tmp_path):
    write_draft(scanned(tmp_path, {"Nationality": ["Albania"] * 40}).profile, BOOK, tmp_path / "o")
    assert '# rule = "copy"\n# column = "Nationality"\n' in text_of(tmp_path / "o", "mapping.toml")


def test_a_birth_date_is_proposed_where_there_is_no_age(tmp_path):
    columns = {"Date of Birth": ["1990-01-02"] * 40}
    write_draft(scanned(tmp_path, columns).profile, BOOK, tmp_path / "o")
    text = text_of(tmp_path / "o", "mapping.toml")
    assert '# rule = "age-band"\n# born = "Date of Birth"\n# on = "to decide"\n' in text


def test_files_in_two_encodings_leave_that_to_decide(tmp_path):

    (tmp_path / "a.csv").write_text("Land\nMałe\n", encoding="utf-8")
    (tmp_path / "b.csv").write_bytes("Land\nGröße\n".encode("cp1252"))
    profile = scan(Question((tmp_path / "a.csv", tmp_path / "b.csv")), BOOK).profile
    write_draft(profile, BOOK, tmp_path / "o")
    assert 'encoding = "to decide: utf-8, cp1252"' in text_of(tmp_path / "o", "mapping.toml")


def test_nothing_that_exists_is_overwritten(tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/values.csv").write_text("mine")
    with pytest.raises(OutputError, match="exists"):
        write_draft(scanned(tmp_path, COLUMNS).profile, BOOK, tmp_path / "ours")
    assert [path.name for path in (tmp_path / "ours").iterdir()] == ["values.csv"]


def test_a_name_may_hold_whatever_a_header_may(tmp_path):
    name = 'A "name"\\ with\ttabs\x7f ☂'
    write_draft(
        scanned(tmp_path, {name: ["yes", "no"] * 20}, case=name).profile, BOOK, tmp_path / "o"
    )
    assert tomllib.loads(text_of(tmp_path / "o", "mapping.toml"))["case"]["number"] == name


def test_it_says_where_the_cases_lie_in_json(tmp_path):
    (tmp_path / "a.json").write_text('{"export": {"cases": [{"Case": {"ID": "N-1"}}]}}')
    write_draft(scan(Question((tmp_path / "a.json",)), BOOK).profile, BOOK, tmp_path / "ours")
    reader = tomllib.loads(text_of(tmp_path / "ours", "mapping.toml"))["reader"]
    assert reader["records"] == "export.cases"


def test_who_is_left_out_and_who_it_is_about_is_asked(tmp_path):
    columns = {"Consentement": ["oui"] * 20, "Nom": ["x"] * 20, "Date de naissance": ["?"] * 20}
    write_draft(scanned(tmp_path, columns).profile, BOOK, tmp_path / "ours")
    text = text_of(tmp_path / "ours", "mapping.toml")
    for line in ('# column = "Consentement"', '# name = ["Nom"]', '# born = "Date de naissance"'):
        assert line in text
