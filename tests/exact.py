"""The truth on small tables: the most facts that any valid plan keeps, by integer programming."""

from collections.abc import Sequence

import highspy
import numpy as np
from numpy.typing import NDArray
from tests.tables import schema_of

from tenfold.stages import Codes, Tally


def best(tally: Tally, k: int, weights: Sequence[NDArray[np.int64]] | None = None) -> int:
    """The largest weight of facts that a plan keeps for a tally of one stratum, k cases or more.

    `weights[column][code]` is what a fact weighs; without them each weighs 1. Cases are whole
    without being told so: once the patterns are chosen, what is left is a transport of whole
    numbers, whose best vertex is whole.
    """
    patterns = _patterns(tally.records)
    fits = ((patterns == 0) | (patterns == tally.records[:, None])).all(axis=2)
    can_publish = tally.counts @ fits >= k
    patterns, fits = patterns[can_publish], fits[:, can_publish]
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("mip_rel_gap", 0.0)
    used = [solver.addBinary() for _ in patterns]
    cases = {
        (int(row), int(pattern)): solver.addVariable(0, int(tally.counts[row]))
        for row, pattern in np.argwhere(fits)
    }
    for row, count in enumerate(tally.counts.tolist()):
        places = np.flatnonzero(fits[row]).tolist()
        solver.addConstr(solver.qsum([cases[row, place] for place in places]) == count)
        solver.addConstrs(cases[row, place] <= count * used[place] for place in places)
    for place, chosen in enumerate(used):
        rows = np.flatnonzero(fits[:, place]).tolist()
        solver.addConstr(solver.qsum([cases[row, place] for row in rows]) >= k * chosen)
    worth = _worth(patterns, weights).tolist()
    solver.maximize(solver.qsum([placed * worth[place] for (_, place), placed in cases.items()]))
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise ValueError("no plan keeps the promise, or the best was not found")
    return round(solver.getObjectiveValue())


def invented(seed: int) -> tuple[Tally, int]:
    """A small table and its k, drawn by a seed.

    It has 12 to 40 cases, 3 to 6 columns of 2 to 4 values, and k from 2 to 5. In each column the
    shares of NULL and of the values are drawn evenly from all that sum to one, so that most
    columns have a common value and a rare one; columns know nothing of each other.
    """
    dice = np.random.default_rng(seed)
    columns = [
        dice.choice(values + 1, 40, p=dice.dirichlet(np.ones(values + 1)))
        for values in dice.integers(2, 5, dice.integers(3, 7))
    ]
    codes = np.stack(columns, axis=1)[: dice.integers(12, 41)]
    return Tally.of(schema_of(len(columns), labels=4), codes), int(dice.integers(2, 6))


def _patterns(records: Codes) -> Codes:
    """Every record that a class could publish: what some of these records share."""
    found = np.unique(records, axis=0)
    for record in records:
        shared = np.where(found == record, record, 0).astype(records.dtype)
        found = np.unique(np.concatenate([found, shared]), axis=0)
    return found


def _worth(patterns: Codes, weights: Sequence[NDArray[np.int64]] | None) -> NDArray[np.int64]:
    """What the facts of each pattern weigh."""
    if weights is None:
        return np.count_nonzero(patterns, axis=1)
    weighed = [by_code[codes] for by_code, codes in zip(weights, patterns.T, strict=True)]
    return np.where(patterns.T > 0, weighed, 0).sum(axis=0)
