"""The example in docs/anonymising.md is what the anonymiser does, and no plan keeps more."""

import re
from pathlib import Path

import numpy as np
import pytest
from tests.exact import best

from tenfold.anonymise import Settings, anonymise, withhold
from tenfold.stages import Column, Schema, Tally

PAGE = Path(__file__).parents[2] / "docs/anonymising.md"
SCHEMA = Schema(
    (
        Column("gender", ("F", "M")),
        Column("country", ("PH", "UA", "MD")),
        Column("labour", ("no", "yes")),
    )
)
HEAD = "| gender | country | labour | cases |\n|---|---|---|---|\n"
K = 3


def tables():
    """The tables of cases on the page: the originals, and what tree and search publish."""
    text = PAGE.read_text(encoding="utf-8")
    return [tally_of(part.partition("\n\n")[0]) for part in text.split(HEAD)[1:]]


def tally_of(text):
    rows = [re.findall(r"[^| ]+", line) for line in text.splitlines()]
    codes = [
        [
            ("NULL", *column.labels).index(word)
            for column, word in zip(SCHEMA.columns, row, strict=False)
        ]
        for row in rows
    ]
    return Tally.of(SCHEMA, np.array(codes, np.uint8), np.array([int(row[-1]) for row in rows]))


ORIGINAL, TREE, SEARCH = tables()


def published(effort):
    return anonymise(ORIGINAL, Settings(K, 0, effort, "equal", defence=0)).published()


def test_the_figures_of_the_text_are_those_of_the_tables():
    assert (ORIGINAL.cases, len(ORIGINAL), ORIGINAL.facts) == (12, 8, 35)
    assert withhold(ORIGINAL, K).published().facts == 9
    assert (TREE.facts, SEARCH.facts) == (12, 27)


def test_the_tree_publishes_what_the_page_says():
    assert published(0) == TREE


def test_the_search_publishes_what_the_page_says():
    assert published("fast") == SEARCH


def test_no_plan_keeps_more():
    assert best(ORIGINAL, K) == SEARCH.facts


@pytest.mark.parametrize(
    ("effort", "per_record"), [("fast", 2), ("standard", 16), ("thorough", 150)]
)
def test_an_effort_is_what_the_page_says(effort, per_record):
    rows = np.stack(np.unravel_index(np.arange(30_000), (40, 30, 25)), axis=1).astype(np.uint8) + 1
    wide = Schema(tuple(Column(name, tuple(map(str, range(40)))) for name in "abc"))
    assert Settings(K, 0, effort).iterations(Tally.of(wide, rows)) == per_record * 30_000
