"""Takes classes of a patch apart: which ones, and what lies in the pool then."""

from typing import NamedTuple

import numpy as np

from tenfold.anonymise.chance import Bits, below
from tenfold.anonymise.kernel import kernel
from tenfold.anonymise.search.facts import Facts, shared_worth
from tenfold.anonymise.search.patch import Patch
from tenfold.anonymise.shapes import Rows
from tenfold.stages import Counts

MOST_NEIGHBOURS = 8
CONTEST = 3
"""So many classes are drawn, and the one that lost most becomes the centre."""


class Pool(NamedTuple):
    """The records of the classes that are taken apart, each once.

    `chosen` are these classes, the centre first. Record i is row `rows[i]` of the facts; `cases`
    are all its cases in the pool, `left` those not placed yet, `losses` what they had lost, `worth`
    and `bits` its facts. `turns` is the order in which records begin classes, `waiting` those that
    no class has taken yet. `place` says where a row stands, −1 for nowhere.
    """

    chosen: Rows
    scores: Rows
    rows: Rows
    cases: Counts
    left: Counts
    losses: Rows
    turns: Rows
    waiting: Rows
    worth: Rows
    bits: Bits
    place: Rows


@kernel
def pool_for(facts: Facts, room: int) -> Pool:
    """An empty pool for some of the records, with room for so many atoms."""
    places = MOST_NEIGHBOURS + 1
    return Pool(
        np.zeros(places, np.int64),
        np.zeros(places, np.int64),
        np.zeros(room, np.int64),
        np.zeros(room, np.int64),
        np.zeros(room, np.int64),
        np.zeros(room, np.int64),
        np.zeros(room, np.int64),
        np.zeros(room, np.int64),
        np.zeros(room, np.int64),
        np.zeros((room, facts.bits.shape[1]), np.uint64),
        np.full(len(facts.bits), -1, np.int64),
    )


@kernel
def choose(facts: Facts, patch: Patch, pool: Pool, dice: Bits) -> int:
    """Draws a centre, likelier one that lost much, and the classes most like it; how many in all.

    They fit the pool together. Fewer than two: there is nothing to gain.
    """
    classes = len(patch.sizes)
    centre = below(dice, classes)
    for _ in range(CONTEST - 1):
        rival = below(dice, classes)
        if patch.losses[rival] > patch.losses[centre]:
            centre = rival
    if patch.losses[centre] == 0:
        return 0
    pool.chosen[0] = centre
    wanted = 1 + min(below(dice, MOST_NEIGHBOURS), below(dice, MOST_NEIGHBOURS))
    found = _nearest(facts, patch, pool, (dice, wanted))
    atoms = 0
    for i in range(found):
        atoms += patch.starts[pool.chosen[i] + 1] - patch.starts[pool.chosen[i]]
        if atoms > len(pool.rows):
            return i
    return found


@kernel
def _nearest(facts: Facts, patch: Patch, pool: Pool, means: tuple[Bits, int]) -> int:
    """Adds the wanted number of classes to the centre, most alike first; how many there are then.

    Alike is, half of the time, who shares most with one of the centre's atoms, else with what all
    its cases share, give or take a quarter.
    """
    dice, wanted = means
    centre = pool.chosen[0]
    start, end = patch.starts[centre], patch.starts[centre + 1]
    row = patch.rows[start + below(dice, end - start)]
    by_atom = below(dice, 2) == 0
    found = 1
    for other in range(len(patch.sizes)):
        if other == centre:
            continue
        score = (
            shared_worth(facts, patch.common, other, (facts.bits, row))
            if by_atom
            else shared_worth(facts, patch.common, other, (patch.common, centre))
        )
        score *= 1024 + below(dice, 256)
        if found <= wanted:
            place = found
            found += 1
        elif score > pool.scores[wanted]:
            place = wanted
        else:
            continue
        while place > 1 and pool.scores[place - 1] < score:
            pool.scores[place], pool.chosen[place] = pool.scores[place - 1], pool.chosen[place - 1]
            place -= 1
        pool.scores[place], pool.chosen[place] = score, other
    return found


@kernel
def fill(facts: Facts, patch: Patch, pool: Pool, chosen: int) -> int:
    """Puts the atoms of the chosen classes in the pool; how many records lie there then."""
    found = 0
    for i in range(chosen):
        number = pool.chosen[i]
        for atom in range(patch.starts[number], patch.starts[number + 1]):
            row, cases = patch.rows[atom], patch.cases[atom]
            record = pool.place[row]
            if record < 0:
                record = found
                found += 1
                pool.place[row], pool.rows[record] = record, row
                pool.cases[record], pool.losses[record] = 0, 0
                pool.worth[record] = facts.worth[row]
                for word in range(facts.bits.shape[1]):
                    pool.bits[record, word] = facts.bits[row, word]
            pool.cases[record] += cases
            pool.losses[record] += cases * (facts.worth[row] - patch.worth[number])
    for record in range(found):
        pool.place[pool.rows[record]] = -1
        pool.left[record] = pool.cases[record]
    return found
