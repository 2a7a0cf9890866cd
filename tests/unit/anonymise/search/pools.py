"""Pools of a small table for the tests of this folder, and drafts for them."""

from typing import NamedTuple

import numpy as np
from hypothesis import strategies as st
from tests.tables import tallies, tally_of
from tests.unit.anonymise.grounds import ground_of, patch_in

from tenfold.anonymise.chance import key_of, throw
from tenfold.anonymise.ground import USUAL_ROOM
from tenfold.anonymise.search.draft import Draft, begin, draft_for, join, regroup
from tenfold.anonymise.search.facts import Facts
from tenfold.anonymise.search.patch import Patch
from tenfold.anonymise.search.pool import Pool, fill, pool_for
from tenfold.stages import Tally

CROWD = tally_of([[i % 2, i % 3, i // 2 % 3, i // 3 % 3, i // 5 % 2] for i in range(24)])
"""Two dozen cases that are hard to put together."""


class Pooled(NamedTuple):
    """All classes of a table in one pool."""

    facts: Facts
    patch: Patch
    pool: Pool
    records: int
    k: int


class Drafted(NamedTuple):
    """A draft for a pool, and its number of classes."""

    draft: Draft
    classes: int


def dice_of(seed: int) -> np.ndarray:
    """Dice that show something else for each seed."""
    dice = np.zeros(1, np.uint64)
    throw(dice, key_of(seed), 0)
    return dice


def pooled(tally: Tally, k: int, **how) -> Pooled:
    """The tree's first nine classes of a table, taken apart."""
    facts, patch = patch_in(ground_of(tally, k, **how))
    pool = pool_for(facts, USUAL_ROOM)
    chosen = min(len(patch.sizes), len(pool.chosen))
    pool.chosen[:chosen] = np.arange(chosen)
    return Pooled(facts, patch, pool, fill(facts, patch, pool, chosen), k)


def drafted(what: Pooled, seed: int = 0) -> Drafted:
    """New classes for a pool."""
    draft = draft_for(what.pool)
    means = (what.records, what.k, dice_of(seed))
    return Drafted(draft, regroup(what.facts, what.pool, draft, means))


def kept(what: Drafted) -> int:
    """What the classes of a draft keep."""
    draft, classes = what
    return int(draft.sizes[:classes] @ draft.worth[:classes])


def cases_of(what: Pooled, made: Drafted) -> list[int]:
    """How many cases of each record a draft places."""
    return list(made.draft.cases[: made.classes, : what.records].sum(axis=0))


def classes_of(what, *members):
    """A draft whose classes hold all the cases of these records of the pool."""
    draft = draft_for(what.pool)
    for number, (first, *others) in enumerate(members):
        begin(what.facts, what.pool, draft, (number, first, what.records))
        for record in others:
            join(what.facts, what.pool, draft, (number, record, what.pool.left[record]))
    return Drafted(draft, len(members))


def places(what):
    """Where the records of a pool lie, by the row of the table that they are."""
    return what.pool.rows[: what.records].argsort().tolist()


@st.composite
def pools(draw) -> Pooled:
    """Pools of small tables, of k cases or more."""
    k = draw(st.integers(2, 6))
    tally = draw(tallies(most_rows=14, strata=0).filter(lambda tally: tally.cases >= k))
    return pooled(tally, k)
