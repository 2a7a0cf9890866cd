"""The defence against minimality: some cases are published in a poorer class than they could be."""

import numpy as np

from tenfold.anonymise.chance import Bits, below, throw
from tenfold.anonymise.kernel import entry, kernel
from tenfold.anonymise.shapes import Classes, Placed, Rows, Terms
from tenfold.stages import Codes, Counts

FINE = 1 << 20
"""Shares are whole numbers of so many parts."""

NEAR = 1 << 12
"""The weight in the draw of a class that publishes one fact less; n facts less: by n³ smaller."""


@entry
def republish(classes: Classes, terms: Terms, share: int) -> Placed:
    """Where each case is published once a share of each class's cases above k has moved.

    They move to classes of the stratum that publish less, and nothing else, mostly to those that
    publish hardly less: it is there that a NULL tells something. Where there is none, they stay.
    """
    dice = np.zeros(1, np.uint64)
    counts = classes.counts.copy()
    rows, targets = [0][:0], [0][:0]
    for number in range(len(classes.starts) - 1):
        throw(dice, terms.key, number)
        atoms = counts[classes.starts[number] : classes.starts[number + 1]]
        due = ((atoms.sum() - terms.k) * share + below(dice, FINE)) // FINE
        poorer = _poorer(classes.records, number) if due > 0 else classes.rows[:0]
        if len(poorer) == 0:
            continue
        chances = _chances(classes.records, number, poorer)
        for _ in range(due):
            atom = _drawn(atoms, dice)
            atoms[atom] -= 1
            rows.append(classes.rows[classes.starts[number] + atom])
            targets.append(poorer[_drawn(chances, dice)])
    return _placed(classes, counts, np.array(rows, np.int64), np.array(targets, np.int64))


@kernel
def _poorer(records: Codes, number: int) -> Rows:
    """The classes whose facts are some of those of a class, but not all."""
    found = [0][:0]
    for other in range(len(records)):
        less = False
        for column in range(records.shape[1]):
            if records[other, column] != records[number, column]:
                less = records[other, column] == 0
                if not less:
                    break
        if less:
            found.append(other)
    return np.array(found, np.int64)


@kernel
def _chances(records: Codes, number: int, poorer: Rows) -> Counts:
    """How likely a case of a class moves to each poorer one."""
    facts = np.count_nonzero(records[number])
    chances = np.ones(len(poorer), np.int64)
    for place, other in enumerate(poorer):
        chances[place] += NEAR // (facts - np.count_nonzero(records[other])) ** 3
    return chances


@kernel
def _drawn(weights: Counts, dice: Bits) -> int:
    """A place that is drawn at random, each as likely as its weight."""
    left = below(dice, weights.sum())
    place = 0
    while left >= weights[place]:
        left -= weights[place]
        place += 1
    return place


@kernel
def _placed(classes: Classes, counts: Counts, rows: Rows, targets: Rows) -> Placed:
    """The cases that stayed and those that moved, with the class of each."""
    number = np.empty(len(counts), np.int64)
    for c in range(len(classes.starts) - 1):
        number[classes.starts[c] : classes.starts[c + 1]] = c
    stays = counts > 0
    return Placed(
        np.concatenate((classes.rows[stays], rows)),
        np.concatenate((counts[stays], np.ones_like(rows))),
        np.concatenate((number[stays], targets)),
        classes.records,
    )
