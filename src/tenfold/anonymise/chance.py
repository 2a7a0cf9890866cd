"""Random numbers that depend on what they are for, never on how often one was drawn before."""

import hashlib

import numpy as np

from tenfold.anonymise.kernel import kernel


def key_of(seed: int, stratum: int) -> np.uint64:
    """The key of a stratum's random numbers: 64 bits of SHA-256 over seed and stratum."""
    digest = hashlib.sha256(f"{seed}/{stratum}".encode()).digest()
    return np.uint64(int.from_bytes(digest[:8], "little"))


@kernel
def draw(key: np.uint64, first: int, second: int) -> np.int64:
    """31 random bits for a pair of numbers (splitmix64: Steele, Lea and Flood 2014)."""
    mixed = _scramble(key + np.uint64(first) * np.uint64(0x9E3779B97F4A7C15))
    mixed = _scramble(mixed + np.uint64(second) * np.uint64(0x9E3779B97F4A7C15))
    return np.int64(mixed >> np.uint64(33))


@kernel
def _scramble(word: np.uint64) -> np.uint64:
    word = (word ^ (word >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    word = (word ^ (word >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return word ^ (word >> np.uint64(31))
