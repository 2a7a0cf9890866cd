"""[[file]] entries: what a file calls otherwise, lacks, asks in boxes, and how it is written."""

from pathlib import Path

import pytest
from tests.contributors import BOOK, mapping_of, write_folder

from tenfold.contributors import PLAIN, Days, File, Reader, load_mapping
from tenfold.errors import DataFileError, InputError

ASKED = {"agrees": "partial", "because": "Some files don't ask."}
RULES = {
    "gender": {"rule": "recode", "column": "Sex", "values": "sex"},
    "isAbduction": {"rule": "copy", "column": "Taken"},
    "meansOfControlThreats": {
        "rule": "any-answer",
        "column": "Means",
        "separator": ";",
        "values": "means",
        "answers": ["Threats"],
    },
}
LINES = "sex,F,Female,kept,\nmeans,Threats,Threats,kept,\n"


def partly(*names):
    """The rules, of which some agree in part."""
    return RULES | {name: RULES[name] | ASKED for name in names}


def files_of(folder, more, rules=RULES):
    return mapping_of(folder / "tiny", rules, LINES, more).files


def refusal(folder, more, rules=RULES, columns=""):
    """The line that is told, and the problem."""
    write_folder(folder / "tiny", rules, LINES, more, columns)
    with pytest.raises(DataFileError) as caught:
        load_mapping(folder / "tiny", BOOK)
    text = caught.value.file.read_text(encoding="utf-8").splitlines()
    return text[caught.value.line - 1], caught.value.problem


@pytest.mark.parametrize("name", ["north.csv", "North-2021.CSV", "north"])
def test_a_file_is_found_by_its_name_whatever_its_capitals(tmp_path, name):
    files = files_of(tmp_path, '[[file]]\nname = "north*"\n')
    assert files.of(Path("sent") / name).name == "north*"


def test_a_file_that_no_entry_fits_is_as_all_others(tmp_path):
    files = files_of(tmp_path, '[[file]]\nname = "north*"\n')
    assert files.of(Path("north/south.csv")) is PLAIN
    assert Reader(dates="%d.%m.%Y").of(PLAIN) == Reader(dates="%d.%m.%Y")


def test_a_file_that_two_entries_fit_is_refused_when_it_comes(tmp_path):
    files = files_of(tmp_path, '[[file]]\nname = "n*"\n[[file]]\nname = "*.csv"\n')
    assert files.of(Path("n.xlsx")).name == "n*"
    with pytest.raises(InputError, match=r'n.csv: .* speaks of it as "n\*" and "\*.csv"'):
        files.of(Path("n.csv"))


def test_a_file_is_written_as_it_says_and_else_as_all_others():
    common = Reader(encoding="cp1252", separator=";", dates="%d/%m/%Y")
    found = common.of(File(name="x", encoding="utf-8", separator=""))
    assert found == Reader(encoding="utf-8", separator="", dates="%d/%m/%Y")


def test_a_column_is_called_otherwise_lacking_or_boxes(tmp_path):
    more = '[[file]]\nname = "x"\nlacks = ["Taken"]\ncalls = { "Sex" = "Gender" }\n'
    more += 'boxes = { "Means" = { columns = ["Threats", "Debt"], yes = ["x"] } }\n'
    file = files_of(tmp_path, more, partly("isAbduction")).of(Path("x"))
    assert file.own(["Case", "Sex", "Taken", "Means"]) == ("Case", "Gender", "Threats", "Debt")


def test_days_are_brought_to_one_form_only_where_files_differ(tmp_path):
    rules = RULES | {"yearOfRegistration": {"rule": "year", "column": "Day"}}
    for form, days in (("%Y-%m-%d", set()), ("%d/%m/%Y", {"Day", "Updated"})):
        more = f'[[file]]\nname = "x"\ndates = "{form}"\n'
        mapping = mapping_of(tmp_path / "tiny", rules, LINES, more)
        assert (mapping.files.days, mapping.dates) == (days, Days(("%Y-%m-%d",)))


def test_every_column_of_days_is_brought_to_one_form(tmp_path):
    more = '[person]\nname = ["Called"]\nborn = "Born"\nsex = "Sex"\n'
    more += '[[exclude]]\nreason = "r"\ncolumn = "Told"\nbefore = 2015-01-01\n'
    more += '[[file]]\nname = "x"\ndates = "%d/%m/%Y"\n'
    columns = "Called,identifies,x\nBorn,identifies,x\nTold,case,x\n"
    rules = RULES | {"ageBroad": {"rule": "age-band", "born": "Birth", "on": "Day"}}
    mapping = mapping_of(tmp_path / "tiny", rules, LINES, more, columns)
    assert mapping.files.days == {"Updated", "Born", "Told", "Birth", "Day"}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('lacks = ["Shoe"]', "no column Shoe"),
        ('calls = { "Shoe" = "Boot" }', "no column Shoe"),
        ('boxes = { "Shoe" = { columns = ["Boot"], yes = ["x"] } }', "no column Shoe"),
        ('calls = { "Sex" = "Taken" }', "two columns would be read from Taken"),
        ('calls = { "Sex" = "X", "Taken" = "X" }', "two columns would be read from X"),
        ('boxes = { "Means" = { columns = ["Sex"], yes = ["x"] } }', "read from Sex"),
        ('boxes = { "Sex" = { columns = ["F"], yes = ["x"] } }', "no rule any-answer reads Sex"),
        ('boxes = { "Means" = { columns = ["A;B"], yes = ["x"] } }', "A;B holds the sign"),
        ('boxes = { "Means" = { columns = [], yes = ["x"] } }', "too few entries"),
        ('boxes = { "Means" = { columns = ["A"], yes = [] } }', "too few entries"),
        ('lacks = ["Case"]', "Case tells one case from another"),
        ('dates = "%d/%m"', "give day, month and year"),
        ('encoding = "rot13"', "can't be read in this encoding"),
        ('separator = "||"', "one ASCII character"),
    ],
)
def test_an_entry_that_makes_no_sense(tmp_path, line, problem):
    told, found = refusal(tmp_path, f'[[file]]\nname = "x"\n{line}\n')
    assert told == line
    assert problem in found


def test_a_column_of_which_two_things_are_said(tmp_path):
    more = '[[file]]\nname = "x"\nlacks = ["Sex"]\ncalls = { "Sex" = "Gender" }\n'
    line, problem = refusal(tmp_path, more, partly("gender"))
    assert line == 'lacks = ["Sex"]'
    assert "Sex stands twice" in problem


def test_an_entry_that_stands_twice(tmp_path):
    line, problem = refusal(tmp_path, '[[file]]\nname = "x"\n[[file]]\nname = "X"\n')
    assert line == 'name = "x"'
    assert "stands twice" in problem


def test_no_file_may_lack_what_decides_who_is_left_out(tmp_path):
    more = '[[exclude]]\nreason = "r"\ncolumn = "Consent"\nunless = ["Yes"]\n'
    more += '[[file]]\nname = "x"\nlacks = ["Consent"]\n'
    line, problem = refusal(tmp_path, more, columns="Consent,case,yes or no\n")
    assert line == 'lacks = ["Consent"]'
    assert "decides who is left out" in problem


@pytest.mark.parametrize("agrees", ["identical", "compatible"])
def test_what_some_file_lacks_is_partial_at_best(tmp_path, agrees):
    told = {"agrees": agrees, "because": "It is."}
    rules = RULES | {"isAbduction": RULES["isAbduction"] | told}
    line, problem = refusal(tmp_path, '[[file]]\nname = "x"\nlacks = ["Taken"]\n', rules)
    assert line == f'agrees = "{agrees}"'
    assert 'some files lack what it reads (x); write agrees = "partial"' in problem


AGED = {"rule": "age-band", "age": "Age", "born": "Born", "on": "Day"}
PLACE = {"rule": "first-known", "columns": ["Here", "There"]}


@pytest.mark.parametrize(
    ("name", "rule", "lacks"),
    [
        ("ageBroad", AGED, ["Age"]),
        ("ageBroad", AGED, ["Born"]),
        ("ageBroad", AGED, ["Day"]),
        ("CountryOfExploitation", PLACE, ["Here"]),
    ],
)
def test_what_another_column_tells_too_may_be_identical(tmp_path, name, rule, lacks):
    more = f'[[file]]\nname = "x"\nlacks = {lacks}\n'.replace("'", '"')
    assert files_of(tmp_path, more, RULES | {name: rule})


@pytest.mark.parametrize(
    ("name", "rule", "lacks"),
    [
        ("ageBroad", AGED, ["Age", "Born"]),
        ("ageBroad", AGED, ["Age", "Day"]),
        ("CountryOfExploitation", PLACE, ["Here", "There"]),
        ("isAbduction", {"rule": "any-yes", "columns": ["A", "B"], "values": "yes"}, ["B"]),
    ],
)
def test_what_no_other_column_tells_is_not(tmp_path, name, rule, lacks):
    more = f'[[file]]\nname = "x"\nlacks = {lacks}\n'.replace("'", '"')
    write_folder(tmp_path, RULES | {name: rule}, LINES + "yes,Yes,1,kept,\n", more)
    if name != "isAbduction":
        (tmp_path / "values.csv").write_text(f"table,value,becomes,verdict,reason\n{LINES}")
    with pytest.raises(DataFileError, match="some files lack what it reads"):
        load_mapping(tmp_path, BOOK)


def test_boxes_may_stand_for_what_is_denied(tmp_path):
    denied = RULES["meansOfControlThreats"] | ASKED | {"denied_by": "Denied"}
    boxes = '[file.boxes."Denied"]\ncolumns = ["Threats"]\nyes = ["no"]\n'
    rules = RULES | {"meansOfControlThreats": denied}
    files = files_of(tmp_path, f'[[file]]\nname = "north*"\n{boxes}', rules)
    assert files.joined == {"Means": ";", "Denied": ";"}


AGED = {"ageBroad": {"rule": "age-band", "born": "Birth", "on": "Day"}}


@pytest.mark.parametrize("rules", [AGED, RULES])
def test_births_of_two_digits_need_a_century(tmp_path, rules):
    person = '[person]\nname = ["Called"]\nborn = "Born"\nsex = "Sex"\n'
    more = '[[file]]\nname = "x"\ndates = ["%d.%m.%Y", "%d.%m.%y"]\n'
    columns = "Called,identifies,x\nBorn,identifies,x\n"
    given = (more, RULES | AGED, "") if rules is AGED else (person + more, RULES, columns)
    line, problem = refusal(tmp_path, *given)
    assert (line, "give century" in problem) == ('dates = ["%d.%m.%Y", "%d.%m.%y"]', True)


def test_registrations_of_two_digits_need_none(tmp_path):
    more = '[[file]]\nname = "x"\ndates = "%d.%m.%y"\n'
    assert files_of(tmp_path, more).file[0].century is None


def test_another_century_is_another_form_of_days(tmp_path):
    mapping = mapping_of(tmp_path / "tiny", RULES, LINES, '[[file]]\nname = "x"\ncentury = 1922\n')
    assert mapping.dates == Days(("%Y-%m-%d",))
