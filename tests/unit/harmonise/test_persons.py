"""A person is read alike in the words of every contributor, and only where all three are told."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.contributors import BOOK, mapping_of, on_polars

from tenfold.deidentify import hashes_of
from tenfold.harmonise import harmonise
from tenfold.harmonise.persons import Persons, same_name
from tenfold.tables import schema_of

PERSON = '[person]\nname = ["Given", "Family"]\nborn = "Born"\nsex = "Sex"\n'
COLUMNS = "".join(f"{name},identifies,x\n" for name in ("Given", "Family", "Born"))
RULE = {"gender": {"rule": "recode", "column": "Sex", "values": "sex"}}
WORDS = "sex,F,Female,kept,\nsex,Woman,Female,kept,\nsex,Not told,,rejected,no answer\n"
SCHEMA = schema_of(BOOK)


@pytest.fixture
def persons(tmp_path):
    """How the persons of a contributor are read, with a rule for its word of sex."""
    return Persons(mapping_of(tmp_path / "tiny", RULE, WORDS, PERSON, COLUMNS), BOOK)


@pytest.fixture
def without_rule(tmp_path):
    """How they are read where no rule reads the column."""
    columns = COLUMNS + "Sex,identifies,x\n"
    return Persons(mapping_of(tmp_path / "tiny", {}, "", PERSON, columns), BOOK)


def cells(given="Maria", family="Example", born="1990-02-03", sex="F"):
    return given, family, born, sex


@pytest.mark.parametrize(
    "name",
    [
        "Maria Example", "EXAMPLE, Maria", "  María\u00a0 Éxample ", "maria-example",
        "\uff2d\uff41\uff52\uff49\uff41 Example", "Ma\u00adria Exam\u200bple",
        "Exam'ple Maria", "Maria 2 Example.",
    ],
)  # fmt: skip
def test_a_name_is_the_same_in_each_of_its_spellings(name):
    assert same_name(name) == "example maria"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Maria Example", "Mario Example"), ("मीरा", "मोरी"), ("Maria", "Maria Maria")],
)
def test_other_letters_are_another_name(one, other):
    assert same_name(one) != same_name(other)


@pytest.mark.parametrize("name", ["", " ", "?", "17", "--", "\u200b"])
def test_what_has_no_letter_is_no_name(name):
    assert same_name(name) == ""


@given(st.text(max_size=12))
def test_what_was_read_once_stays_as_it_is(name):
    assert same_name(same_name(name)) == same_name(name)


@given(
    st.lists(st.text(max_size=6), max_size=4).flatmap(
        lambda w: st.tuples(st.just(w), st.permutations(w))
    )
)
def test_the_order_of_words_does_not_count(words):
    one, other = words
    assert same_name(" ".join(one)) == same_name(" ".join(other))


def test_a_person_is_name_day_and_sex(persons):
    assert persons.read(cells()).split("\0") == ["example maria", "1990-02-03", "female"]


@pytest.mark.parametrize("column", ["given family", "born", "sex"])
@pytest.mark.parametrize("blank", ["", "  "])
def test_who_lacks_one_of_the_three_is_not_compared(persons, column, blank):
    assert persons.read(cells(**dict.fromkeys(column.split(), blank))) == ""


@pytest.mark.parametrize("born", ["soon", "03.02.1990", "1990"])
def test_what_is_no_day_is_none(persons, born):
    assert persons.read(cells(born=born)) == ""


@pytest.mark.parametrize("sex", ["F", "woman", "Female"])
def test_words_for_one_sex_are_one(persons, sex):
    assert persons.read(cells(sex=sex)) == persons.read(cells())


@pytest.mark.parametrize("sex", ["Not told", "?"])
def test_a_word_of_which_the_rule_makes_nothing_is_none(persons, sex):
    assert persons.read(cells(sex=sex)) == ""


def test_without_a_rule_the_codebook_s_words_are_known(persons, without_rule):
    assert without_rule.read(cells(sex="FEMALE")) == persons.read(cells(sex="F"))


def test_without_a_rule_another_word_stands_as_it_is(without_rule):
    assert without_rule.read(cells(sex=" Other  Word")).endswith("\0other word")


def test_a_rule_of_several_columns_reads_this_one(tmp_path):
    rule = {"gender": {"rule": "first-known", "columns": ["Now", "Sex"], "values": "sex"}}
    mapping = mapping_of(tmp_path / "tiny", rule, WORDS, PERSON, COLUMNS)
    assert Persons(mapping, BOOK).read(cells()).endswith("\0female")


def test_dates_are_read_in_the_contributor_s_form(persons):
    reader = persons.mapping.reader.model_copy(update={"dates": ("%d/%m/%Y",)})
    other = Persons(persons.mapping.model_copy(update={"reader": reader}), BOOK)
    assert other.read(cells(born="03/02/1990")) == persons.read(cells())


def rows(*given):
    """An export of these persons, each a number, a state and the cells."""
    names = ("Case", "Updated", "Given", "Family", "Born", "Sex")
    return on_polars(dict(zip(names, map(list, zip(*given, strict=True)), strict=True)))


def hashes(frame, persons, hashed=lambda texts: hashes_of(texts, bytes(32))):
    return harmonise(frame, persons.mapping, BOOK, on_polars).cases(SCHEMA, hashed).persons


def test_each_case_has_the_hash_of_its_person(persons):
    frame = rows(("2", "", *cells("Anna")), ("1", "", *cells()), ("3", "", *cells(sex=None)))
    texts = (persons.read(cells()), persons.read(cells("Anna")), "")
    assert np.array_equal(hashes(frame, persons), hashes_of(texts, bytes(32)))


def test_the_latest_state_says_who_it_is(persons):
    frame = rows(("1", "2020-01-02", *cells()), ("1", "2020-01-01", *cells("Anna")))
    assert np.array_equal(hashes(frame, persons), hashes_of([persons.read(cells())], bytes(32)))


def test_among_equal_states_the_order_decides_nothing(persons):
    states = [("1", "", *cells()), ("1", "", *cells("Anna")), ("1", "", *cells("", ""))]
    one, other = (hashes(rows(*order), persons) for order in (states, states[::-1]))
    assert np.array_equal(one, other)
    assert one[0]


def test_without_a_way_to_hash_nobody_is_compared(persons):
    assert len(hashes(rows(("1", "", *cells())), persons, None)) == 0


def test_without_columns_of_a_person_nobody_is_compared(tmp_path):
    mapping = mapping_of(tmp_path / "tiny", RULE, WORDS)
    frame = on_polars({"Case": ["1"], "Updated": [""], "Sex": ["F"]})
    found = harmonise(frame, mapping, BOOK, on_polars)
    assert len(found.cases(SCHEMA, lambda texts: hashes_of(texts, bytes(32))).persons) == 0


def test_a_person_stands_in_no_ledger(persons):
    found = harmonise(rows(("1", "", *cells("Canary"))), persons.mapping, BOOK, on_polars)
    assert not [entry for entry in found.entries if "Canary" in entry.cells]
    assert "Canary" not in repr(found.persons)
