"""Moves records between drafted classes, as long as that keeps more facts."""

import numpy as np

from tenfold.anonymise.kernel import kernel
from tenfold.anonymise.search.draft import Draft, gain_of, join
from tenfold.anonymise.search.facts import Facts, worth_of
from tenfold.anonymise.search.pool import Pool

PASSES = 2


@kernel
def move(facts: Facts, pool: Pool, draft: Draft, means: tuple[int, int, int]) -> None:
    """Moves cases from classes of more than k to where they keep more facts, if anywhere."""
    classes, records, k = means
    for _ in range(PASSES):
        moved = False
        for number in range(classes):
            for record in range(records):
                free = min(draft.cases[number, record], draft.sizes[number] - k)
                if free > 0:
                    moved |= _move_best(
                        facts, pool, draft, (number, record, free, classes, records)
                    )
        if not moved:
            return


@kernel
def _move_best(
    facts: Facts, pool: Pool, draft: Draft, means: tuple[int, int, int, int, int]
) -> bool:
    """Moves some cases of a record from a class to the one that gains most; whether one does."""
    number, record, cases, classes, records = means
    rest = draft.worth[number]
    if cases == draft.cases[number, record]:
        rest = _without(facts, pool, draft, (number, record, records))
    size = draft.sizes[number]
    change = (size - cases) * rest - size * draft.worth[number]
    best, best_gain = -1, 0
    for other in range(classes):
        if other != number:
            gain = change + gain_of(facts, pool, draft, (other, record, cases))
            if gain > best_gain:
                best, best_gain = other, gain
    if best < 0:
        return False
    if cases == draft.cases[number, record]:
        for word in range(facts.bits.shape[1]):
            draft.common[number, word] = draft.common[-1, word]
    draft.cases[number, record] -= cases
    draft.sizes[number] -= cases
    draft.worth[number] = rest
    join(facts, pool, draft, (best, record, cases))
    return True


@kernel
def _without(facts: Facts, pool: Pool, draft: Draft, means: tuple[int, int, int]) -> int:
    """What the facts weigh that a class shares without one of its records; into the scratch row."""
    number, record, records = means
    draft.common[-1] = ~np.uint64(0)
    for other in range(records):
        if other != record and draft.cases[number, other] > 0:
            for word in range(facts.bits.shape[1]):
                draft.common[-1, word] &= pool.bits[other, word]
    return worth_of(facts, draft.common, -1)
