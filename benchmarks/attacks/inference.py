"""Inference: what a reader guesses of NULLs from similar cases, without knowing the method."""

import numpy as np
from benchmarks.attacks.scene import Rows, Scene, overlap

from tenfold.stages import Codes, Counts

NEIGHBOURS = 20
"""So many classes of the stratum, the most similar ones, are asked."""

FINE = 1000
"""Suspicions are told apart by thousandths."""


def likeliest(scene: Scene) -> Codes:
    """For each NULL (atoms × columns), the value that most cases of similar classes show."""
    near = _nearest(scene)
    weights = scene.sizes[near]
    claims = np.zeros_like(scene.records)
    for column in range(scene.records.shape[1]):
        codes = scene.records[near, column]
        votes = np.zeros((len(near), int(codes.max(initial=0)) + 1), np.int64)
        np.add.at(votes, (np.arange(len(near))[:, None], codes), weights * (codes != 0))
        claims[:, column] = votes.argmax(axis=1)
    return (claims * (scene.records == 0))[scene.classes]


def suspicions(scene: Scene) -> Counts:
    """NULLs of cases by suspicion (never filled or redacted × thousandths) that they were redacted.

    It is the share of the cases of similar classes that show a value in the column.
    """
    near = _nearest(scene)
    weights = scene.sizes[near][:, :, None]
    shown = ((scene.records[near] != 0) * weights).sum(axis=1)
    shares = FINE * shown // np.maximum(weights.sum(axis=1), 1)
    atoms, columns = np.nonzero(scene.published == 0)
    met = np.zeros((2, FINE + 1), np.int64)
    place = (scene.redacted[atoms, columns].astype(int), shares[scene.classes[atoms], columns])
    np.add.at(met, place, scene.counts[atoms])
    return met


def surest(met: Counts, part: float) -> float:
    """What share of the most suspicious NULLs, at least this part of all, were redacted."""
    redacted, cells = np.cumsum(met[1, ::-1]), np.cumsum(met.sum(axis=0)[::-1])
    last = int(np.searchsorted(cells, part * cells[-1]))
    return float(redacted[last] / max(cells[last], 1))


def _nearest(scene: Scene) -> Rows:
    """The most similar other classes of each (classes × up to NEIGHBOURS).

    Similar are those that agree in many facts and contradict in few.
    """
    shown = (scene.records != 0).astype(np.int16)
    likeness = 2 * overlap(scene.records, scene.records) - shown @ shown.T
    np.fill_diagonal(likeness, np.iinfo(np.int16).min)
    order = np.argsort(-likeness.astype(np.int32), axis=1, kind="stable")
    return order[:, : min(NEIGHBOURS, len(scene.records) - 1)]
