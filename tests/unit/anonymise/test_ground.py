from tests.tables import tally_of
from tests.unit.anonymise.grounds import ground_of

from tenfold.anonymise.ground import Purpose

GROUND = ground_of(tally_of([[1]], [4]), seed=5)


def test_random_numbers_differ_by_purpose():
    assert len({GROUND.terms(purpose, 1).key for purpose in Purpose}) == len(Purpose)


def test_random_numbers_differ_by_what_they_are_drawn_for():
    keys = {GROUND.terms(Purpose.SEARCH, *numbers).key for numbers in ((), (1,), (2,), (1, 2))}
    assert len(keys) == 4


def test_random_numbers_differ_by_seed():
    other = ground_of(tally_of([[1]], [4]), seed=6)
    assert other.terms(Purpose.TREE).key != GROUND.terms(Purpose.TREE).key
