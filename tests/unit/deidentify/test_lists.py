"""Lists of case numbers decide who is in: who opted out, who withdrew, and who alone consented."""

import numpy as np
import pytest
from tests.unit.deidentify.test_deidentify import SCHEMA, SECRET, sent

from tenfold.deidentify import Identity, deidentify
from tenfold.stages import Listed


def run(cases, **lists):
    given = {Listed[name]: frozenset(numbers) for name, numbers in lists.items()}
    return deidentify([cases], SCHEMA, Identity(SECRET, {"tiny": given}))


def left_out(cases, **lists):
    return run(cases, **lists).accounts[0].left_out


@pytest.fixture
def three():
    return sent([[1, 1], [1, 2], [1, 3]])


def test_who_withdrew_consent_is_left_out(three):
    assert left_out(three, withdrawn=["1"]) == {"withdrew consent": 1}


def test_who_did_not_consent_is_left_out(three):
    found = run(three, consented=["1", "2"])
    assert found.accounts[0].left_out == {"without consent": 1}
    assert found.tally.records.tolist() == [[1, 2], [1, 3]]


def test_where_nobody_consented_all_are_left_out(three):
    assert left_out(three, consented=[]) == {"without consent": 3}


def test_where_no_list_of_consent_was_sent_all_are_in(three):
    assert left_out(three) == {}


def test_the_spelling_of_a_number_that_consented_counts_for_nothing():
    assert left_out(sent([[1, 1]], numbers=("px-1",)), consented=[" PX\u20111 "]) == {}


def test_a_case_is_left_out_for_the_first_reason_that_holds():
    cases = sent([[1, 1]] * 5, excluded=np.array([1, 1, 1, 1, 0]))
    lists = {"opt_outs": ["0"], "withdrawn": ["0", "1"], "consented": ["0", "1", "3", "4"]}
    assert left_out(cases, **lists) == {
        "asked to be left out": 1,
        "withdrew consent": 1,
        "without consent": 1,
        "no consent": 1,
    }


def test_an_exclusion_of_the_same_words_leaves_nobody_in():
    cases = sent([[1, 1]] * 3, excluded=np.array([0, 1, 2]), reasons=("withdrew consent",) * 2)
    assert left_out(cases, withdrawn=["0"]) == {"withdrew consent": 3}


def test_each_list_is_told_with_the_numbers_that_are_a_case_s(three):
    found = run(three, withdrawn=["1", "7"], consented=["0", " 1", "1"])
    assert found.lists == {"tiny": {Listed.withdrawn: (2, 1), Listed.consented: (2, 2)}}
