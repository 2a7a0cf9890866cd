"""What ends a run before anything is published."""

from types import SimpleNamespace

import numpy as np
import pytest

from tenfold.errors import ValueListError
from tenfold.pipeline.received import Received
from tenfold.pipeline.refusals import refuse_shortened, refuse_unmet
from tenfold.stages import Cases, Listed, Places, Sought
from tenfold.workspace import Room

ORDER = SimpleNamespace(k=10)


def received(*numbers, opt_outs=()):
    none = np.zeros(len(numbers), np.int64)
    cases = Cases("tiny", numbers, none[:, None], none, none > 0, (), len(numbers))
    return Received(cases, (), Sought(), {Listed.opt_outs: frozenset(opt_outs)})


@pytest.fixture
def room(tmp_path):
    places = Places(*(tmp_path / name for name in ("public", "restricted", "candidate", "seed")))
    room = Room("2021-09", places)
    room.keeping.mkdir(parents=True, mode=0o700)
    return room


SENT = SimpleNamespace(unmet=5)


def test_some_who_opted_out_may_be_no_case(room):
    refuse_unmet([SENT], [received("517", opt_outs=["518", "A-00517"])], room)


@pytest.mark.parametrize(("case", "listed"), [("00517", "517"), ("517", "00517"), ("000", "0")])
def test_who_opted_out_but_for_zeros_is_never_passed_over(room, case, listed):
    with pytest.raises(ValueListError, match="case's but for leading zeros") as refused:
        refuse_unmet([SENT], [received(case, opt_outs=[listed, "9"])], room)
    assert listed not in refused.value.problem
    assert (room.kept / "numbers-unmet.txt").read_text() == f"{listed}\n"


def test_a_case_that_might_be_counted_twice_ends_the_run_without_its_number():
    with pytest.raises(ValueListError, match="tiny: fewer than 10 case numbers") as refused:
        refuse_shortened(ORDER, [received("1"), received("00517", "517")])
    assert "517" not in str(refused.value)


def test_numbers_with_and_without_zeros_are_no_reason_by_themselves():
    refuse_shortened(ORDER, [received("00517", "518"), received("517")])
