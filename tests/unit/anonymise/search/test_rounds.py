from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tables import tally_of
from tests.unit.anonymise.grounds import cases_by_row, ground_of, grown
from tests.unit.anonymise.search.pools import CROWD

from tenfold.anonymise import ground as ground_module
from tenfold.anonymise.search import Search, kept
from tenfold.anonymise.search import rounds as module
from tenfold.anonymise.search.rounds import _parts, _shared_out, joined

GROUND = ground_of(CROWD, 3)
STUCK = ground_of(tally_of([[1, 1], [2, 1], [1, 2], [2, 2]], [2, 2, 2, 1]), 2)
"""What the tree makes of it is as good as it gets, and loses something."""


@pytest.fixture
def pool():
    with ThreadPoolExecutor(2) as pool:
        yield pool


@pytest.fixture
def short(monkeypatch):
    """Rounds of ten iterations, so that there are many."""
    monkeypatch.setattr(module, "LEAST_ROUND", 10)
    monkeypatch.setattr(module, "PER_CLASS", 1)


def search_of(ground, pool):
    return Search(ground, [grown(ground)], pool)


def going(_):
    return False


def test_all_iterations_are_done_to_the_last(pool):
    search = search_of(GROUND, pool)
    search.run(37, going)
    assert search.iterations == 37


@pytest.mark.usefixtures("short")
def test_it_is_told_after_each_round(pool):
    told = []
    search_of(GROUND, pool).run(25, lambda done: told.append(done) or False)
    assert told == [0, 10, 20, 25]


@pytest.mark.usefixtures("short")
def test_it_ends_after_the_round_in_which_it_is_told_to(pool):
    search = search_of(GROUND, pool)
    search.run(100, lambda done: done >= 20)
    assert search.iterations == 20


@pytest.mark.usefixtures("short")
def test_what_was_ended_early_is_repeated_by_its_iterations(pool):
    ended, again = search_of(GROUND, pool), search_of(GROUND, pool)
    ended.run(100, lambda done: done >= 30)
    again.run(30, going)
    assert ended.strata[0].records.tolist() == again.strata[0].records.tolist()


@pytest.mark.usefixtures("short")
def test_more_rounds_lose_less(pool):
    lost = []
    for budget in (0, 40, 400):
        search = search_of(GROUND, pool)
        search.run(budget, going)
        lost.append(int(search.strata[0].losses.sum()))
    assert lost == sorted(set(lost), reverse=True)


@pytest.mark.usefixtures("short")
def test_where_nothing_is_gained_it_begins_again_and_ends_after_some_starts(pool, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 2)
    search = search_of(STUCK, pool)
    search.run(1000, going)
    assert search.iterations == 10 * 2 * module.STARTS


@pytest.mark.usefixtures("short")
def test_what_a_start_finds_is_kept_where_later_ones_find_less(pool, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 3)
    search, lost = search_of(GROUND, pool), []

    def told(_):
        lost.append((int(search.strata[0].losses.sum()), int(search._now[0].losses.sum())))
        return False

    search.run(2000, told)
    best = [least for least, _ in lost]
    assert best == sorted(best, reverse=True)
    assert any(least < now for least, now in lost)


@pytest.mark.usefixtures("short")
def test_a_search_that_began_again_is_repeated_by_its_iterations(pool, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 2)
    ended, again = search_of(GROUND, pool), search_of(GROUND, pool)
    ended.run(2000, lambda _: ended._starts == 3)
    again.run(ended.iterations, going)
    assert ended.strata[0].records.tolist() == again.strata[0].records.tolist()


def test_where_nothing_is_lost_nothing_is_searched(pool):
    search = search_of(ground_of(tally_of([[1], [2]], [4, 4])), pool)
    search.run(100, going)
    assert search.iterations == 0


def test_one_class_cannot_be_put_together_better(pool):
    search = search_of(ground_of(tally_of([[1], [2]], [1, 1])), pool)
    search.run(100, going)
    assert search.iterations == 0


def test_classes_that_are_too_large_stay_as_they_are(pool, monkeypatch):
    monkeypatch.setattr(ground_module, "room_for", lambda _: 0)
    search = search_of(GROUND, pool)
    search.run(100, going)
    assert search.strata[0].records.tolist() == grown(GROUND).records.tolist()


def test_strata_are_searched_by_themselves(pool):
    small = ground_of(tally_of([[1, 1], [1, 2]], [1, 1]))
    search = Search(GROUND, [grown(GROUND), grown(small)], pool)
    search.run(20, going)
    assert search.strata[1].records.tolist() == [[1, 0]]


def test_no_case_is_lost(pool):
    search = search_of(GROUND, pool)
    search.run(60, going)
    classes = search.strata[0]
    assert cases_by_row(classes.rows, classes.counts) == CROWD.counts.tolist()


def test_facts_kept_are_counted_over_cases():
    assert kept(grown(ground_of(tally_of([[1, 1], [1, 0]], [5, 2])))) == 12


def test_joined_parts_stand_one_after_the_other():
    one = grown(ground_of(tally_of([[1], [2]], [4, 5])))
    both = joined([one, one])
    assert both.starts.tolist() == [0, 1, 2, 3, 4]
    assert both.counts.tolist() == 2 * one.counts.tolist()


def test_a_part_alone_is_all():
    one = grown(GROUND)
    assert joined([one]) is one


losses = st.lists(st.lists(st.integers(0, 2**40), min_size=1, max_size=6), min_size=1, max_size=5)


@given(losses, st.integers(1, 10**6))
def test_all_iterations_are_shared_out(lost, iterations):
    if any(map(any, lost)):
        shares = _shared_out([np.array(part) for part in lost], iterations)
        assert [len(share) for share in shares] == [len(part) for part in lost]
        assert sum(int(share.sum()) for share in shares) == iterations
        assert min(int(share.min()) for share in shares) >= 0


def test_who_lost_more_gets_more():
    (share,) = _shared_out([np.array([10, 30, 0])], 40)
    assert share.tolist() == [10, 30, 0]


@given(st.lists(st.integers(0, 50), min_size=1, max_size=40))
def test_pieces_of_work_hold_every_patch_once(share):
    whole = max(1, sum(share))
    cut = (np.arange(99), np.arange(len(share) + 1), np.array(share))
    pieces = list(_parts(cut, np.array(share), whole))
    assert np.concatenate([piece.iterations for piece in pieces]).tolist() == share
    starts = [piece.first for piece in pieces]
    assert starts == [int(piece.borders[0]) for piece in pieces]
    assert sorted(set(starts)) == starts
