import numpy as np
from tests.tables import tally_of
from tests.unit.anonymise.grounds import ground_of, patch_in, uncompiled
from tests.unit.anonymise.search.pools import CROWD, dice_of, pooled

from tenfold.anonymise.ground import USUAL_ROOM
from tenfold.anonymise.search.pool import MOST_NEIGHBOURS, choose, pool_for

pytestmark = uncompiled


def chosen(tally, k, seed):
    """The classes that are drawn from a table."""
    facts, patch = patch_in(ground_of(tally, k))
    pool = pool_for(facts, USUAL_ROOM)
    return pool.chosen[: choose(facts, patch, pool, dice_of(seed))].tolist()


def test_where_nothing_is_lost_nothing_is_taken_apart():
    tally = tally_of([[1], [2]], [5, 5])
    assert [chosen(tally, 5, seed) for seed in range(5)] == [[]] * 5


def test_a_class_alone_has_no_neighbours():
    tally = tally_of([[1], [2]], [6, 1])
    assert [len(chosen(tally, 5, seed)) for seed in range(5)] == [1] * 5


def test_classes_are_drawn_once_each_and_never_too_many():
    drawn = [chosen(CROWD, 2, seed) for seed in range(60)]
    assert all(len(set(classes)) == len(classes) for classes in drawn)
    assert {len(classes) for classes in drawn} <= set(range(1 + MOST_NEIGHBOURS + 1))
    assert max(map(len, drawn)) > 4


def test_the_most_alike_are_drawn():
    rows = [[1, 1, 1, 1], [1, 1, 1, 2], [1, 1, 2, 1], [2, 2, 2, 2], [2, 2, 2, 1], [2, 2, 1, 2]]
    pairs = [classes for seed in range(60) if len(classes := chosen(tally_of(rows), 2, seed)) == 2]
    assert pairs
    assert all(sorted(pair) == [0, 1] for pair in pairs)


def test_no_more_atoms_are_taken_than_a_pool_holds():
    rows = [[1 + i % 2, 1 + i // 2 % 3, i // 6 % 4, i // 24 % 4, i // 96 % 4] for i in range(380)]
    facts, patch = patch_in(ground_of(tally_of(rows), 70))
    pool = pool_for(facts, USUAL_ROOM)
    atoms = np.diff(patch.starts)
    for seed in range(20):
        taken = choose(facts, patch, pool, dice_of(seed))
        assert atoms[pool.chosen[:taken]].sum() <= USUAL_ROOM


def test_a_row_that_lies_in_two_classes_is_one_record():
    what = pooled(tally_of([[1, 1], [1, 0]], [19, 1]), 10)
    assert len(what.patch.rows) == 3
    assert what.records == 2
    assert sorted(what.pool.cases[:2].tolist()) == [1, 19]


def test_a_record_knows_what_its_cases_had_lost():
    what = pooled(tally_of([[1, 1], [1, 0]], [19, 1]), 10)
    assert sorted(what.pool.losses[:2].tolist()) == [0, 9]


def test_the_places_are_left_as_they_were():
    assert (pooled(CROWD, 3).pool.place == -1).all()
