"""A patch: a few classes that lie next to each other in some order, and are improved together."""

from typing import NamedTuple

import numpy as np

from tenfold.anonymise.chance import Bits
from tenfold.anonymise.kernel import kernel
from tenfold.anonymise.search.facts import Facts, worth_of
from tenfold.anonymise.shapes import Rows
from tenfold.stages import Counts


class Patch(NamedTuple):
    """Classes one after the other: class c holds the atoms from `starts[c]` to `starts[c + 1]`.

    An atom is `cases[a]` cases of record `rows[a]`. `common` (classes × words) holds the facts
    that all of a class share, `worth` what these weigh, `sizes` its cases, and `losses` what the
    facts weigh that its cases have lost.
    """

    rows: Rows
    cases: Counts
    starts: Rows
    common: Bits
    worth: Rows
    sizes: Counts
    losses: Rows


@kernel
def patch_of(facts: Facts, rows: Rows, cases: Counts, starts: Rows) -> Patch:
    """The patch of these classes."""
    classes, words = len(starts) - 1, facts.bits.shape[1]
    common = np.zeros((classes, words), np.uint64)
    worth, sizes, losses = (
        np.zeros(classes, np.int64),
        np.zeros(classes, np.int64),
        np.zeros(classes, np.int64),
    )
    patch = Patch(rows, cases, starts, common, worth, sizes, losses)
    for number in range(classes):
        _measure(facts, patch, number)
    return patch


@kernel
def _measure(facts: Facts, patch: Patch, number: int) -> None:
    """Fills in what the atoms of a class have in common, and what that costs them."""
    start, end = patch.starts[number], patch.starts[number + 1]
    patch.common[number] = facts.bits[patch.rows[start]]
    whole = 0
    for atom in range(start, end):
        row, cases = patch.rows[atom], patch.cases[atom]
        for word in range(patch.common.shape[1]):
            patch.common[number, word] &= facts.bits[row, word]
        patch.sizes[number] += cases
        whole += cases * facts.worth[row]
    patch.worth[number] = worth_of(facts, patch.common, number)
    patch.losses[number] = whole - patch.sizes[number] * patch.worth[number]
