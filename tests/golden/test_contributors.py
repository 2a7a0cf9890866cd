"""A contributor's golden export becomes what its page says, and shows all that its mapping does."""

from collections import Counter

import pytest
from tests.golden.contributors.page import PAGE, SCHEMA, Golden, names, page

from tenfold.contributors import NotCollected, contributor_names, folded

LONG, HANDFUL = 30, 6
"""Of the repaired, and of the rejected, values in a table of more lines so many are enough."""


@pytest.fixture(scope="module", params=contributor_names())
def golden(request):
    return Golden(request.param)


def test_every_contributor_has_a_golden_export():
    assert set(names()) == set(contributor_names())


def test_the_page_is_what_harmonising_makes_of_the_export(golden):
    assert (golden.folder / PAGE).read_text(encoding="utf-8") == page(golden)


def test_every_case_says_what_it_shows(golden):
    assert set(golden.shows) == set(golden.cases.numbers)


def test_some_twenty_cases_are_enough(golden):
    assert 15 <= len(golden.cases.numbers) <= 40


def written(golden):
    """The values of values.csv that stand in the export, by table."""
    found = set()
    for rule in golden.mapping.variable:
        separator = getattr(rule, "separator", "\n")
        cells = {row[column] for row in golden.rows for column in rule.reads}
        parts = {folded(part) for cell in cells for part in cell.split(separator)}
        found |= {(table, part) for table in rule.tables for part in parts}
    return found


def test_every_repaired_or_rejected_value_is_there(golden):
    lines = [line for line in golden.mapping.values if line.verdict != "kept"]
    there = written(golden)
    lacking = [line for line in lines if (line.table, folded(line.value)) not in there]
    tables = Counter(line.table for line in golden.mapping.values)
    in_all = Counter((line.table, line.verdict) for line in lines)
    out = Counter((line.table, line.verdict) for line in lacking)
    for (table, verdict), count in out.items():
        assert tables[table] > LONG, f"{table} lacks {count} that are {verdict}"
        assert in_all[table, verdict] - count >= HANDFUL


def test_every_rule_gives_some_case_a_value(golden):
    kept = golden.cases.codes[golden.cases.excluded == 0]
    told = {name for name, column in zip(SCHEMA.names, kept.T, strict=True) if column.any()}
    collected = {
        rule.name for rule in golden.mapping.variable if not isinstance(rule, NotCollected)
    }
    assert collected <= told


def test_every_exclusion_leaves_somebody_out(golden):
    reasons = range(1, len(golden.mapping.exclude) + 1)
    assert set(reasons) <= set(golden.cases.excluded.tolist())


def test_some_case_stands_there_in_two_states(golden):
    assert max(map(len, golden.states.values())) > 1


def test_every_cell_has_its_written_line(golden):
    assert not golden.cases.unmapped.any()
