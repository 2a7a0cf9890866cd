"""Random queries treat NULL as a value, find small classes, and find none where none is."""
# ruff: noqa: S311 - queries are drawn by a seed, nothing is secret

import random
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.verify.files import judge, write_csv

from tenfold.verify.queries import Inquirer

NAMES = ["a", "b", "c"]
BROKEN = [["1", "0", ""]] * 20 + [["0", "", "x"]] * 20 + [["1", "0", "x"]] * 3
PERSONS = [(2, 1, 0), (1, 0, 1), (2, 1, 1)]


def test_a_planted_small_class_is_found(tmp_path):
    verdict = judge(write_csv(tmp_path / "t.csv", NAMES, BROKEN), None, k=10, queries=200)
    assert verdict.queries == 200
    assert 0 < verdict.queries_broken < 200


def test_none_is_asked_where_none_is_wanted(tmp_path):
    verdict = judge(write_csv(tmp_path / "t.csv", NAMES, BROKEN), None, k=10, queries=0)
    assert (verdict.queries, verdict.queries_broken) == (0, 0)


def test_the_same_seed_asks_the_same_in_any_order_of_rows(tmp_path):
    first = judge(write_csv(tmp_path / "t.csv", NAMES, BROKEN), None, k=10, queries=150)
    again = judge(write_csv(tmp_path / "t.csv", NAMES, BROKEN[::-1]), None, k=10, queries=150)
    assert first.queries_broken == again.queries_broken


def test_another_seed_asks_something_else():
    drawn = [Inquirer(random.Random(seed), (2, 1, 1), PERSONS).query() for seed in range(5)]
    assert len(set(drawn)) > 1


def test_every_shape_of_query_is_drawn():
    inquirer = Inquirer(random.Random(1), (2, 1, 0), PERSONS)
    text = " ".join(inquirer.query() for _ in range(500))
    for shape in (" AND ", " OR ", "(NOT ", " AND NOT (", " IN (", "c0 = 2", "c0 <> 2", "c1 <> 0"):
        assert shape in text


def test_the_engine_answers_as_a_slow_reading_does(tmp_path):
    """Column c has no value but NULL; codes follow the text: "0" is 1 and "1" is 2 in column a."""
    rows = [["1", "0", ""]] * 12 + [["0", "", ""]] * 11 + [["1", "", ""]] * 3
    persons = [(1, 0, 0), (2, 0, 0), (2, 1, 0)]
    verdict = judge(write_csv(tmp_path / "t.csv", NAMES, rows), None, k=10, queries=300)
    asked = drawn_for(persons)
    codes = [tuple({"": 0, "0": 1, "1": 2}[cell] for cell in row) for row in rows]
    answers = [sum(holds(query, record) for record in codes) for query in asked]
    assert verdict.queries_broken == sum(0 < answer < 10 for answer in answers)


def drawn_for(persons):
    """The queries that the judge draws with seed 0, from the persons in the judge's order."""
    chance = random.Random(0)
    factors = [chance.randrange(1 << 20) for _ in range(3)]
    mixed = sorted(
        persons,
        key=lambda codes: (sum(c * f for c, f in zip(codes, factors, strict=True)) % 999983, codes),
    )
    inquirer = Inquirer(chance, (2, 1, 0), mixed)
    return [inquirer.query() for _ in range(300)]


def holds(query, record):
    """Whether a record answers a query, worked out by Python."""
    text = query.replace("<>", "!=").replace(" = ", " == ").replace(" IN (", " in (0.5, ")
    text = re.sub(r"\b(AND|OR|NOT)\b", lambda word: word[0].lower(), text)
    return eval(text, {f"c{place}": code for place, code in enumerate(record)})  # noqa: S307


@settings(max_examples=15)
@given(st.lists(st.lists(st.sampled_from(["", "0", "1"]), min_size=3, max_size=3), min_size=1))
def test_no_query_breaks_a_kept_promise(records):
    rows = [record for record in records for _ in range(4)]
    with TemporaryDirectory() as folder:
        path = write_csv(Path(folder) / "t.csv", NAMES, rows)
        verdict = judge(path, None, k=4, queries=50, seed=len(rows))
    assert verdict.kept
    assert verdict.queries_broken == 0
