"""Who makes up a rest of fewer than k cases: cases of the large groups, drawn by the seed."""

import numpy as np

from tenfold.anonymise.chance import draw
from tenfold.anonymise.kernel import kernel
from tenfold.anonymise.shapes import OPEN, Atoms, Rows, State, Table, Terms
from tenfold.stages import Counts

Means = tuple[State, int, Terms]


@kernel
def sizes_of(group: Rows, counts: Counts) -> Counts:
    """The cases of each group, by its number."""
    sizes = np.zeros(group.max() + 1, np.int64)
    for i in range(len(group)):
        sizes[group[i]] += counts[i]
    return sizes


@kernel
def borrow(table: Table, atoms: Atoms, group: Rows, means: Means) -> tuple[Atoms, Rows]:
    """The node's atoms and their groups, once the rest (group 0) has been made up to k cases.

    The largest groups lend, and none goes below k; of a group, those lend first that share most
    with the rest, and among equals the seed decides. An atom that lends a part of its cases
    becomes two.
    """
    _, _, terms = means
    sizes = sizes_of(group, atoms.counts)
    need = terms.k - sizes[0]
    spare = sizes - terms.k
    lent = np.zeros(len(group), np.int64)
    for i in np.argsort(_turns(table, atoms, group, means)):
        if group[i] != 0 and need > 0:
            lent[i] = min(need, atoms.counts[i], spare[group[i]])
            spare[group[i]] -= lent[i]
            need -= lent[i]
    stays = atoms.counts > lent
    goes = lent > 0
    rows = np.concatenate((atoms.rows[stays], atoms.rows[goes]))
    counts = np.concatenate(((atoms.counts - lent)[stays], lent[goes]))
    return Atoms(rows, counts), np.concatenate((group[stays], 0 * group[goes]))


@kernel
def _turns(table: Table, atoms: Atoms, group: Rows, means: Means) -> Rows:
    """When each atom's turn to lend comes: by size of its group, closeness to the rest, chance."""
    state, column, terms = means
    sizes = sizes_of(group, atoms.counts)
    rank = np.empty(len(sizes), np.int64)
    rank[np.argsort(-sizes, kind="mergesort")] = np.arange(len(sizes))
    shared = _shared(table, atoms.rows[group == 0], state)
    first = atoms.rows[np.argmin(group)]
    turns = np.empty(len(group), np.int64)
    for i in range(len(group)):
        row = atoms.rows[i]
        apart = 0
        for j in shared:
            apart += table.codes[row, j] != table.codes[first, j]
        turns[i] = ((rank[group[i]] << 10) + min(apart, 1023) << 31) + draw(terms.key, row, column)
    return turns


@kernel
def _shared(table: Table, rows: Rows, state: State) -> Rows:
    """The open columns in which all these rows hold one value."""
    shared = np.zeros(len(state), np.bool_)
    for column in range(len(state)):
        code = table.codes[rows[0], column]
        shared[column] = state[column] == OPEN and code != 0
        for row in rows:
            shared[column] &= table.codes[row, column] == code
    return np.flatnonzero(shared)
