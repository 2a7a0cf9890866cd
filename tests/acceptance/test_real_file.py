"""The 2020 release: how far it breaks the promise, and how little it costs to keep it."""

import csv
from collections import Counter

import pytest
from tests.acceptance.command import listing, tenfold
from tests.shared import shared

from tenfold.anonymise import Settings, anonymise
from tenfold.codebook import load_codebook
from tenfold.tables import read_table

NEVER_NULL = ("yearOfRegistration", "Datasource")
COUNTRIES = ("citizenship", "CountryOfExploitation")
CASES = 48_773


@pytest.fixture(scope="module")
def release():
    return shared("data/ctdc-2020-release-12-columns.csv")


@pytest.fixture(scope="module")
def published(release, tmp_path_factory):
    """The release, anonymised by the command."""
    folder = tmp_path_factory.mktemp("published")
    run = tenfold(folder, "anonymise", release, "out.csv", "--k", 10, "--seed", 7)
    assert (run.returncode, run.stderr) == (0, "")
    assert listing(folder) == ["out.csv"]
    return folder / "out.csv"


def respelt(name, cell):
    """A cell of the release in the codebook's words, as a reader of both would write it."""
    if name in COUNTRIES and cell == "0":
        return ""
    if name in ("isForcedLabour", "isSexualExploit"):
        return {"0.0": "0", "1.0": "1"}.get(cell, cell)
    return "Case management" if cell == "Case Management" else cell.replace("--", "–")


def columns_of(path):
    """How often each cell occurs, by column."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: Counter(respelt(name, row[name]) for row in rows) for name in rows[0]}


def filled(columns):
    return sum(cells.total() - cells[""] for cells in columns.values())


def test_the_release_breaks_the_promise_at_k_11(release, tmp_path):
    run = tenfold(tmp_path, "verify", release, "--k", 11)
    assert run.returncode == 1
    for figure in ("2,750 distinct records", "5,396 cases in classes below 11", "587 unique"):
        assert figure in run.stdout


def test_what_is_published_keeps_the_promise_and_the_codebook(published):
    run = tenfold(published.parent, "verify", "out.csv", "--k", 10)
    assert (run.returncode, run.stderr) == (0, "")


def test_every_class_that_is_published_has_at_least_ten_cases(published):
    with published.open(encoding="utf-8", newline="") as file:
        _, *rows = map(tuple, csv.reader(file))
    assert min(Counter(rows).values()) >= 10


def test_the_columns_stay_in_their_order(release, published):
    before, after = columns_of(release), columns_of(published)
    assert list(after) == list(before)
    assert len(after) == 12


def test_every_case_is_kept(release, published):
    for columns in (columns_of(release), columns_of(published)):
        assert {cells.total() for cells in columns.values()} == {CASES}


def test_nearly_every_filled_cell_is_kept(release, published):
    assert filled(columns_of(published)) >= 0.975 * filled(columns_of(release))


def test_no_value_is_made(release, published):
    before, after = columns_of(release), columns_of(published)
    for name, cells in after.items():
        made = {cell for cell in cells if cell and cells[cell] > before[name][cell]}
        assert made == set(), name


@pytest.mark.parametrize("name", NEVER_NULL)
def test_a_column_that_is_never_null_stays_as_it_is(release, published, name):
    assert columns_of(published)[name] == columns_of(release)[name]


def test_row_by_row_cells_turn_null_and_nothing_else(release):
    table = read_table(release, load_codebook())
    plan = anonymise(table.tally, Settings(10, 7))
    plan.guard(table.tally, 10)
    changed = plan.published_records != plan.original_records
    assert changed.any()
    assert not plan.published_records[changed].any()
    assert plan.original() == table.tally
    assert plan.withheld == {}


def test_the_same_seed_gives_the_same_file(release, published, tmp_path):
    tenfold(tmp_path, "anonymise", release, "again.csv", "--k", 10, "--seed", 7)
    assert (tmp_path / "again.csv").read_bytes() == published.read_bytes()
