"""Makes new classes of what lies in a pool, greedily."""

from typing import NamedTuple

import numpy as np

from tenfold.anonymise.chance import Bits, below
from tenfold.anonymise.kernel import kernel
from tenfold.anonymise.search.facts import Facts, shared_worth, worth_of
from tenfold.anonymise.search.pool import Pool
from tenfold.anonymise.shapes import Rows
from tenfold.stages import Counts

PARTS = 64
"""A newcomer's own loss counts by some of so many parts."""

SPLITTING = 2
"""In so many of 10 drafts a class takes no more cases of a record than it still needs."""

CLEAREST_FIRST, POOREST_FIRST = 6, 7
"""Of 10 drafts, those below 6 begin with the records that lost least, the next with the most."""


class Draft(NamedTuple):
    """Classes that are to replace those in the pool.

    Class c holds `cases[c, i]` cases of record i of the pool. `common`, `worth` and `sizes` are as
    in a patch. The first classes are single records of k cases or more, `lenders` says which; what
    they have above k they may lend.
    """

    cases: Counts
    common: Bits
    worth: Rows
    sizes: Counts
    lenders: Rows


@kernel
def draft_for(pool: Pool) -> Draft:
    """An empty draft of as many classes as a pool may hold. The last row of `common` is scratch."""
    room, words = pool.bits.shape
    return Draft(
        np.empty((room, room), np.int64),
        np.zeros((room + 1, words), np.uint64),
        np.zeros(room, np.int64),
        np.zeros(room, np.int64),
        np.zeros(room, np.int64),
    )


@kernel
def regroup(facts: Facts, pool: Pool, draft: Draft, means: tuple[int, int, Bits]) -> int:
    """Drafts classes of k cases or more for all records of the pool; how many there are."""
    records, k, dice = means
    lenders, spare = _settle(facts, pool, draft, (records, k))
    classes, left, waiting = lenders, 0, 0
    for record in range(records):
        if pool.left[record] > 0:
            left += pool.left[record]
            pool.waiting[waiting] = record
            waiting += 1
    part, splits = below(dice, PARTS + 1), below(dice, 10) < SPLITTING
    for turn in range(_order(pool, records, dice)):
        first = pool.turns[turn]
        if pool.left[first] == 0:
            continue
        if left + spare < k:
            break
        left -= pool.left[first]
        begin(facts, pool, draft, (classes, first, records))
        while draft.sizes[classes] < k:
            waiting, best = _cheapest(facts, pool, draft, (classes, waiting, k, part))
            lender, cases = _lender(facts, pool, draft, (classes, lenders, k, best))
            if lender < 0:
                cases = best[2] if splits else pool.left[best[0]]
                pool.left[best[0]] -= cases
                left -= cases
                join(facts, pool, draft, (classes, best[0], cases))
            else:
                record = draft.lenders[lender]
                draft.cases[lender, record] -= cases
                draft.sizes[lender] -= cases
                spare -= cases
                join(facts, pool, draft, (classes, record, cases))
        classes += 1
    _place_rest(facts, pool, draft, (classes, records))
    return classes


@kernel
def _settle(facts: Facts, pool: Pool, draft: Draft, means: tuple[int, int]) -> tuple[int, int]:
    """Makes a class of each record of k cases or more; how many, and what they can lend."""
    records, k = means
    lenders, spare = 0, 0
    for record in range(records):
        if pool.left[record] >= k:
            begin(facts, pool, draft, (lenders, record, records))
            draft.lenders[lenders] = record
            spare += draft.sizes[lenders] - k
            lenders += 1
    return lenders, spare


@kernel
def begin(facts: Facts, pool: Pool, draft: Draft, means: tuple[int, int, int]) -> None:
    """Begins a class with all that is left of a record."""
    number, record, records = means
    for other in range(records):
        draft.cases[number, other] = 0
    for word in range(facts.bits.shape[1]):
        draft.common[number, word] = pool.bits[record, word]
    draft.worth[number] = pool.worth[record]
    draft.cases[number, record] = draft.sizes[number] = pool.left[record]
    pool.left[record] = 0


@kernel
def join(facts: Facts, pool: Pool, draft: Draft, means: tuple[int, int, int]) -> None:
    """Adds some cases of a record to a class; the class keeps what all its cases share."""
    number, record, cases = means
    draft.cases[number, record] += cases
    draft.sizes[number] += cases
    for word in range(facts.bits.shape[1]):
        draft.common[number, word] &= pool.bits[record, word]
    draft.worth[number] = worth_of(facts, draft.common, number)


@kernel
def _order(pool: Pool, records: int, dice: Bits) -> int:
    """Draws in what order the records found classes; how many there are to place."""
    mode = below(dice, 10)
    turns = 0
    for record in range(records):
        if pool.left[record] == 0:
            continue
        key = below(dice, 1024)
        lost = pool.losses[record] // pool.cases[record] * 1024
        if mode < CLEAREST_FIRST:
            key += lost
        elif mode < POOREST_FIRST:
            key -= lost
        pool.losses[record] = key
        place = turns
        turns += 1
        while place > 0 and pool.losses[pool.turns[place - 1]] > key:
            pool.turns[place] = pool.turns[place - 1]
            place -= 1
        pool.turns[place] = record
    return turns


@kernel
def _cheapest(
    facts: Facts, pool: Pool, draft: Draft, means: tuple[int, int, int, int]
) -> tuple[int, tuple[int, int, int]]:
    """How many records still wait; and the one that costs least per case, its cost and cases.

    It costs what the class loses, and part of its own loss. −1 where none waits.
    """
    number, waiting, k, part = means
    size, worth = draft.sizes[number], draft.worth[number]
    best, best_cost, best_cases = -1, 0, 1
    place = 0
    while place < waiting:
        record = pool.waiting[place]
        cases = pool.left[record]
        if cases == 0:
            waiting -= 1
            pool.waiting[place] = pool.waiting[waiting]
            continue
        stays = shared_worth(facts, draft.common, number, (pool.bits, record))
        cost = PARTS * size * (worth - stays) + part * (pool.worth[record] - stays) * cases
        cases = min(cases, k - size)
        if best < 0 or cost * best_cases < best_cost * cases:
            best, best_cost, best_cases = record, cost, cases
        place += 1
    return waiting, (best, best_cost, best_cases)


@kernel
def _lender(
    facts: Facts, pool: Pool, draft: Draft, means: tuple[int, int, int, tuple[int, int, int]]
) -> tuple[int, int]:
    """The lender that costs less per case than the best that waits, and how many it lends.

    What its cases lose counts in full. −1 where there is none.
    """
    number, lenders, k, (best, best_cost, best_cases) = means
    size, worth = draft.sizes[number], draft.worth[number]
    chosen = -1
    for lender in range(lenders):
        cases = min(draft.sizes[lender] - k, k - size)
        if cases <= 0:
            continue
        record = draft.lenders[lender]
        stays = shared_worth(facts, draft.common, number, (pool.bits, record))
        cost = PARTS * (size * (worth - stays) + (pool.worth[record] - stays) * cases)
        if (best < 0 and chosen < 0) or cost * best_cases < best_cost * cases:
            chosen, best_cost, best_cases = lender, cost, cases
    return chosen, best_cases


@kernel
def _place_rest(facts: Facts, pool: Pool, draft: Draft, means: tuple[int, int]) -> None:
    """Adds what is left, too few cases for a class, where it gains most."""
    classes, records = means
    for record in range(records):
        cases = pool.left[record]
        if cases == 0:
            continue
        best, best_gain = 0, 0
        for number in range(classes):
            gain = gain_of(facts, pool, draft, (number, record, cases))
            if number == 0 or gain > best_gain:
                best, best_gain = number, gain
        join(facts, pool, draft, (best, record, cases))
        pool.left[record] = 0


@kernel
def gain_of(facts: Facts, pool: Pool, draft: Draft, means: tuple[int, int, int]) -> int:
    """What is kept more when a class takes in some cases of a record."""
    number, record, cases = means
    size = draft.sizes[number]
    stays = shared_worth(facts, draft.common, number, (pool.bits, record))
    gain: int = (size + cases) * stays - size * draft.worth[number]
    return gain
