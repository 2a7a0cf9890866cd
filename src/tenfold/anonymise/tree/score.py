"""How good a column is to split a node by, in whole numbers that are the same on every machine."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tenfold.anonymise.kernel import entry, kernel
from tenfold.anonymise.shapes import Atoms, Scratch, Table, Terms

BITS = 10
"""Fractional bits of a logarithm."""

MANTISSA = 12
ENTROPY_SHARE = 10
"""One bit of entropy weighs as much as a tenth of a lost fact."""

SAFE = 46
"""Bits of a cost that leave room for 16 more."""

FINE = 8
"""A column's mean weight is taken in so many parts."""

WORTHLESS = 1 << 62
"""The score of a column whose facts weigh nothing: it is split last."""


class Price(NamedTuple):
    """What a split costs: a score (lower is better, −1: impossible), cases borrowed, and spare."""

    score: int
    borrowed: int
    surplus: int


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


@entry
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
def weigh(scratch: Scratch, found: int, cases: int, means: tuple[int, Terms]) -> Price:
    """What splitting a node of so many cases by a column would cost.

    The score is (what is lost + entropy of the children / 10) over what there is: Tree (D), with
    the entropy in the column's mean weight.
    """
    column, terms = means
    kept, rest, lost, there, surplus, entropy, filled = 0, 0, 0, 0, 0, 0, 0
    whole = log2(cases)
    for i in range(found):
        code = scratch.met[i]
        size = scratch.sizes[code]
        weight = terms.worth.weights[terms.worth.first[column] + code]
        there += size * weight
        filled += size if code != 0 else 0
        if code != 0 and size >= terms.k:
            kept += size
            surplus += size - terms.k
            entropy += size * (whole - log2(size))
        else:
            rest += size
            lost += size * weight
    if kept == 0:
        return Price(-1, 0, 0)
    borrowed = terms.k - rest if 0 < rest < terms.k else 0
    if there == 0:
        return Price(WORTHLESS, borrowed, surplus)
    if rest > 0:
        entropy += rest * (whole - log2(rest))
    lost += borrowed * (there - lost) // kept
    cost = (lost * ENTROPY_SHARE << BITS) + entropy * max(1, FINE * there // filled) // FINE
    while cost >> SAFE:
        cost, there = cost >> 1, there >> 1
    return Price((cost << 16) // there, borrowed, surplus)
