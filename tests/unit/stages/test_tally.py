import numpy as np
import pytest
from hypothesis import given
from tests.tables import schema_of, tallies, tally_of

from tenfold.stages import Column, Schema, Tally


def test_equal_records_are_one_with_their_counts_added():
    tally = tally_of([[1, 2], [0, 1], [1, 2]], [3, 1, 4])
    assert tally.records.tolist() == [[0, 1], [1, 2]]
    assert tally.counts.tolist() == [1, 7]


def test_records_of_two_bytes_sort_by_code_too():
    schema = Schema((Column("wide", tuple(map(str, range(300)))),))
    tally = Tally.of(schema, np.array([[256], [2], [1]], np.uint16))
    assert tally.records.ravel().tolist() == [1, 2, 256]


def test_a_record_without_cases_is_no_record():
    assert len(tally_of([[1], [2]], [0, 3])) == 1


def test_facts_are_filled_cells_over_cases():
    assert tally_of([[1, 0], [1, 1]], [5, 2]).facts == 9


def test_below_counts_the_cases_of_small_classes():
    assert tally_of([[1], [2]], [9, 10]).below(10) == 9


def test_a_table_without_cases_has_no_record():
    tally = Tally.of(schema_of(2), np.zeros((0, 2), np.uint8))
    assert (len(tally), tally.cases, tally.facts, tally.below(10)) == (0, 0, 0, 0)


@given(tallies())
def test_the_order_of_rows_does_not_matter(tally):
    back = Tally.of(tally.schema, tally.records[::-1], tally.counts[::-1])
    assert back == tally


@given(tallies())
def test_counts_and_repeated_rows_say_the_same(tally):
    assert Tally.of(tally.schema, tally.records.repeat(tally.counts, axis=0)) == tally


def test_a_tally_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        tally_of([[1]]).records[0, 0] = 2


def test_the_repr_shows_the_shape_and_no_case():
    assert repr(tally_of([[1, 2]])) == "Tally(1 records × 2 columns)"


def test_a_schema_takes_two_bytes_where_one_does_not_hold_the_codes():
    assert schema_of(1, labels=255).dtype == np.uint8
    assert schema_of(1, labels=256).dtype == np.uint16


def test_a_schema_refuses_a_name_twice():
    with pytest.raises(ValueError, match="twice"):
        Schema((Column("a", ("x",)), Column("a", ("y",))))


def test_a_schema_refuses_more_values_than_codes():
    with pytest.raises(ValueError, match="65535"):
        schema_of(1, labels=65_536)


def test_the_repr_of_a_column_hides_its_labels():
    assert "Example" not in repr(Column("name", ("Canary Maria Example",)))
