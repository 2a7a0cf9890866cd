"""What identifies people is gathered from every row, also of those that are left out."""

import pytest
from tests.contributors import mapping_of, on_polars

from tenfold.harmonise import sought, sought_numbers
from tenfold.stages import Sought

NAMES = 'names = [["Given", "Family"], ["Worker"]]\n'


@pytest.fixture
def found(tmp_path):
    """What is sought in an export of these cells."""

    def _found(numbers, given=None, family=None, worker=None):
        blank = [None] * len(numbers)
        names = {"Given": given or blank, "Family": family or blank, "Worker": worker or blank}
        with_names = mapping_with_names(tmp_path)
        return sought(on_polars({"Case": numbers, **names}), with_names)

    return _found


def mapping_with_names(folder):
    lines = "".join(f"{name},identifies,a name\n" for name in ("Given", "Family", "Worker"))
    return mapping_of(folder, {}, more=NAMES, columns=lines)


def test_numbers_are_distinct_and_without_white_space_around(found):
    assert found(["1", " 1 ", "2", "", None]).numbers == {"1", "2"}


def test_a_number_is_sought_as_it_stands_and_as_it_is_compared(found):
    assert found(["PX\u2011 1"]).numbers == {"PX\u2011 1", "px-1"}


def test_a_name_in_two_columns_is_given_in_both_orders(found):
    names = found(["1"], given=["Maria"], family=["Example"]).names
    assert names == {"Maria Example", "Example Maria"}


def test_white_space_in_a_name_is_folded(found):
    names = found(["1"], given=[" Maria  Anna "], family=["Example\n"]).names
    assert names == {"Maria Anna Example", "Example Maria Anna"}


@pytest.mark.parametrize("worker", ["Anna", "", " ", None])
def test_a_single_word_is_no_full_name(found, worker):
    assert found(["1"], worker=[worker]).names == set()


def test_a_name_in_one_column_is_given_as_it_stands(found):
    assert found(["1"], worker=["Anna Sample"]).names == {"Anna Sample"}


def test_a_given_name_alone_is_none_without_the_family_name(found):
    assert found(["1"], given=["Maria"]).names == set()


def test_a_row_without_a_number_still_names_a_person(found):
    assert found([None], worker=["Anna Sample"]).names == {"Anna Sample"}


def test_nothing_that_is_sought_is_shown(found):
    assert "Sample" not in repr(found(["1"], worker=["Anna Sample"]))


def test_the_columns_of_names_are_read_by_no_rule(tmp_path):
    mapping = mapping_with_names(tmp_path)
    assert mapping.named == ("Family", "Given", "Worker")
    assert not set(mapping.named) & set(mapping.reads)


def test_numbers_of_lists_are_sought_too():
    assert sought_numbers([" PX-2 ", "1", ""]).numbers == {"1", "PX-2", "px-2"}


def test_what_is_sought_in_parts_is_sought_in_all():
    found = Sought.of(
        [Sought(frozenset("1")), Sought(frozenset("2"), frozenset({"Maria Example"}))]
    )
    assert found == Sought(frozenset("12"), frozenset({"Maria Example"}))


def test_the_name_by_which_a_person_is_compared_is_sought_too(tmp_path):
    person = '[person]\nname = ["Given", "Family"]\nborn = "Born"\nsex = "Sex"\n'
    columns = "".join(f"{name},identifies,x\n" for name in ("Given", "Family", "Born", "Sex"))
    mapping = mapping_of(tmp_path, {}, more=person, columns=columns)
    cells = {"Case": ["1"], "Given": ["Maria"], "Family": ["Example"]}
    assert sought(on_polars(cells), mapping).names == {"Maria Example", "Example Maria"}
