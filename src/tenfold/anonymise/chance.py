"""Random numbers that depend on what they are for, never on how often one was drawn before."""

import hashlib

import numpy as np
from numpy.typing import NDArray

from tenfold.anonymise.kernel import kernel

Bits = NDArray[np.uint64]

STEP = np.uint64(0x9E3779B97F4A7C15)
"""What the state of splitmix64 grows by: 2**64 over the golden ratio."""


def key_of(seed: int, *numbers: int) -> np.uint64:
    """The key of the random numbers for what the numbers name: 64 bits of SHA-256 over all."""
    digest = hashlib.sha256("/".join(map(str, (seed, *numbers))).encode()).digest()
    return np.uint64(int.from_bytes(digest[:8], "little"))


@kernel
def draw(key: np.uint64, first: int, second: int) -> np.int64:
    """31 random bits for a pair of numbers (splitmix64: Steele, Lea and Flood 2014)."""
    mixed = _scramble(key + np.uint64(first) * STEP)
    mixed = _scramble(mixed + np.uint64(second) * STEP)
    return np.int64(mixed >> np.uint64(33))


@kernel
def _scramble(word: np.uint64) -> np.uint64:
    word = (word ^ (word >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    word = (word ^ (word >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return word ^ (word >> np.uint64(31))


@kernel
def throw(dice: Bits, key: np.uint64, number: int) -> None:
    """Sets dice (1,) for what is drawn next: it depends on key and number alone."""
    dice[0] = _scramble(key + np.uint64(number) * STEP)


@kernel
def below(dice: Bits, end: int) -> int:
    """A random number from 0 to end − 1, end below 2**31; the dice move on (splitmix64)."""
    dice[0] += STEP
    bits = _scramble(dice[0]) >> np.uint64(33)
    return np.int64(bits * np.uint64(end) >> np.uint64(31))  # type: ignore[return-value]  # compiled, int() would be unsigned
