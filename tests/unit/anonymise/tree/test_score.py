import math

import numpy as np
import pytest
from tests.tables import tally_of
from tests.unit.anonymise.grounds import atoms_of, ground_of, uncompiled

from tenfold.anonymise.ground import Purpose
from tenfold.anonymise.shapes import Scratch
from tenfold.anonymise.tree.score import BITS, WORTHLESS, clear, log2, measure, weigh


def scratch_for(codes):
    return Scratch(np.zeros(codes, np.int64), np.zeros(codes, np.int64))


def price(tally, k, column=0, **how):
    """What splitting all of a table by a column would cost."""
    ground, scratch = ground_of(tally, k, **how), scratch_for(22)
    found = measure(ground.table, atoms_of(ground), column, scratch)
    return weigh(scratch, found, tally.cases, (column, ground.terms(Purpose.TREE)))


@pytest.mark.parametrize("n", [1, 2, 3, 10, 1000, 4095, 4096, 65_537, 10_000_019])
def test_the_table_of_logarithms_is_right_to_its_bits(n):
    assert log2(n) / 2**BITS == pytest.approx(math.log2(n), abs=2 / 2**BITS)


@uncompiled
def test_cases_are_counted_by_code():
    ground, scratch = ground_of(tally_of([[1, 1], [1, 2], [3, 0]], [2, 3, 4])), scratch_for(4)
    found = measure(ground.table, atoms_of(ground), 0, scratch)
    assert scratch.met[:found].tolist() == [1, 3]
    assert scratch.sizes.tolist() == [0, 5, 0, 4]


@uncompiled
def test_the_scratch_is_left_as_it_was():
    ground, scratch = ground_of(tally_of([[1], [3]])), scratch_for(4)
    clear(scratch, measure(ground.table, atoms_of(ground), 0, scratch))
    assert not scratch.sizes.any()


@uncompiled
def test_a_column_without_a_value_of_k_cases_is_impossible():
    assert price(tally_of([[1], [2], [0]], [4, 4, 9]), 5) == (-1, 0, 0)


@uncompiled
def test_a_small_rest_borrows_up_to_k():
    found = price(tally_of([[1], [2], [0]], [12, 2, 1]), 5)
    assert (found.borrowed, found.surplus) == (2, 7)


@uncompiled
def test_a_rest_of_k_borrows_nothing():
    assert price(tally_of([[1], [0]], [12, 5]), 5).borrowed == 0


@uncompiled
def test_what_loses_more_scores_worse():
    assert price(tally_of([[1], [2]], [12, 4]), 5).score > price(tally_of([[1]], [16]), 5).score


@uncompiled
def test_of_columns_that_lose_as_much_the_more_even_scores_worse():
    even, odd = tally_of([[1], [2]], [10, 10]), tally_of([[1], [2]], [15, 5])
    assert price(even, 5).score > price(odd, 5).score


@uncompiled
def test_a_column_whose_facts_weigh_nothing_comes_last():
    tally = tally_of([[1], [2]], [10, 10])
    assert price(tally, 5, importance={"c0": 0}).score == WORTHLESS


@uncompiled
@pytest.mark.parametrize("cases", [1, 1_000, 1_000_000])
def test_a_score_does_not_depend_on_the_unit_of_weights(cases):
    tally = tally_of([[1], [2], [3], [0]], [3 * cases, 3 * cases, cases, 3 * cases])
    plain, heavy = price(tally, 2), price(tally, 2, importance={"c0": 1000})
    assert heavy.score == pytest.approx(plain.score, rel=0.001)


@uncompiled
def test_a_cost_too_large_for_its_bits_keeps_the_leading_ones():
    rows, counts = [[code] for code in range(1, 22)], [100_000] + [40_000] * 20
    tally = tally_of(rows, counts, labels=21)
    plain, heavy = (
        price(tally, 100_000, weights="rarity", importance={"c0": factor}) for factor in (1, 1000)
    )
    assert heavy.score == pytest.approx(plain.score, rel=0.001)
