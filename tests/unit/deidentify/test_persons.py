"""Of a person whom several contributors sent one case is kept: the same one in every order."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.deidentify.test_deidentify import SCHEMA, SECRET, sent

from tenfold.deidentify import Identity, deidentify, hashes_of, keys_of
from tenfold.errors import GuardError, ParameterError
from tenfold.stages import Listed

AGAIN = "the same person, sent by another contributor"
ONE, OTHER = "example maria", "anna sample"


def known(contributor, *cases, **more):
    """A contributor's cases, each a person and the value of its one cell that may be NULL."""
    persons = hashes_of([person for person, _ in cases], SECRET)
    return sent([[1, cell] for _, cell in cases], contributor, persons=persons, **more)


def run(*contributions, **opted_out):
    lists = {name: {Listed.opt_outs: frozenset(given)} for name, given in opted_out.items()}
    return deidentify(contributions, SCHEMA, Identity(SECRET, lists))


def again(found):
    """How many cases of each contributor were left out as another one's."""
    return {one.contributor: one.left_out.get(AGAIN, 0) for one in found.accounts}


def test_of_two_cases_the_one_with_more_facts_is_kept():
    found = run(known("a", (ONE, 0)), known("b", (ONE, 2)))
    assert found.tally.records.tolist() == [[1, 2]]
    assert again(found) == {"a": 1, "b": 0}


def test_among_equals_the_contributor_whose_name_comes_first_is_kept():
    found = run(known("b", (ONE, 2)), known("a", (ONE, 3)))
    assert found.tally.records.tolist() == [[1, 3]]


def test_then_the_case_of_the_smallest_key_is_kept():
    found = run(known("a", (ONE, 2), (ONE, 3)), known("b", (ONE, 1)))
    assert found.register.keys.tolist() == [min(keys_of("a", ["0", "1"], SECRET))]


def test_all_other_persons_stay():
    found = run(known("a", (ONE, 1), (OTHER, 1)), known("b", (ONE, 1)))
    assert found.tally.cases == 2


def test_two_cases_of_one_contributor_are_two():
    assert run(known("a", (ONE, 1), (ONE, 1)), known("b", (OTHER, 1))).tally.cases == 3


def test_two_cases_of_one_contributor_that_meet_another_s_are_one():
    found = run(known("a", (ONE, 1), (ONE, 1)), known("b", (ONE, 1)))
    assert found.tally.cases == 1


def test_who_is_not_known_is_compared_with_nobody():
    found = run(known("a", ("", 1)), known("b", ("", 1)), sent([[1, 1]], "c"))
    assert found.tally.cases == 3
    assert found.shared.known == {"a": 0, "b": 0, "c": 0}


def test_a_case_that_is_left_out_anyway_takes_nobody_s_place():
    found = run(known("a", (ONE, 3)), known("b", (ONE, 0)), a=["0"])
    assert found.tally.records.tolist() == [[1, 0]]
    assert again(found) == {"a": 0, "b": 0}
    assert found.shared.known == {"a": 0, "b": 1}


def test_persons_are_counted_by_all_who_sent_them():
    found = run(
        known("c", (ONE, 1), (OTHER, 1), ("x", 1)),
        known("a", (ONE, 1), (ONE, 1), ("x", 1)),
        known("b", (OTHER, 1), ("x", 1), ("y", 1)),
    )
    assert found.shared.persons == {("a", "c"): 1, ("b", "c"): 1, ("a", "b", "c"): 1}
    assert found.shared.known == {"a": 3, "b": 3, "c": 3}


def test_an_exclusion_of_the_same_words_is_counted_with_them():
    more = {"excluded": np.array([1, 0]), "reasons": (AGAIN,)}
    assert again(run(known("a", (OTHER, 1), (ONE, 0), **more), known("b", (ONE, 1))))["a"] == 2


def test_persons_of_other_cases_are_refused():
    with pytest.raises(GuardError, match="don't fit the schema"):
        run(sent([[1, 1]], persons=hashes_of([ONE, OTHER], SECRET)))


CASES = st.lists(st.tuples(st.sampled_from(["", "x", "y", "z"]), st.integers(0, 3)), max_size=6)


@given(st.lists(CASES, min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_no_order_of_cases_or_contributors_changes_anything(sent_by, random):
    contributions = [known(name, *cases) for name, cases in zip("abc", sent_by, strict=False)]
    registers = set()
    for order in permutations(contributions):
        found = run(*(shuffled(one, random) for one in order))
        registers.add((found.register.keys.tobytes(), found.register.records.tobytes()))
    assert len(registers) == 1


def shuffled(cases, random):
    """The same cases in another order."""
    order = list(range(len(cases.numbers)))
    random.shuffle(order)
    numbers = tuple(cases.numbers[place] for place in order)
    more = {"numbers": numbers, "persons": cases.persons[order]}
    return sent(cases.codes[order].tolist(), cases.contributor, **more)


@given(st.lists(CASES, min_size=1, max_size=3))
def test_each_person_of_several_contributors_is_there_once(sent_by):
    contributions = dict(zip("abc", sent_by, strict=False))
    found = run(*(known(name, *cases) for name, cases in contributions.items()))
    told = [(person, name) for name, cases in contributions.items() for person, _ in cases]
    expected = 0
    for person in {person for person, _ in told}:
        senders = [name for one, name in told if one == person]
        expected += 1 if person and len(set(senders)) > 1 else len(senders)
    assert found.tally.cases == expected


def test_a_hash_depends_on_person_and_secret():
    hashes = {*hashes_of([ONE, OTHER], SECRET), *hashes_of([ONE], bytes(32))}
    assert len(hashes) == 3


def test_of_a_blank_person_there_is_no_hash():
    assert hashes_of(["", ONE], SECRET).tolist()[0] == b""


def test_a_short_secret_is_refused():
    with pytest.raises(ParameterError, match="shorter than 32 bytes"):
        hashes_of([ONE], b"short")


def test_no_repr_shows_a_hash():
    cases = known("a", (ONE, 1))
    shown = f"{cases} {run(cases)}"
    assert cases.persons[0].decode() not in shown
