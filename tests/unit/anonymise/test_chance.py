import numpy as np
import pytest

from tenfold.anonymise.chance import STEP, _scramble, below, draw, key_of, throw


def thrown(seed=0, number=0):
    dice = np.zeros(1, np.uint64)
    throw(dice, key_of(seed), number)
    return dice


def test_the_generator_is_splitmix64():
    states = (np.uint64(1_234_567) + np.uint64(turn) * STEP for turn in (1, 2, 3))
    published = [6457827717110365317, 3203168211198807973, 9817491932198370423]
    assert [int(_scramble(state)) for state in states] == published


def test_a_key_depends_on_the_seed_and_on_every_number():
    assert len({key_of(1), key_of(2), key_of(1, 0), key_of(1, 1), key_of(1, 1, 0)}) == 5


def test_a_draw_depends_on_key_and_both_numbers():
    key, other = key_of(1, 0), key_of(1, 1)
    draws = {draw(key, 3, 4), draw(key, 4, 3), draw(key, 3, 5), draw(other, 3, 4)}
    assert len(draws) == 4


def test_a_draw_does_not_depend_on_earlier_ones():
    first = draw(key_of(0, 0), 1, 2)
    assert draw(key_of(0, 0), 3, 4) != first
    assert draw(key_of(0, 0), 1, 2) == first


def test_draws_are_spread_evenly():
    draws = np.array([draw(key_of(7, 0), i, 0) for i in range(4096)])
    assert draws.min() >= 0
    assert abs(draws.mean() / 2**31 - 0.5) < 0.02


def test_dice_thrown_alike_show_the_same():
    one, two = thrown(number=5), thrown(number=5)
    assert [below(one, 1000) for _ in range(5)] == [below(two, 1000) for _ in range(5)]


def test_dice_of_another_seed_or_number_show_something_else():
    shown = {tuple(int(below(dice, 2**30)) for _ in range(3)) for dice in map(thrown, range(4))}
    shown |= {tuple(int(below(thrown(0, number), 2**30)) for _ in range(3)) for number in (1, 2)}
    assert len(shown) == 6


@pytest.mark.parametrize("end", [1, 2, 10, 1000])
def test_a_number_is_below_its_end_and_each_comes_as_often(end):
    dice = thrown(end)
    shown = np.bincount([below(dice, end) for _ in range(2000)], minlength=end)
    assert len(shown) == end
    assert abs(np.arange(end) @ shown / 2000 - (end - 1) / 2) < 0.05 * end


def test_the_largest_end_is_reached_without_overflow():
    dice = thrown()
    shown = [int(below(dice, 2**31 - 1)) for _ in range(200)]
    assert min(shown) >= 0
    assert 0.9 * 2**31 < max(shown) < 2**31 - 1
