"""Case numbers that aren't like the others are told, by line and never by themselves."""

import pytest
from tests.unit.check.exports import checked, told

from tenfold.check import Kind
from tenfold.check.numbers import _ALIKE, _ODD, _SHORT


def of(folder, *numbers):
    """What is told of rows, for cases of these numbers."""
    return told(checked(folder, *({"Case": number} for number in numbers)), Kind.rows)


def test_a_number_that_is_another_one_but_for_its_zeros_is_an_error(tmp_path):
    assert of(tmp_path, "0011", "0012", "11") == [("error", "Case", _ALIKE, 1, [4])]


def test_a_number_shorter_than_those_with_zeros_may_have_lost_its_own(tmp_path):
    assert of(tmp_path, "0011", "12", "13") == [("warning", "Case", _SHORT, 2, [3, 4])]


@pytest.mark.parametrize("odd", ["Total", "A-1", "12.5", "1/2"])
def test_one_number_of_another_form_than_most_is_odd(tmp_path, odd):
    numbers = [str(number) for number in range(98, 118)]
    assert of(tmp_path, *numbers, odd) == [("warning", "Case", _ODD, 1, [22])]


@pytest.mark.parametrize("numbers", [("1", "A-1"), ("A-1", "20", "C/3")])
def test_numbers_of_many_forms_are_no_fault(tmp_path, numbers):
    assert of(tmp_path, *numbers) == []
