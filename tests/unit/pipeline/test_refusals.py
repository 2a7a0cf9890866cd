"""What ends a run before anything is published."""

from types import SimpleNamespace

import numpy as np
import pytest

from tenfold.errors import ValueListError
from tenfold.pipeline.received import Received
from tenfold.pipeline.refusals import refuse_shortened
from tenfold.stages import Cases, Sought

ORDER = SimpleNamespace(k=10)


def received(*numbers):
    none = np.zeros(len(numbers), np.int64)
    cases = Cases("tiny", numbers, none[:, None], none, none > 0, (), len(numbers))
    return Received(cases, (), Sought(), {})


def test_a_case_that_might_be_counted_twice_ends_the_run_without_its_number():
    with pytest.raises(ValueListError, match="tiny: fewer than 10 case numbers") as refused:
        refuse_shortened(ORDER, [received("1"), received("00517", "517")])
    assert "517" not in str(refused.value)


def test_numbers_with_and_without_zeros_are_no_reason_by_themselves():
    refuse_shortened(ORDER, [received("00517", "518"), received("517")])
