"""What every invented table is, whatever its size and seed."""

import numpy as np
import pytest

from tenfold.codebook import NULL, load_codebook
from tenfold.demo import invent
from tenfold.errors import ParameterError

CODEBOOK = load_codebook()


@pytest.mark.parametrize("cases", [1, 10, 1_000])
def test_it_has_a_row_for_each_case_and_a_column_for_each_base_variable(cases):
    assert invent(CODEBOOK, cases, seed=1).shape == (cases, 57)


def test_codes_are_bytes():
    assert invent(CODEBOOK, 10, seed=1).dtype == np.uint8


def test_every_code_is_one_that_the_codebook_allows():
    codes = invent(CODEBOOK, 20_000, seed=2)
    for variable, column in zip(CODEBOOK.base, codes.T, strict=True):
        assert set(np.unique(column).tolist()) <= variable.allowed, variable.name


def test_every_column_that_may_be_blank_is_blank_somewhere():
    codes = invent(CODEBOOK, 20_000, seed=2)
    blank = (codes == NULL).any(axis=0)
    assert blank.tolist() == [variable.null for variable in CODEBOOK.base]


def test_the_same_seed_gives_the_same_table():
    assert np.array_equal(invent(CODEBOOK, 2_000, seed=7), invent(CODEBOOK, 2_000, seed=7))


@pytest.mark.parametrize("seed", [0, 8, -1, 2**63])
def test_another_seed_gives_another_table(seed):
    assert not np.array_equal(invent(CODEBOOK, 100, seed=7), invent(CODEBOOK, 100, seed=seed))


def test_one_block_of_cases_is_not_like_the_next(monkeypatch):
    monkeypatch.setattr("tenfold.demo.table.BLOCK", 500)
    codes = invent(CODEBOOK, 1_000, seed=7)
    assert not np.array_equal(codes[:500], codes[500:])


def test_it_tells_how_far_it_is(monkeypatch):
    monkeypatch.setattr("tenfold.demo.table.BLOCK", 10)
    told = []
    invent(CODEBOOK, 25, seed=1, tell=lambda *news: told.append(news))
    assert told == [("invent", 10, 25), ("invent", 20, 25), ("invent", 25, 25)]


@pytest.mark.parametrize("cases", [0, -3])
def test_fewer_than_one_case_is_refused(cases):
    with pytest.raises(ParameterError, match="fewer than one case"):
        invent(CODEBOOK, cases, seed=1)
