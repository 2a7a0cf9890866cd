"""The codebook says what the source document says, variable by variable, in other words."""

import pytest
from tests.unit.codebook import source

from tenfold.codebook import NULL, Variable, load_codebook

CODEBOOK = load_codebook()
TYPES = {
    "year": "numeric",
    "category": "string",
    "country": "string",
    "list": "string",
    "flag": "binary numeric",
}
COPIED = 12

each_variable = pytest.mark.parametrize("variable", CODEBOOK.variable, ids=lambda v: v.name)


@pytest.fixture(scope="module")
def entries():
    return source.entries()


@pytest.fixture(scope="module")
def copied():
    return source.runs(source.text(), COPIED)


def texts(variable: Variable) -> list[str]:
    own = [variable.label, variable.definition, variable.collected, variable.note]
    return own + [value.definition for value in variable.values]


def test_numbers_and_names_are_those_of_the_list():
    assert [(v.number, v.name) for v in CODEBOOK.variable] == source.names()


@each_variable
def test_name_is_that_of_the_description(variable, entries):
    assert variable.name == entries[variable.number].name


@each_variable
def test_type_is_the_sources(variable, entries):
    blank = variable.number == 27
    assert entries[variable.number].type == ("" if blank else TYPES[variable.type])


@each_variable
def test_null_is_allowed_where_the_source_lists_it(variable, entries):
    listed = source.NULL in entries[variable.number].items
    assert variable.null == (listed or variable.type == "list")


@pytest.mark.parametrize(
    "variable", [v for v in CODEBOOK.variable if v.type == "flag"], ids=lambda v: v.name
)
def test_flag_allows_the_sources_digits(variable, entries):
    listed = set(entries[variable.number].items) - {source.NULL}
    assert {variable.decode(code) for code in variable.allowed - {NULL}} == listed


@pytest.mark.parametrize(
    "variable",
    [v for v in CODEBOOK.variable if v.type in {"category", "list"}],
    ids=lambda v: v.name,
)
def test_labels_are_the_sources_in_its_order(variable, entries):
    listed = tuple(item for item in entries[variable.number].items if item != source.NULL)
    assert variable.labels == listed


@pytest.mark.parametrize("name", ["citizenship", "CountryOfExploitation"])
def test_countries_are_iso_codes(name, entries):
    variable = CODEBOOK.by_name[name]
    assert variable.type == "country"
    assert "Values based on" in entries[variable.number].items


def test_years_are_the_sources_range(entries):
    year = CODEBOOK.by_name["yearOfRegistration"]
    assert entries[1].items == ("Range:",)
    assert f"- Range: [{year.first}, {year.last}]" in source.text()


def test_lists_are_those_that_the_source_calls_concatenated(entries):
    lists = {v.number for v in CODEBOOK.variable if v.type == "list"}
    assert lists - {57} == {number for number, entry in entries.items() if entry.listed}


@each_variable
def test_no_text_is_copied(variable, copied):
    assert not any(source.runs(text, COPIED) & copied for text in texts(variable))


def test_no_erratum_is_copied(copied):
    for erratum in CODEBOOK.errata:
        for text in (erratum.source, erratum.problem, erratum.ruling):
            assert not source.runs(text, COPIED) & copied, erratum.id
