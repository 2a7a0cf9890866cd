"""What an attacker sees of a stratum, and the truth behind it, by which an attack is scored."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tenfold.stages import Codes, Counts, Plan

Flags = NDArray[np.bool_]
Rows = NDArray[np.int64]


@dataclass(frozen=True, repr=False, eq=False)
class Scene:
    """The classes of a stratum as published, and the cases that are in them as they were.

    `records` (classes × columns) and `sizes` (classes,) are for all to see. The truth is in atoms:
    `counts[a]` cases that were `originals[a]` are published in class `classes[a]`.
    """

    records: Codes
    sizes: Counts
    originals: Codes
    counts: Counts
    classes: Rows

    @property
    def published(self) -> Codes:
        """What each atom is published as (atoms × columns)."""
        return self.records[self.classes]

    @property
    def redacted(self) -> Flags:
        """The cells (atoms × columns) that held a value, and are published as NULL."""
        return (self.originals != 0) & (self.published == 0)

    @property
    def values(self) -> Counts:
        """How many cases show each code (columns × codes) as published; NULL is never counted."""
        return values_of(self.records, self.sizes, int(self.originals.max(initial=0)))


class Score(NamedTuple):
    """In cells of cases: those redacted, those claimed, and how many claims are right.

    `base` is how many would be right by the value that the column shows most in the stratum.
    """

    redacted: int = 0
    claimed: int = 0
    right: int = 0
    base: int = 0


def scenes_of(plan: Plan) -> list[Scene]:
    """What there is to see of each stratum of a plan."""
    records, classes = np.unique(plan.published_records, axis=0, return_inverse=True)
    sizes = np.bincount(classes, plan.counts).astype(np.int64)
    keys = np.c_[np.zeros(len(records), np.uint8), records[:, plan.schema.strata]]
    strata = np.unique(keys, axis=0, return_inverse=True)[1]
    return [
        _scene(plan, (records, sizes, classes), strata == number)
        for number in range(strata.max(initial=-1) + 1)
    ]


def overlap(left: Codes, right: Codes) -> NDArray[np.int16]:
    """How many values each record of one side shares with each of the other (left × right)."""
    shared = np.zeros((len(left), len(right)), np.int16)
    for column in range(left.shape[1]):
        one, other = left[:, column, None], right[:, column]
        shared += (one == other) & (other != 0)
    return shared


def facts_of(records: Codes) -> Rows:
    """How many values each record shows (records,)."""
    return np.count_nonzero(records, axis=1)


def values_of(records: Codes, counts: Counts, last: int) -> Counts:
    """How many cases show each code from 0 to `last` (columns × codes); NULL is never counted."""
    shown = [np.bincount(column, counts, last + 1) for column in records.T]
    return np.array(shown, np.int64) * (np.arange(last + 1) > 0)


def score(scene: Scene, claims: Codes) -> Score:
    """How good claims about the redacted cells of each atom are (atoms × columns, 0 = no claim)."""
    claimed = scene.redacted & (claims != 0)
    usual = scene.values.argmax(axis=1)

    def cells(chosen: Flags) -> int:
        return int(chosen.sum(axis=1) @ scene.counts)

    return Score(
        cells(scene.redacted),
        cells(claimed),
        cells(claimed & (claims == scene.originals)),
        cells(claimed & (usual == scene.originals)),
    )


def _scene(plan: Plan, seen: tuple[Codes, Counts, Rows], chosen: Flags) -> Scene:
    records, sizes, classes = seen
    numbers = np.cumsum(chosen) - 1
    atoms = chosen[classes]
    return Scene(
        records[chosen],
        sizes[chosen],
        plan.original_records[atoms],
        plan.counts[atoms],
        numbers[classes[atoms]],
    )
