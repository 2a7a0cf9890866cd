"""The tree: one node of all records, split by one column at a time, never below k cases."""

import numpy as np

from tenfold.anonymise.classes import classes_of
from tenfold.anonymise.kernel import entry, kernel
from tenfold.anonymise.shapes import (
    CLOSED,
    OPEN,
    REVEALED,
    Atoms,
    Classes,
    Rows,
    Scratch,
    State,
    Table,
    Terms,
)
from tenfold.anonymise.tree.lend import borrow, sizes_of
from tenfold.anonymise.tree.score import clear, measure, weigh


@entry
def grow(table: Table, rows: Rows, terms: Terms) -> Classes:
    """The classes of one stratum (`rows` of the table, k cases or more), each of k or more."""
    codes = len(terms.worth.weights)
    scratch = Scratch(np.zeros(codes, np.int64), np.zeros(codes, np.int64))
    open_columns = np.full(table.codes.shape[1], OPEN)
    work = [(Atoms(rows, table.counts[rows]), open_columns)]
    leaves = [work[0][0]][:0]
    while len(work) > 0:
        atoms, state = work.pop()
        column = choose(table, atoms, state, (terms, scratch))
        if column < 0:
            leaves.append(atoms)
        else:
            work.extend(split(table, atoms, state, (column, terms)))
    return _gather(table, leaves, terms)


@kernel
def choose(table: Table, atoms: Atoms, state: State, means: tuple[Terms, Scratch]) -> int:
    """The column to split a node by, −1 for none; settles in `state` what can be settled.

    A value that all share is revealed, a column without a value of k cases closed. A column
    that would have to borrow waits while another needn't.
    """
    terms, scratch = means
    cases = atoms.counts.sum()
    best, best_score, best_borrows = -1, 0, True
    for column in range(len(state)):
        if state[column] != OPEN:
            continue
        found = measure(table, atoms, column, scratch)
        score, borrowed, surplus = weigh(scratch, found, cases, (column, terms))
        clear(scratch, found)
        if found == 1 or score < 0:
            state[column] = REVEALED if score >= 0 else CLOSED
        elif cases >= 2 * terms.k and borrowed <= surplus:
            borrows = borrowed > 0
            if best < 0 or (borrows, score) < (best_borrows, best_score):
                best, best_score, best_borrows = column, score, borrows
    return best


@kernel
def split(
    table: Table, atoms: Atoms, state: State, means: tuple[int, Terms]
) -> list[tuple[Atoms, State]]:
    """The children of a node: one for each value of k cases or more, one for the rest.

    In the rest the column is closed; where it has fewer than k cases it borrows from the others.
    """
    column, terms = means
    group = np.empty(len(atoms.rows), np.int64)
    for i in range(len(group)):
        group[i] = table.codes[atoms.rows[i], column]
    sizes = sizes_of(group, atoms.counts)
    for i in range(len(group)):
        if sizes[group[i]] < terms.k:
            group[i] = 0
    rest = atoms.counts[group == 0].sum()
    if 0 < rest < terms.k:
        atoms, group = borrow(table, atoms, group, (state, column, terms))
    order = np.argsort(group, kind="mergesort")
    rows, counts, group = atoms.rows[order], atoms.counts[order], group[order]
    children = [(atoms, state)][:0]
    start = 0
    for end in range(1, len(group) + 1):
        if end == len(group) or group[end] != group[start]:
            child = state.copy()
            child[column] = REVEALED if group[start] else CLOSED
            children.append((Atoms(rows[start:end], counts[start:end]), child))
            start = end
    return children


@kernel
def _gather(table: Table, leaves: list[Atoms], terms: Terms) -> Classes:
    """The leaves, one after the other."""
    starts = np.zeros(len(leaves) + 1, np.int64)
    for number in range(len(leaves)):
        starts[number + 1] = starts[number] + len(leaves[number].rows)
    rows, counts = np.empty(starts[-1], np.int64), np.empty(starts[-1], np.int64)
    for number in range(len(leaves)):
        start, end = starts[number], starts[number + 1]
        rows[start:end], counts[start:end] = leaves[number].rows, leaves[number].counts
    return classes_of(table, rows, counts, (starts, terms.worth))
