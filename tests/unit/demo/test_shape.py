"""An invented table is as skewed and gappy as real ones are, with any seed."""

import numpy as np
import pytest

from tenfold.codebook import load_codebook
from tenfold.demo import invent
from tenfold.stages import Column, Schema, Tally

CODEBOOK = load_codebook()
SCHEMA = Schema(tuple(Column(one.name, one.labels, one.null) for one in CODEBOOK.base))


@pytest.fixture(scope="module", params=[1, 2021])
def tally(request):
    return Tally.of(SCHEMA, invent(CODEBOOK, 100_000, seed=request.param))


def test_some_32_000_records_are_distinct(tally):
    assert 30_000 <= len(tally) <= 34_000


def test_about_55_per_cent_of_cases_are_in_classes_of_10_or_more(tally):
    assert 0.53 <= 1 - tally.below(10) / tally.cases <= 0.57


def test_about_60_per_cent_of_cells_are_missing(tally):
    assert 0.57 <= 1 - tally.facts / (tally.cases * 57) <= 0.63


def test_the_first_tenth_of_the_corridors_has_most_of_the_cases(tally):
    places = [SCHEMA.index["citizenship"], SCHEMA.index["CountryOfExploitation"]]
    known = tally.records[:, places].all(axis=1)
    corridors, number = np.unique(tally.records[known][:, places], axis=0, return_inverse=True)
    cases = np.sort(np.bincount(number, tally.counts[known]))[::-1]
    assert 200 <= len(corridors) <= 300
    assert cases[: len(cases) // 10].sum() > 0.7 * cases.sum()


def test_distinct_records_grow_more_slowly_than_cases(table):
    fewer = len(Tally.of(SCHEMA, table.codes[:2_000]))
    assert 3 * fewer < len(Tally.of(SCHEMA, table.codes)) < 7 * fewer
