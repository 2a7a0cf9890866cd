"""The columns that break the promise most are found."""

from itertools import product

from tests.unit.verify.files import judge, write_csv


def breaking(tmp_path, rows, k=10, **question):
    names = [f"v{place}" for place in range(len(rows[0]))]
    verdict = judge(write_csv(tmp_path / "table.csv", names, rows), None, k=k, **question)
    return [(step.column, step.below) for step in verdict.breaking]


def test_the_planted_column_is_named(tmp_path):
    rows = [["a", "b", "c"]] * 20 + [["a", str(place), "c"] for place in range(5)]
    assert breaking(tmp_path, rows) == [("v1", 5)]


def test_two_columns_that_only_together_break_it_are_named(tmp_path):
    rows = [[*pair, "c"] for pair in product("ab", repeat=2) for _ in range(10)]
    rows += [["a", "x", "c"]] * 12 + [["y", "b", "c"]] * 12 + [["y", "x", "c"]]
    assert breaking(tmp_path, rows) == [("v0", 0), ("v1", 1)]


def test_a_kept_promise_names_none(tmp_path):
    assert breaking(tmp_path, [["a", "b"]] * 10) == []


def test_ties_go_to_the_column_with_more_unique_cases(tmp_path):
    rows = [["a", "b"]] * 20 + [["x", str(place)] for place in range(4)]
    assert breaking(tmp_path, rows) == [("v1", 4)]


def test_the_rest_of_ties_goes_to_the_first_column(tmp_path):
    rows = [["a", "b"]] * 20 + [["x", "y"]] * 4
    assert breaking(tmp_path, rows) == [("v0", 4)]


def test_it_stops_at_five_columns_and_names_none_that_break_nothing(tmp_path):
    rows = [list(bits) for bits in product("01", repeat=7) for _ in range(3)]
    assert breaking(tmp_path, rows, k=10) == []
    assert breaking(tmp_path, rows, k=13) == [
        (f"v{place}", 384 * (place > 3)) for place in range(5)
    ]


def test_it_stops_where_no_column_adds_a_case(tmp_path):
    rows = [["a", "b", "c", bits] for bits in "0011"] + [["a", "b", x, "2"] for x in "xy"] * 20
    rows += [[x, y, "c", "9"] for x in "pqrstu" for y in "pqrstu"]
    assert breaking(tmp_path, rows, k=5)[-1][1] <= 44
