import math

import numpy as np
import pytest

from tenfold.anonymise.chance import draw, key_of
from tenfold.anonymise.score import BITS, log2


@pytest.mark.parametrize("n", [1, 2, 3, 10, 1000, 4095, 4096, 65_537, 10_000_019])
def test_the_table_of_logarithms_is_right_to_its_bits(n):
    assert log2(n) / 2**BITS == pytest.approx(math.log2(n), abs=2 / 2**BITS)


def test_a_draw_depends_on_key_and_both_numbers():
    key, other = key_of(1, 0), key_of(1, 1)
    draws = {draw(key, 3, 4), draw(key, 4, 3), draw(key, 3, 5), draw(other, 3, 4)}
    assert len(draws) == 4


def test_a_draw_is_what_it_always_was():
    assert draw(key_of(0, 0), 1, 2) == draw(key_of(0, 0), 1, 2)
    assert 0 <= draw(np.uint64(0), 0, 0) < 2**31


def test_draws_are_spread_evenly():
    draws = np.array([draw(key_of(7, 0), i, 0) for i in range(4096)])
    assert abs(draws.mean() / 2**31 - 0.5) < 0.02
