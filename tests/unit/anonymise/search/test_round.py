import numpy as np
from tests.unit.anonymise.grounds import cases_by_row, ground_of, grown
from tests.unit.anonymise.search.pools import CROWD

from tenfold.anonymise.ground import Purpose
from tenfold.anonymise.search.round import Cut, improved

GROUND = ground_of(CROWD, 3)
TERMS = GROUND.terms(Purpose.SEARCH, 0, 0)


def after(*iterations, first=0, borders=None):
    """The classes of the crowd, cut into equal patches, after a round."""
    classes = grown(GROUND)
    number = len(classes.losses)
    cuts = np.linspace(0, number, len(iterations) + 1).astype(np.int64)
    cut = Cut(first, np.arange(number), cuts if borders is None else borders, np.array(iterations))
    return improved(GROUND.table, classes, cut, TERMS)


def records(classes):
    return sorted(classes.records.tolist())


def test_a_round_loses_no_more_than_before():
    assert after(50).losses.sum() < grown(GROUND).losses.sum()


def test_a_round_keeps_every_case():
    classes = after(20, 20)
    assert cases_by_row(classes.rows, classes.counts) == CROWD.counts.tolist()


def test_every_class_keeps_k_cases():
    classes = after(50)
    assert np.add.reduceat(classes.counts, classes.starts[:-1]).min() >= 3


def test_without_iterations_a_patch_stays_as_it_is():
    assert records(after(0, 0)) == records(grown(GROUND))


def test_patches_done_apart_are_those_done_together():
    number = len(grown(GROUND).losses)
    half = number // 2
    one = after(20, borders=np.array([0, half]))
    two = after(20, first=1, borders=np.array([half, number]))
    assert records(after(20, 20)) == sorted(records(one) + records(two))
