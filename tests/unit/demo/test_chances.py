"""Draws by chance."""

import numpy as np

from tenfold.demo.chances import Chances, generator, uniform, yes_or_no


def test_an_option_is_drawn_as_often_as_it_weighs():
    drawn = Chances.of([[3, 0, 1]]).draw(generator(1, 0), np.zeros(10_000, np.int64))
    assert abs((drawn == 0).mean() - 0.75) < 0.02


def test_an_option_without_weight_is_never_drawn():
    drawn = Chances.of([[0, 1, 0]]).draw(generator(1, 0), np.zeros(1_000, np.int64))
    assert set(drawn.tolist()) == {1}


def test_each_key_has_options_of_its_own():
    keys = np.array([0, 1, 2] * 100)
    drawn = Chances.of([[1, 0, 0], [0, 1, 0], [0, 0, 1]]).draw(generator(1, 0), keys)
    assert np.array_equal(drawn, keys)


def test_the_greatest_number_is_below_one():
    class Highest:
        def integers(self, _low, high, cases, dtype):
            return np.full(cases, high - 1, dtype)

    assert uniform(Highest(), 1) < 1


def test_never_and_always_are_kept():
    shares = np.array([[0, 1]] * 1_000, np.float32)
    assert yes_or_no(generator(1, 0), shares).tolist() == [[False, True]] * 1_000


def test_another_block_has_other_numbers():
    assert uniform(generator(1, 0), 1) != uniform(generator(1, 1), 1)
