"""A contributor's answer becomes the codebook's code, for every variable that it collects."""

from functools import cache
from importlib import import_module

import pytest
from tests.contributors import BOOK, on_polars

from tenfold.codebook import NULL
from tenfold.contributors import NotCollected, contributor_names, load_mapping
from tenfold.harmonise import harmonise
from tenfold.tables import schema_of

SCHEMA = schema_of(BOOK)
KNOWN = {
    name: import_module(f"tests.unit.contributors.known.{name.replace('-', '_')}").KNOWN
    for name in contributor_names()
}
ANSWERS = [
    pytest.param(name, number, id=f"{name} {number}: {variable} {label}")
    for name, known in KNOWN.items()
    for number, (variable, _, label) in enumerate(known)
]


@cache
def codes(name):
    """The codes of a contributor's known answers, one case each, in their order."""
    mapping = load_mapping(name, BOOK)
    cells = {
        column: [given.get(column, "") for _, given, _ in KNOWN[name]] for column in mapping.reads
    }
    cells[mapping.case.number] = [f"{number:04d}" for number in range(len(KNOWN[name]))]
    return harmonise(on_polars(cells), mapping, BOOK, on_polars).cases(SCHEMA)


@pytest.mark.parametrize(("name", "number"), ANSWERS)
def test_a_known_answer_becomes_its_code(name, number):
    variable, _, label = KNOWN[name][number]
    due = BOOK.by_name[variable].encode(label) if label else NULL
    assert codes(name).codes[number, SCHEMA.index[variable]] == due


@pytest.mark.parametrize("name", KNOWN)
def test_every_known_answer_has_its_written_line(name):
    assert not codes(name).unmapped.any()


@pytest.mark.parametrize("name", KNOWN)
def test_every_known_cell_is_of_a_column_that_is_read(name):
    given = {column for _, cells, _ in KNOWN[name] for column in cells}
    assert given <= set(load_mapping(name, BOOK).reads)


def not_collected(name):
    rules = load_mapping(name, BOOK).variable
    return {rule.name for rule in rules if isinstance(rule, NotCollected)}


@pytest.mark.parametrize("name", contributor_names())
def test_every_variable_that_is_collected_has_a_known_answer(name):
    known = {variable for variable, _, label in KNOWN[name] if label is not None}
    assert known == {variable.name for variable in BOOK.base} - not_collected(name)


@pytest.mark.parametrize("name", contributor_names())
def test_what_is_not_collected_is_null_whatever_is_answered(name):
    places = [SCHEMA.index[variable] for variable in not_collected(name)]
    assert not codes(name).codes[:, places].any()
