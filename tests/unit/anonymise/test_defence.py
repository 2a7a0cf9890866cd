import numpy as np
import pytest
from tests.tables import schema_of

from tenfold.anonymise.defence import FINE, republish
from tenfold.anonymise.shapes import Classes, Terms, Worth

K = 10
TERMS = Terms(K, 0, np.uint64(7), Worth(np.zeros(1, np.int64), np.zeros(1, np.int64)))
CHAIN = [[1, 1, 1], [1, 1, 0], [1, 0, 0]]


def classes_of(records, sizes):
    """Classes of one atom each; the number of the row is that of the class."""
    numbers = np.arange(len(records) + 1)
    codes = np.array(records, schema_of(1).dtype)
    return Classes(numbers[:-1], np.array(sizes), numbers, codes, np.zeros(len(sizes), np.int64))


def sizes_after(records, sizes, share):
    placed = republish(classes_of(records, sizes), TERMS, round(share * FINE))
    return np.bincount(placed.classes, placed.counts, len(sizes)).tolist()


def test_without_a_share_all_stay():
    assert sizes_after(CHAIN, [50, 30, 10], 0) == [50, 30, 10]


@pytest.mark.parametrize("share", [0.1, 0.5, 1])
def test_every_class_keeps_k_and_no_case_is_lost(share):
    after = sizes_after(CHAIN, [50, 30, 10], share)
    assert min(after) >= K
    assert sum(after) == 90


def test_cases_move_to_classes_that_show_less_and_nothing_else():
    assert sizes_after([[1, 1, 1], [1, 2, 0], [0, 0, 2]], [50, 10, 10], 1) == [50, 10, 10]


def test_the_whole_share_moves():
    assert sizes_after([[1, 1], [1, 0]], [30, 10], 0.5) == [20, 20]


def test_most_move_to_a_class_that_shows_hardly_less():
    _, near, far = sizes_after([[1, 1, 1, 1], [1, 1, 1, 0], [1, 0, 0, 0]], [1010, 10, 10], 1)
    assert near > 10 * far > 100


def test_a_class_that_shows_far_less_may_be_drawn_however_wide_the_table():
    wide, bare = [1] * 200, [1] + [0] * 199
    assert sizes_after([wide, bare], [20, 10], 1) == [10, 20]
