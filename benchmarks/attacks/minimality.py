"""Minimality: whoever knows that no more is redacted than need be infers what a NULL hides."""

from typing import NamedTuple

import numpy as np
from benchmarks.attacks.scene import Flags, Rows, Scene, facts_of, overlap, values_of

from tenfold.stages import Codes

ANY = 1 << 15
"""More facts than any class shows."""


class Struck(NamedTuple):
    """Values struck out (or needed), in redacted cells of cases, and how many are the truth.

    `chance` is how many would be, were the values as frequent as in all redacted cells of the
    column in the stratum.
    """

    values: int = 0
    truths: int = 0
    chance: float = 0.0


def naive(scene: Scene) -> Codes:
    """For each NULL (atoms × columns), what the nearest class that publishes more shows there.

    Such a class shows all that the case's class shows. The nearest shows least besides; among
    equals, it is the largest. Without any, there is no claim.
    """
    claims = np.zeros_like(scene.records)
    shared, facts = overlap(scene.records, scene.records), facts_of(scene.records)
    for number, record in enumerate(scene.records):
        richer = np.flatnonzero((shared[number] == facts[number]) & (facts > facts[number]))
        order = np.lexsort((-scene.sizes[richer], facts[richer]))
        nearest = np.vstack([scene.records[richer[order]], record])
        claims[number] = _topmost(nearest) * (record == 0)
    return claims[scene.classes]


def exclusions(scene: Scene, k: int, within: int = ANY) -> Rows:
    """The values that can't be in a redacted cell: (n × 3) of atom, column and code, each once.

    The attacker knows a case but for one cell, its class, and the method. The class has more than k
    cases, so it could spare her. Were her cell of a value that fits a class publishing more, by at
    most `within` facts, she would be there. So it isn't.
    """
    return _fitting(scene, scene.sizes > k, within)


def needed(scene: Scene, k: int) -> Rows:
    """The values that fit a class publishing more, where a case's own class has just k cases.

    The class could not spare her. So such a value may well be the truth.
    """
    return _fitting(scene, scene.sizes == k, ANY)


def strong(scene: Scene, struck: Rows) -> Codes:
    """For each cell of which a value is struck out, the likeliest of the others."""
    claims = np.zeros_like(scene.originals)
    cells, places = np.unique(struck[:, :2], axis=0, return_inverse=True)
    ranks = scene.values[cells[:, 1]]
    ranks[places, struck[:, 2]] = 0
    claims[cells[:, 0], cells[:, 1]] = ranks.argmax(axis=1)
    return claims


def judge(scene: Scene, struck: Rows) -> Struck:
    """How often a value that was struck out, or needed, is the truth, and how often by chance."""
    atoms, columns, codes = struck.T
    counts = scene.counts[atoms]
    truths = scene.originals[atoms, columns] == codes
    hidden = scene.originals * scene.redacted
    last = int(scene.originals.max(initial=0))
    values = values_of(hidden, scene.counts, last)
    shares = values / np.maximum(values.sum(axis=1, keepdims=True), 1)
    return Struck(
        int(counts.sum()), int(counts[truths].sum()), float(counts @ shares[columns, codes])
    )


def _topmost(records: Codes) -> Codes:
    """The first value that each column shows, from the top; 0 where all are NULL."""
    return records[(records != 0).argmax(axis=0), np.arange(records.shape[1])]


def _fitting(scene: Scene, asked: Flags, within: int) -> Rows:
    """For redacted cells in some classes, the values with which a case suits a class above hers."""
    facts = facts_of(scene.records)
    more = facts - facts[:, None]
    above = (overlap(scene.records, scene.records) == facts[:, None]) & (more > 0)
    better = above & (more <= within) & asked[:, None]
    lacks = facts - overlap(scene.originals, scene.records)
    atoms, others = np.nonzero((lacks <= 1) & better[scene.classes])
    shown, cases = scene.records[others], scene.originals[atoms]
    suits = (lacks[atoms, others] == 0)[:, None] | (shown != cases)
    pairs, columns = np.nonzero((shown != 0) & suits & scene.redacted[atoms])
    found = np.c_[atoms[pairs], columns, shown[pairs, columns]].astype(np.int64)
    return np.unique(found, axis=0)
