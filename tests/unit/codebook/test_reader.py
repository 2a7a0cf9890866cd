"""A broken data file is refused with its name, the line, and what to do."""

import shutil

import pytest

from tenfold.codebook import DEFAULT, load_codebook
from tenfold.codebook.files import line_of
from tenfold.codebook.reader import FOLDER
from tenfold.errors import DataFileError, ParameterError

VARIABLES, COUNTRIES = "variables.toml", "countries.csv"
CONVENTIONS, ERRATA = "conventions.toml", "errata.toml"

# file, what is replaced (once), by what, the text of the line that is named, what is said of it
BROKEN = {
    "key missing": (VARIABLES, 'label = "Gender"\n', "", "[[variable]]", "is missing. Add it."),
    "key missing at the end": (
        VARIABLES,
        'label = "Relationship of the recruiter to the person unknown"\n',
        "",
        "[[variable]]",
        "is missing. Add it.",
    ),
    "key unknown": (VARIABLES, "last = 2021", "last = 2021\nlats = 1", "lats = 1", "Remove it"),
    "type wrong": (VARIABLES, "number = 7\n", 'number = "seven"\n', 'number = "seven"', "integer"),
    "kind unknown": (VARIABLES, 'type = "year"', 'type = "date"', 'type = "date"', "'year'"),
    "label too long": (VARIABLES, '"Gender"', f'"{"G" * 81}"', "GGG", "at most 80"),
    "part unfinished": (
        VARIABLES,
        "first = 2002\n",
        "",
        "[[variable]]",
        "lacks its first and last",
    ),
    "label twice": (VARIABLES, '{ label = "9–17" }', '{ label = "0–8" }', "[[variable]]", "twice"),
    "number out of order": (VARIABLES, "number = 7\n", "number = 8\n", "number = 8", "7 is due"),
    "name twice": (VARIABLES, '"majorityEntry"', '"ageBroad"', 'name = "ageBroad"', "stands twice"),
    "group unknown": (VARIABLES, 'group = "registration"', 'group = "x"', 'group = "x"', "choose"),
    "separator in a label": (VARIABLES, '"Takes/With', '"Takes;With', "parts = [", "separator"),
    "part of nothing": (VARIABLES, 'any = ["typeOfSexPr', 'any = ["typeOfSx', "parts = [", "isn't"),
    "broader than nothing": (
        VARIABLES,
        'broader = "majorityStatus"',
        'broader = "age"',
        'broader = "age"',
        "isn't a variable",
    ),
    "follows from no label": (VARIABLES, 's."0–8"', 's."0"', "follows.variable", "on the left"),
    "follows to no label": (VARIABLES, '9–17" = "Minor"', '9–17" = "Y"', "follows", "on the right"),
    "not TOML": (VARIABLES, "number = 7\n", "number =\n", "number =", "is not TOML here. Mend it"),
    "code of one letter": (COUNTRIES, "AF,AFG", "A,AFG", "A,AFG", "column alpha2"),
    "code twice": (COUNTRIES, "AF,AFG", "AE,AFG", "AE,ARE", "stands twice"),
    "read as nothing": (COUNTRIES, "reserved,RS", "reserved,CS", "XK,", "isn't a current code"),
    "no reason": (COUNTRIES, "Renamed Myanmar in 1989.", "", "BU,", "needs a reason"),
    "cell too many": (COUNTRIES, "sia,current,,\n", "sia,current,,,x\n", "AE,ARE", "one too many"),
    "cell too few": (COUNTRIES, "AF,AFG,", "AF,", "AF,", "column"),
    "quote not closed": (COUNTRIES, '"Bonaire', '"Bon"aire', '"Bon"aire', "is not CSV here"),
    "renamed to nothing": (CONVENTIONS, '"majorityEntry"', '"entry"', 'new = "entry"', "no such"),
    "renamed from itself": (CONVENTIONS, '"datasource"', '"Datasource"', 'old = "Data', "in use"),
    "spelling of nothing": (CONVENTIONS, '"gender"', '"sex"', 'variable = "sex"', "no such"),
    "spelling of no label": (CONVENTIONS, 'new = "0–8"', 'new = "0"', 'new = "0"', "not a label"),
    "spelling twice": (CONVENTIONS, 'old = "9--17"', 'old = "0--8"', 'old = "0--8"', "meaning"),
    "spelling unseen": (CONVENTIONS, 'seen = "2018"\n', "", "[[spelling]]", "Add it"),
    "erratum out of order": (ERRATA, '"E02"', '"E03"', 'id = "E03"', "E02 is due"),
    "erratum of nothing": (ERRATA, '["gender"]', '["sex"]', 'variables = ["sex"]', "mend the name"),
}


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER / DEFAULT, tmp_path / DEFAULT)


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN.keys())
def test_nonsense_is_refused_with_file_line_and_fix(folder, case):
    file, old, new, line, said = case
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataFileError) as refusal:
        load_codebook(folder)
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    assert refusal.value.file == folder / file
    assert line in lines[refusal.value.line - 1]
    assert said in str(refusal.value)


@pytest.mark.parametrize("file", [VARIABLES, COUNTRIES, CONVENTIONS, ERRATA])
def test_a_missing_file_is_named(folder, file):
    (folder / file).unlink()
    with pytest.raises(DataFileError, match="can't be read"):
        load_codebook(folder)


def test_a_file_that_is_not_utf8_is_named_with_the_line(folder):
    file = folder / COUNTRIES
    file.write_bytes(file.read_bytes().replace("Åland".encode(), "Åland".encode("latin-1")))
    with pytest.raises(DataFileError, match="Save it as UTF-8") as refusal:
        load_codebook(folder)
    assert file.read_bytes().splitlines()[refusal.value.line - 1].startswith(b"AX,")


@pytest.mark.parametrize("file", [VARIABLES, COUNTRIES])
def test_a_byte_order_mark_is_skipped(folder, file):
    (folder / file).write_bytes(b"\xef\xbb\xbf" + (folder / file).read_bytes())
    assert load_codebook(folder) == load_codebook()


def test_semicolons_between_columns_are_told(folder):
    text = (folder / COUNTRIES).read_text(encoding="utf-8")
    (folder / COUNTRIES).write_text(text.replace(",", ";"), encoding="utf-8")
    with pytest.raises(DataFileError, match="Save it as CSV with commas"):
        load_codebook(folder)


@pytest.mark.parametrize("value", ["[" * 100_000, "1" * 5_000, "{a = " * 100_000])
def test_what_no_reader_can_take_in_is_refused(folder, value):
    (folder / ERRATA).write_text(f"a = {value}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="too deep in each other, or a number too long"):
        load_codebook(folder)


def test_a_broken_file_has_its_exit_code():
    assert DataFileError.exit_code == 6


def test_a_copy_of_the_folder_is_the_same_codebook(folder):
    assert load_codebook(folder) == load_codebook()


def test_an_unknown_codebook_is_refused_with_those_there_are():
    with pytest.raises(ParameterError, match=f"Choose one of: {DEFAULT}"):
        load_codebook("ctdc-v8")


def test_an_unknown_variable_is_refused_with_the_groups():
    with pytest.raises(ParameterError, match="registration, profile"):
        load_codebook().chosen("height")


def test_the_codebook_shows_itself_in_one_line():
    assert str(load_codebook()) == "Codebook(ctdc-v7: 63 variables)"


def test_a_fault_of_a_whole_file_is_told_at_its_first_line():
    assert line_of("[about]\nid = 1\n", ()) == 1
