import numpy as np
import pytest
from tests.tables import tally_of

from tenfold.errors import GuardError
from tenfold.stages import Plan

SOURCE = tally_of([[1, 1], [1, 2]], [10, 10], strata=1)


def plan_of(original, published, counts, withheld=None):
    arrays = (np.array(original, np.uint8), np.array(published, np.uint8), np.array(counts))
    return Plan(SOURCE.schema, *arrays, withheld or {})


def test_a_good_plan_passes_its_guard():
    plan_of([[1, 1], [1, 2]], [[1, 0], [1, 0]], [10, 10]).guard(SOURCE, 10)


def test_withheld_cases_are_part_of_the_original():
    left_out = {"a reason": tally_of([[1, 2]], [10], strata=1)}
    plan_of([[1, 1]], [[1, 1]], [10], left_out).guard(SOURCE, 10)


@pytest.mark.parametrize(
    ("problem", "plan"),
    [
        ("fewer than k", plan_of([[1, 1], [1, 1], [1, 2]], [[1, 1], [1, 0], [1, 0]], [9, 1, 10])),
        ("another value", plan_of([[1, 1], [1, 2]], [[1, 2], [1, 2]], [10, 10])),
        ("another value", plan_of([[1, 1], [1, 2]], [[2, 1], [1, 2]], [10, 10])),
        ("never is", plan_of([[1, 1], [1, 2]], [[0, 1], [1, 2]], [10, 10])),
        ("lost or made", plan_of([[1, 1]], [[1, 1]], [10])),
        ("lost or made", plan_of([[1, 1], [1, 2]], [[1, 1], [1, 2]], [10, 11])),
    ],
)
def test_a_bad_plan_is_refused(problem, plan):
    with pytest.raises(GuardError, match=problem):
        plan.guard(SOURCE, 10)


def test_the_repr_shows_the_shape_and_no_case():
    assert repr(plan_of([[1, 1]], [[1, 1]], [10])) == "Plan(1 rows × 2 columns)"
