"""Empties drafted classes whose cases keep more in the others."""

from tenfold.anonymise.kernel import kernel
from tenfold.anonymise.search.draft import Draft, gain_of, join
from tenfold.anonymise.search.facts import Facts
from tenfold.anonymise.search.pool import Pool


@kernel
def dissolve(facts: Facts, pool: Pool, draft: Draft, means: tuple[int, int]) -> int:
    """Empties classes as long as one keeps less than its cases would elsewhere; how many are left.

    What each record would keep elsewhere is told for it alone, so together they may keep less.
    """
    classes, records = means
    number = 0
    while number < classes and classes > 1:
        if _gains(facts, pool, draft, (number, classes, records)):
            for record in range(records):
                cases = draft.cases[number, record]
                if cases > 0:
                    join(facts, pool, draft, (pool.turns[record], record, cases))
            classes -= 1
            _renumber(draft, classes, number, records)
        else:
            number += 1
    return classes


@kernel
def _gains(facts: Facts, pool: Pool, draft: Draft, means: tuple[int, int, int]) -> bool:
    """Whether more is kept where each record of a class goes where it is best, noted in `turns`.

    Cases that move can keep no more than all their facts; once they can't win, no more is asked.
    """
    number, classes, records = means
    gain = -draft.sizes[number] * draft.worth[number]
    for record in range(records):
        gain += draft.cases[number, record] * pool.worth[record]
    for record in range(records):
        cases = draft.cases[number, record]
        if cases == 0:
            continue
        first, most = True, 0
        for other in range(classes):
            if other == number:
                continue
            here = gain_of(facts, pool, draft, (other, record, cases))
            if first or here > most:
                first, most, pool.turns[record] = False, here, other
        gain -= cases * pool.worth[record] - most
        if gain <= 0:
            return False
    return True


@kernel
def _renumber(draft: Draft, old: int, new: int, records: int) -> None:
    """Gives a class another's number, whose own is gone."""
    for record in range(records):
        draft.cases[new, record] = draft.cases[old, record]
    for word in range(draft.common.shape[1]):
        draft.common[new, word] = draft.common[old, word]
    draft.worth[new] = draft.worth[old]
    draft.sizes[new] = draft.sizes[old]
