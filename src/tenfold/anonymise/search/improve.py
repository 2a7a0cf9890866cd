"""The search in one patch: take classes apart, draft new ones, keep them where that is better."""

import numpy as np

from tenfold.anonymise.chance import below, throw
from tenfold.anonymise.kernel import kernel
from tenfold.anonymise.search.dissolve import dissolve
from tenfold.anonymise.search.draft import Draft, draft_for, regroup
from tenfold.anonymise.search.facts import Facts
from tenfold.anonymise.search.move import move
from tenfold.anonymise.search.patch import Patch, patch_of
from tenfold.anonymise.search.pool import Pool, choose, fill, pool_for

EQUAL_TAKEN = 7
"""Of 10 drafts that are just as good, so many are taken."""


@kernel
def improve(
    facts: Facts, patch: Patch, means: tuple[int, int, np.uint64], iterations: int
) -> Patch:
    """The patch after so many attempts: its classes have k cases or more, and keep no fewer facts.

    `means` are k, the room for atoms, and the key of the random numbers.
    """
    k, room, key = means
    dice = np.zeros(1, np.uint64)
    pool = pool_for(facts, room)
    draft = draft_for(pool)
    for attempt in range(iterations):
        throw(dice, key, attempt)
        chosen = choose(facts, patch, pool, dice)
        if chosen < 2:  # noqa: PLR2004 - one class alone can't be put together better
            continue
        records = fill(facts, patch, pool, chosen)
        classes = regroup(facts, pool, draft, (records, k, dice))
        move(facts, pool, draft, (classes, records, k))
        classes = dissolve(facts, pool, draft, (classes, records))
        gain = 0
        for new in range(classes):
            gain += draft.sizes[new] * draft.worth[new]
        for old in pool.chosen[:chosen]:
            gain -= patch.sizes[old] * patch.worth[old]
        if gain > 0 or (gain == 0 and below(dice, 10) < EQUAL_TAKEN):
            patch = renewed(facts, patch, pool, (draft, chosen, classes, records))
    return patch


@kernel
def renewed(facts: Facts, patch: Patch, pool: Pool, means: tuple[Draft, int, int, int]) -> Patch:
    """The patch with the chosen classes replaced by the drafted ones."""
    draft, chosen, classes, records = means
    stays = np.ones(len(patch.sizes), np.bool_)
    stays[pool.chosen[:chosen]] = False
    most = len(patch.rows) + classes * records
    rows, cases = np.empty(most, np.int64), np.empty(most, np.int64)
    starts = np.zeros(stays.sum() + classes + 1, np.int64)
    number, end = 0, 0
    for old in np.flatnonzero(stays):
        for atom in range(patch.starts[old], patch.starts[old + 1]):
            rows[end], cases[end] = patch.rows[atom], patch.cases[atom]
            end += 1
        number += 1
        starts[number] = end
    for new in range(classes):
        for record in range(records):
            if draft.cases[new, record] > 0:
                rows[end], cases[end] = pool.rows[record], draft.cases[new, record]
                end += 1
        number += 1
        starts[number] = end
    return patch_of(facts, rows[:end], cases[:end], starts)
