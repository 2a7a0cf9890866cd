"""Classes are counted over whole records, NULL a value of its own."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.verify.files import judge, write_csv

CELLS = st.sampled_from(["", "0", "1", "x"])
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=60)
)


def figures(tmp_path, rows, **question):
    names = [f"v{place}" for place in range(len(rows[0]))]
    verdict = judge(write_csv(tmp_path / "table.csv", names, rows), None, **question)
    return verdict.cases, verdict.classes, verdict.smallest, verdict.below, verdict.unique


def test_null_is_a_value_in_one_column(tmp_path):
    assert figures(tmp_path, [["a"]] * 10 + [[""]]) == (11, 2, 1, 1, 1)


def test_null_is_a_value_in_two_columns(tmp_path):
    assert figures(tmp_path, [["a", "b"]] * 10 + [["a", ""]]) == (11, 2, 1, 1, 1)


def test_null_matches_null(tmp_path):
    assert figures(tmp_path, [["", ""]] * 10, k=10) == (10, 1, 10, 0, 0)


def test_a_class_of_k_passes(tmp_path):
    assert figures(tmp_path, [["a", "b"]] * 10 + [["a", "c"]] * 10, k=10) == (20, 2, 10, 0, 0)


def test_a_class_of_one_less_than_k_fails(tmp_path):
    assert figures(tmp_path, [["a", "b"]] * 9 + [["a", "c"]] * 10, k=10) == (19, 2, 9, 9, 0)


def test_unique_cases_are_counted(tmp_path):
    assert figures(tmp_path, [["a"]] * 3 + [["b"], ["c"]]) == (5, 3, 1, 2, 2)


def test_values_that_differ_in_case_or_space_are_different(tmp_path):
    assert figures(tmp_path, [["a"], ["A"], [" a"], ["a"]]) == (4, 3, 1, 2, 2)


def test_a_table_with_many_values_in_a_column_is_counted(tmp_path):
    rows = [[str(place)] for place in range(70_000)]
    assert figures(tmp_path, rows, queries=1) == (70_000, 70_000, 1, 70_000, 70_000)


@settings(max_examples=25)
@given(TABLES, st.integers(2, 6))
def test_the_figures_are_those_of_a_slow_count(rows, k):
    k = min(k, len(rows))
    sizes = Counter(map(tuple, rows)).values()
    below = sum(size for size in sizes if size < k)
    unique = sum(size == 1 for size in sizes)
    with TemporaryDirectory() as folder:
        found = figures(Path(folder), rows, k=k)
    assert found == (len(rows), len(sizes), min(sizes), below, unique)
