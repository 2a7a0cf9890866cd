import numpy as np
from tests.tables import tally_of
from tests.unit.anonymise.grounds import atoms_of, cases_by_row, ground_of, uncompiled

from tenfold.anonymise.ground import Purpose
from tenfold.anonymise.shapes import CLOSED, OPEN
from tenfold.anonymise.tree.lend import borrow, sizes_of

pytestmark = uncompiled


def lent(tally, group, k, seed=0, state=None):
    """Atoms and groups after the rest, group 0, has borrowed."""
    ground = ground_of(tally, k, seed)
    settled = np.full(len(tally.schema.columns), OPEN) if state is None else state
    means = (settled, 0, ground.terms(Purpose.TREE))
    return borrow(ground.table, atoms_of(ground), np.array(group), means)


def test_a_size_is_the_cases_of_a_group():
    assert sizes_of(np.array([2, 0, 2]), np.array([3, 4, 5])).tolist() == [4, 0, 8]


def test_the_rest_is_made_up_to_k():
    tally = tally_of([[0, 1], [1, 1], [2, 1]], [2, 9, 20])
    atoms, group = lent(tally, [0, 1, 2], 5)
    assert sizes_of(group, atoms.counts).tolist() == [5, 9, 17]


def test_no_group_lends_what_it_needs_itself():
    tally = tally_of([[0, 1], [1, 1], [2, 1]], [2, 7, 6])
    atoms, group = lent(tally, [0, 1, 2], 5)
    assert sizes_of(group, atoms.counts).tolist() == [5, 5, 5]


def test_no_case_is_lost_or_made():
    tally = tally_of([[0, 1], [1, 1], [2, 1]], [2, 9, 20])
    atoms, _ = lent(tally, [0, 1, 2], 5)
    assert cases_by_row(atoms.rows, atoms.counts) == tally.counts.tolist()


def test_an_atom_that_lends_a_part_becomes_two():
    atoms, group = lent(tally_of([[0, 1], [1, 1]], [2, 20]), [0, 1], 5)
    assert atoms.rows.tolist() == [0, 1, 1]
    assert atoms.counts.tolist() == [2, 17, 3]
    assert group.tolist() == [0, 1, 0]


def test_an_atom_that_lends_all_its_cases_stays_one():
    tally = tally_of([[0, 1], [1, 1], [1, 2]], [2, 3, 10])
    atoms, group = lent(tally, [0, 1, 1], 5)
    assert atoms.rows.tolist() == [0, 2, 1]
    assert group.tolist() == [0, 1, 0]


def test_who_shares_most_with_the_rest_lends_first():
    tally = tally_of([[0, 2, 1], [1, 1, 1], [1, 2, 1], [1, 2, 2]], [2, 9, 9, 9])
    atoms, group = lent(tally, [0, 1, 1, 1], 5)
    assert set(atoms.rows[group == 0].tolist()) == {0, 2}


def test_what_is_settled_already_does_not_make_close():
    tally = tally_of([[0, 2, 1], [1, 1, 1], [1, 2, 2]], [2, 9, 9])
    state = np.array([OPEN, CLOSED, OPEN])
    atoms, group = lent(tally, [0, 1, 1], 5, state=state)
    assert set(atoms.rows[group == 0].tolist()) == {0, 1}


def test_among_equals_the_seed_decides():
    tally = tally_of([[0, 0], [1, 1], [1, 2], [1, 3]], [4, 9, 9, 9])
    lenders = set()
    for seed in range(20):
        atoms, group = lent(tally, [0, 1, 1, 1], 5, seed)
        lenders |= set(atoms.rows[group == 0].tolist())
    assert lenders == {0, 1, 2, 3}
