"""How statistics programs hold the variables, and what of a codebook they can't hold."""

import shutil

import pytest

from tenfold.codebook import (
    DEFAULT,
    SCRIPTS,
    codebook_rows,
    country_rows,
    data_notes,
    level,
    load_codebook,
    numbers,
    stata_names,
    stata_table,
)
from tenfold.codebook.reader import FOLDER
from tenfold.codebook.texts import NOTE_WORDS
from tenfold.errors import DataFileError

BOOK = load_codebook()
NAMES, VARIABLES = "names-stata.csv", "variables.toml"
OLD = '"Transgender/NonConforming"'
SHORT = "meansRestrictsFinancialAccess"
WORDS = dict.fromkeys(NOTE_WORDS, "said")

# file, what is replaced (once), by what, what is said of it
BROKEN = {
    "name too long": (NAMES, SHORT, "x" * 33, "at most 32"),
    "name unfit": (NAMES, SHORT, "1means", "match pattern"),
    "name twice": (NAMES, SHORT, "Gender", "Gender stands twice; choose another name"),
    "name reserved": (NAMES, SHORT, "using", "Stata keeps using for itself"),
    "name of a type": (NAMES, SHORT, "str80", "Stata keeps str80 for itself"),
    "variable unknown": (NAMES, "isAbduction,", "isAbducted,", "no such variable"),
    "line missing": (NAMES, "isAbduction,isAbduction\n", "", "isAbduction is missing; add a line"),
    "label too long": (VARIABLES, OLD, f'"{"x" * 121}"', "121 bytes, SPSS takes 120"),
    "formula": (VARIABLES, OLD, '"+48"', "begins with +, like a formula"),
    "list too long": (VARIABLES, '"Physical abuse"', f'"{"x" * 32_700}"', "SPSS takes 32767"),
    "definition too long": (VARIABLES, "The year in", "x" * 32_768, "a cell of Excel takes 32767"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_a_format_can_not_hold_is_refused_with_its_file(tmp_path, case):
    name, old, new, said = BROKEN[case]
    folder = shutil.copytree(FOLDER / DEFAULT, tmp_path / "book")
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataFileError) as refusal:
        load_codebook(folder)
    assert refusal.value.file == folder / name
    assert said in str(refusal.value)


def test_names_for_stata_are_short_and_told_apart():
    names = list(stata_names(BOOK).values())
    assert max(map(len, names)) <= 32
    assert len({name.casefold() for name in names}) == 63
    assert stata_table(BOOK).startswith("variable,stata\nyearOfRegistration,yearOfRegistration\n")


def test_only_names_that_are_too_long_are_others():
    changed = [name for name, short in stata_names(BOOK).items() if name != short]
    assert changed == [name for name in BOOK.by_name if len(name) > 32]


def test_a_variable_without_a_line_keeps_its_name():
    assert stata_names(BOOK.model_copy(update={"stata": ()}))["gender"] == "gender"


def test_categories_are_numbered_and_years_and_lists_are_not():
    found = {name: numbers(BOOK.by_name[name]) for name in ("gender", "meansOfControlOther")}
    assert found["gender"] == {1: "Male", 2: "Female", 3: "Transgender/NonConforming"}
    assert found["meansOfControlOther"] == {1: "Yes"}
    assert not numbers(BOOK.by_name["yearOfRegistration"])
    assert not numbers(BOOK.by_name["meansOfControlConcatenated"])


def test_age_bands_alone_are_ordered():
    levels = {level(variable): [] for variable in BOOK.variable}
    for variable in BOOK.variable:
        levels[level(variable)].append(variable.name)
    assert (levels["ordinal"], levels["scale"]) == (["ageBroad"], ["yearOfRegistration"])


def test_notes_are_filled_in_paragraph_by_paragraph_and_empty_ones_left_out():
    notes = data_notes(DEFAULT, WORDS | {"doi": "", "terms": "One.\n\n  Two\tthree. "})
    assert [text for heading, text in notes if heading == "Terms of use"] == ["One.", "Two three."]
    assert "DOI" not in [heading for heading, _ in notes]


def test_rows_of_sheets_name_every_variable_and_country():
    head, *rows = codebook_rows(BOOK)
    assert (head[:2], len(rows)) == (("number", "name"), 63)
    assert ("NA", "Namibia") in list(country_rows(BOOK))


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_names_every_variable_and_its_label(name):
    script = SCRIPTS[name](BOOK)
    names = stata_names(BOOK).values() if name == "import.do" else BOOK.by_name
    assert all(word in script for word in names)
    assert all(variable.label in script for variable in BOOK.variable)


def test_the_script_for_r_is_plain_ascii():
    assert SCRIPTS["import.R"](BOOK).isascii()


def test_the_script_for_stata_numbers_every_category_and_stops_at_others():
    script = SCRIPTS["import.do"](BOOK)
    categories = [v.name for v in BOOK.variable if v.type in {"category", "country"}]
    assert script.count(" noextend\n") == len(categories)
    assert '    161 `"NA"\'' in script or '`"NA"\'' in script
    assert all(f"label define {name} ///" in script for name in categories)
    assert script.count("rename v") == 63
