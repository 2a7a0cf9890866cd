from hypothesis import given
from hypothesis import strategies as st
from tests.tables import tallies, tally_of

from tenfold.anonymise.strata import NO_STRATUM, SMALL_STRATUM, cut


def told(left_out):
    return {reason: part.cases for reason, part in left_out.items()}


def test_a_stratum_is_what_shares_all_that_is_never_redacted():
    strata, left_out = cut(tally_of([[1, 1, 1], [1, 2, 1], [1, 1, 2]], [5, 5, 5], strata=2), 5)
    assert [rows.tolist() for rows in strata] == [[0, 1], [2]]
    assert left_out == {}


def test_without_such_columns_there_is_one_stratum():
    strata, _ = cut(tally_of([[1], [2], [0]]), 3)
    assert [rows.tolist() for rows in strata] == [[0, 1, 2]]


def test_a_stratum_of_fewer_than_k_is_left_out():
    strata, left_out = cut(tally_of([[1, 1], [1, 2], [2, 1]], [5, 4, 10], strata=1), 10)
    assert [rows.tolist() for rows in strata] == [[2]]
    assert told(left_out) == {SMALL_STRATUM: 9}


def test_a_stratum_of_k_is_not():
    assert len(cut(tally_of([[1, 1], [1, 2]], [5, 5], strata=1), 10)[0]) == 1


def test_who_has_no_stratum_is_left_out_for_that_alone():
    strata, left_out = cut(tally_of([[0, 1], [2, 1]], [3, 30], strata=1), 10)
    assert [rows.tolist() for rows in strata] == [[1]]
    assert told(left_out) == {NO_STRATUM: 3}


def test_nothing_may_be_left():
    assert cut(tally_of([[0, 1]], [30], strata=1), 10)[0] == []


@given(tallies(strata=2), st.integers(2, 20))
def test_every_case_is_in_one_stratum_or_left_out_for_one_reason(tally, k):
    strata, left_out = cut(tally, k)
    kept = sum(int(tally.counts[rows].sum()) for rows in strata)
    assert kept + sum(told(left_out).values()) == tally.cases
    assert all(tally.counts[rows].sum() >= k for rows in strata)
