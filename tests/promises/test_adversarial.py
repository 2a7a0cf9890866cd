"""The promise on tables that were made to break it, in each way that a table may be anonymised."""

from functools import cache

import numpy as np
import pytest
from tests.plans import due, same, smallest, spoiled, withheld
from tests.tables import tally_of

from tenfold.anonymise import Settings, anonymise
from tenfold.stages import Column, Schema, Tally


def many_categories():
    schema = Schema((Column("wide", tuple(map(str, range(65_000)))), Column("flag", ("0", "1"))))
    codes = np.stack([np.arange(1, 65_001), np.arange(65_000) % 2 + 1], axis=1)
    return Tally.of(schema, codes.astype(np.uint16))


K = 10
DIFFERENT = [[i % 4, i // 4 % 4, i // 16] for i in range(64)]
TABLES = {
    "all rows equal": tally_of([[1, 2, 0]], [40]),
    "all rows different": tally_of(DIFFERENT),
    "one column": tally_of([[1], [2], [3], [0]], [25, 12, 9, 1]),
    "one column that is never redacted": tally_of([[1], [2], [0]], [10, 9, 30], strata=1),
    "200 columns": tally_of(np.random.default_rng(0).integers(0, 3, (60, 200))),
    "counts about k and 2k": tally_of([[i % 4, 1 + i // 4] for i in range(5)], [9, 10, 11, 19, 20]),
    "a stratum of k − 1": tally_of([[1, 1], [2, 1], [2, 2]], [9, 10, 9], strata=1),
    "k − 1 strangers": tally_of([[1, 1], [0, 2]], [100, 9]),
    "all NULL": tally_of([[0, 0, 0]], [30]),
    "65,000 categories": many_categories(),
}
WAYS = [
    {"effort": 0, "weights": "equal", "defence": 0},
    {"effort": 0, "weights": "rarity", "defence": 1},
    {"effort": 400, "weights": "equal", "defence": 0.03},
    {"effort": 400, "weights": "rarity", "defence": 0},
    {"effort": "fast", "weights": "equal", "defence": 1},
    {"effort": "fast", "weights": "rarity", "defence": 0.03},
]


@cache
def made(name, way, threads=2):
    return anonymise(TABLES[name], Settings(K, 1, **WAYS[way], threads=threads))


every_way = pytest.mark.parametrize(
    ("name", "way"),
    [
        pytest.param(name, way, id="-".join(map(str, (name, *WAYS[way].values()))))
        for name in TABLES
        for way in range(len(WAYS))
    ],
)


@every_way
def test_every_class_has_k_cases(name, way):
    assert smallest(made(name, way)) >= K


@every_way
def test_cells_only_turn_null_where_they_may(name, way):
    assert spoiled(made(name, way)) == 0


@every_way
def test_each_case_is_published_or_withheld_for_a_reason(name, way):
    plan, tally = made(name, way), TABLES[name]
    assert plan.original() == tally
    assert withheld(plan) == due(tally, K)


@every_way
def test_threads_change_nothing(name, way):
    assert same(made(name, way, 1), made(name, way, 2))


@pytest.mark.parametrize("k", [2, 3, 9, 10, 11, 50, 250, 500])
def test_any_k_is_kept(k):
    assert smallest(anonymise(tally_of(DIFFERENT, range(1, 65)), Settings(k, 0, 400))) >= k


@pytest.mark.parametrize("k", [2, 5])
@pytest.mark.parametrize("change", [-1, 0, 1])
@pytest.mark.parametrize("times", [1, 2])
def test_counts_about_k_keep_the_promise(k, change, times):
    count = times * k + change
    tally = tally_of([[1, 1], [1, 2], [2, 1], [0, 3]], [count, 3 * k, count, count])
    assert smallest(anonymise(tally, Settings(k, 0, 400))) >= k
