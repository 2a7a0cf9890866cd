import numpy as np
from tests.tables import tally_of
from tests.unit.anonymise.grounds import atoms_of, ground_of, uncompiled

from tenfold.anonymise.classes import classes_of

pytestmark = uncompiled


def classed(tally, starts, **how):
    ground = ground_of(tally, **how)
    return classes_of(ground.table, *atoms_of(ground), (np.array(starts), ground.worth))


def test_a_class_publishes_what_all_its_cases_share():
    made = classed(tally_of([[1, 1, 0], [1, 2, 0], [2, 2, 2]]), [0, 2, 3])
    assert made.records.tolist() == [[1, 0, 0], [2, 2, 2]]


def test_it_loses_every_other_fact_of_every_case():
    made = classed(tally_of([[1, 1, 0], [1, 2, 0], [2, 2, 2]], [3, 4, 9]), [0, 2, 3])
    assert made.losses.tolist() == [7, 0]


def test_a_lost_fact_counts_by_its_weight():
    made = classed(tally_of([[1, 1], [1, 2]], [3, 4]), [0, 2], importance={"c1": 5})
    assert made.losses.tolist() == [35]
