"""What each fact weighs: by how rare it is, times the importance of its column."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from tenfold.anonymise.settings import Settings
from tenfold.anonymise.shapes import Worth
from tenfold.anonymise.tree.score import BITS, log2
from tenfold.stages import Tally

LEAST, MOST = 2, 4
"""A fact weighs −log2 of its share of the cases, within these."""

PARTS = 4
"""Weights are whole numbers of quarters."""

LARGEST_RECORD = 1 << 20
"""No record weighs more, so that no sum overflows; beyond, all weights are scaled down."""


def worth_of(tally: Tally, settings: Settings) -> Worth:
    """The weight of each fact of a table, a whole number; 0 only where the importance is 0."""
    columns = [
        _weighed(tally, place, settings) * settings.importance.get(column.name, 1)
        for place, column in enumerate(tally.schema.columns)
    ]
    scale = -(-sum(int(weights.max()) for weights in columns) // LARGEST_RECORD)
    if scale > 1:
        columns = [np.where(weights > 0, np.maximum(weights // scale, 1), 0) for weights in columns]
    return Worth(np.concatenate(columns), _starts(map(len, columns)))


def _weighed(tally: Tally, place: int, settings: Settings) -> NDArray[np.int64]:
    """The weights of a column's codes, 0 for NULL."""
    codes = 1 + len(tally.schema.columns[place].labels)
    if settings.weights == "equal":
        weights = np.ones(codes, np.int64)
    else:
        cases = np.bincount(tally.records[:, place], tally.counts, codes).astype(np.int64)
        sizes, places = np.unique(cases, return_inverse=True)
        weights = np.array([_rarity(size, tally.cases) for size in sizes.tolist()])[places]
    weights[0] = 0
    return weights


def _rarity(count: int, cases: int) -> int:
    """−log2 of a share, clipped, in quarters."""
    bits = log2(cases) - log2(max(count, 1))
    return int(np.clip((bits * PARTS + (1 << BITS - 1)) >> BITS, LEAST * PARTS, MOST * PARTS))


def _starts(lengths: Iterable[int]) -> NDArray[np.int64]:
    """Where each column's weights start."""
    return np.cumsum([0, *lengths][:-1], dtype=np.int64)
