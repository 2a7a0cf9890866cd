"""Draws by chance for many cases at once: one of several options, or yes and no."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

Index = NDArray[np.int64]
Flags = NDArray[np.bool_]
Shares = NDArray[np.float32]

_STEP = np.float64(2.0**-32)


def generator(seed: int, block: int) -> np.random.Generator:
    """Random numbers of their own for each seed and block."""
    key = np.array([seed % 2**64, block], np.uint64)
    return np.random.Generator(np.random.Philox(key=key))


def uniform(rng: np.random.Generator, cases: int) -> NDArray[np.float64]:
    """Numbers from 0 up to, never reaching, 1: (cases,), whole multiples of 2⁻³²."""
    return rng.integers(0, 2**32, cases, dtype=np.uint32) * _STEP


def yes_or_no(rng: np.random.Generator, shares: Shares) -> Flags:
    """Yes for each cell with the chance that stands in it, in the shape of `shares`."""
    return rng.random(shares.shape, dtype=np.float32) < shares


@dataclass(frozen=True)
class Chances:
    """For each key a list of weighted options."""

    edges: NDArray[np.float64]
    """Key + cumulative share of each option, key after key: (keys · options,)."""
    options: int

    @classmethod
    def of(cls, weights: ArrayLike) -> Self:
        """The chances of weights (keys × options); those of a key sum to anything above 0."""
        table = np.atleast_2d(np.asarray(weights, np.float64))
        shares = np.cumsum(table, axis=1) / table.sum(axis=1, keepdims=True)
        shares[:, -1] = 1.0
        keys = np.arange(len(table))[:, np.newaxis]
        return cls((shares + keys).ravel(), table.shape[1])

    def draw(self, rng: np.random.Generator, keys: Index) -> Index:
        """One option for each key: (cases,), from 0."""
        place = np.searchsorted(self.edges, uniform(rng, len(keys)) + keys, side="right")
        return place - keys * self.options
