"""What can't be used is refused before work starts, in words that help."""

import pytest
from tests.tables import tally_of

from tenfold.anonymise import Settings, anonymise, effort_of
from tenfold.errors import ParameterError

TALLY = tally_of([[1, 1], [1, 2]], [30, 20], strata=1)


def refused(*args, **how):
    """What is said about settings; nothing else is told before."""
    told = []
    with pytest.raises(ParameterError) as error:
        anonymise(TALLY, Settings(*args, **how), lambda *step: told.append(step))
    assert told == []
    assert error.value.fix
    return error.value.problem


@pytest.mark.parametrize("k", [-1, 0, 1])
def test_k_below_two(k):
    assert "at least 2" in refused(k, 0)


def test_k_beyond_all_reason():
    assert "at most 50,000" in refused(50_001, 0)


def test_k_above_what_the_data_hold_without_telling_how_many():
    assert refused(51, 0) == "The table holds fewer than k = 51 cases."


def test_no_cases_at_all():
    none = tally_of([[1]], [0])
    with pytest.raises(ParameterError, match="fewer than k = 2 cases"):
        anonymise(none, Settings(2, 0))


@pytest.mark.parametrize("share", [-0.01, 1.01, float("nan"), float("inf")])
def test_a_defence_that_is_no_share(share):
    assert "from 0 to 1" in refused(2, 0, defence=share)


def test_weights_of_another_kind():
    assert "rarity" in refused(2, 0, weights="heavy")


def test_an_effort_of_fewer_than_no_iterations():
    assert "0 iterations or more" in refused(2, 0, -1)


def test_an_effort_of_another_name():
    assert "effort" in refused(2, 0, "endless")


def test_fewer_than_no_threads():
    assert "threads" in refused(2, 0, threads=-1)


@pytest.mark.parametrize("factor", [-1, 1001])
def test_an_importance_out_of_range(factor):
    assert refused(2, 0, importance={"c1": factor}) == "The importance of c1 is out of range."


def test_the_importance_of_a_column_that_is_not_there():
    assert "is no column" in refused(2, 0, importance={"c2": 1})


def test_a_name_that_is_nearly_one_is_set_right():
    with pytest.raises(ParameterError, match=r"Did you mean c1\?"):
        Settings(2, 0, importance={"c1 ": 1}).check(TALLY.schema)


def test_the_importance_of_a_column_that_is_never_redacted():
    assert "never redacted" in refused(2, 0, importance={"c0": 1})


@pytest.mark.parametrize("factor", [0, 1, 1000])
def test_the_ends_of_the_range_are_no_fault(factor):
    Settings(2, 0, importance={"c1": factor}).check(TALLY.schema)


@pytest.mark.parametrize("name", ["fast", "standard", "thorough"])
def test_an_effort_is_read_by_its_name(name):
    assert effort_of(name) == name


@pytest.mark.parametrize("text", ["iterations=500", "iterations=0500"])
def test_an_effort_is_read_as_a_number_of_iterations(text):
    assert effort_of(text) == 500


@pytest.mark.parametrize("text", ["", "slow", "500", "iterations=", "iterations=-1", "Fast"])
def test_another_effort_is_not_read(text):
    with pytest.raises(ParameterError, match="fast, standard, thorough or iterations=N"):
        effort_of(text)


def test_a_longer_effort_means_more_iterations():
    budgets = [Settings(2, 0, effort).iterations(TALLY) for effort in ("fast", "standard")]
    budgets.append(Settings(2, 0, "thorough").iterations(TALLY))
    assert budgets == sorted(set(budgets))


def test_a_number_is_the_iterations():
    assert Settings(2, 0, 17).iterations(TALLY) == 17
