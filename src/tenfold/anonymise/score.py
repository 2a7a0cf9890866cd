"""How good a column is to split a node by, in whole numbers that are the same on every machine."""

import numpy as np
from numpy.typing import NDArray

from tenfold.anonymise.kernel import kernel
from tenfold.anonymise.shapes import Atoms, Scratch, Table

BITS = 10
"""Fractional bits of a logarithm."""

MANTISSA = 12
ENTROPY_SHARE = 10
"""One bit of entropy weighs as much as a tenth of a lost fact."""


def _logarithms() -> NDArray[np.int64]:
    """log2(n) for n below 2**MANTISSA, rounded down to BITS fractional bits, by squaring."""
    table = np.zeros(1 << MANTISSA, np.int64)
    for n in range(1, 1 << MANTISSA):
        whole = n.bit_length() - 1
        power, fraction = n << (40 - whole), 0
        for _ in range(BITS):
            power = power * power >> 40
            carry = power >> 41
            power, fraction = power >> carry, 2 * fraction + carry
        table[n] = (whole << BITS) + fraction
    return table


_LOG2 = _logarithms()


@kernel
def log2(n: int) -> int:
    """The logarithm of n ≥ 1 to base 2, with BITS fractional bits, by its MANTISSA leading bits."""
    shift = 0
    while n >> shift >= 1 << MANTISSA:
        shift += 1
    return int(_LOG2[n >> shift]) + (shift << BITS)


@kernel
def measure(table: Table, atoms: Atoms, column: int, scratch: Scratch) -> int:
    """Counts a node's cases by code into the scratch; how many codes there are."""
    found = 0
    for i in range(len(atoms.rows)):
        code = table.codes[atoms.rows[i], column]
        if scratch.sizes[code] == 0:
            scratch.met[found] = code
            found += 1
        scratch.sizes[code] += atoms.counts[i]
    return found


@kernel
def clear(scratch: Scratch, found: int) -> None:
    """Leaves the scratch as it was before `measure`."""
    for i in range(found):
        scratch.sizes[scratch.met[i]] = 0


@kernel
def weigh(scratch: Scratch, found: int, cases: int, k: int) -> tuple[int, int, int]:
    """What a split would cost: score (lower is better, −1 for none), cases to borrow, surplus.

    The score is (lost facts + entropy of the children / 10) per fact: Tree (D).
    """
    kept, rest, lost, surplus, entropy = 0, 0, 0, 0, 0
    whole = log2(cases)
    for i in range(found):
        code = scratch.met[i]
        size = scratch.sizes[code]
        if code != 0 and size >= k:
            kept += size
            surplus += size - k
            entropy += size * (whole - log2(size))
        else:
            rest += size
            lost += size if code != 0 else 0
    if kept == 0:
        return -1, 0, 0
    borrowed = k - rest if 0 < rest < k else 0
    if rest > 0:
        entropy += rest * (whole - log2(rest))
    worth = ((lost + borrowed) * ENTROPY_SHARE << BITS) + entropy
    return (worth << 16) // (kept + lost), borrowed, surplus
