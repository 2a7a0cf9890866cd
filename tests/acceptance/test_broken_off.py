"""A run that is killed, or meets a full disk, leaves `public/` as it was or whole.

What it leaves in `restricted/` is consistent, and the next run starts clean.
"""

import re
import signal

import pytest
from tests.acceptance.worlds import (
    NAME,
    contents,
    copied,
    drive,
    entries,
)

from tenfold.contributors import contributor_names

pytestmark = pytest.mark.long
OUTPUT = 5
STEPS = [
    *(f"read {name}" for name in contributor_names()),
    *(
        "compile",
        "anonymise",
        "improve",
        "defend",
        "compare",
        "keep",
        "write",
        "recount",
        "narrow down",
        "query",
        "codebook",
        "search",
    ),
]
ALIKE = {f"{step} last" for step in STEPS[:-1]} - {
    *("anonymise last", "keep last", "write last", "query last"),
}
"""Borders inside of a stage, between which nothing is written: those after them stand for them."""
BEFORE = [
    *("before write_index", "after write_index"),
    *(f"{step} last" for step in STEPS if f"{step} last" not in ALIKE),
    *("before settle", "after settle", "before publish"),
]
"""Borders at which nothing is published yet."""
AFTER = ["after publish", "before mark", "after mark"]
"""Borders at which the release is published."""


@pytest.fixture(scope="module")
def undisturbed(world, tmp_path_factory):
    """What a run that nothing disturbs leaves in public, and the borders that it passes."""
    order = copied(world, tmp_path_factory.mktemp("undisturbed") / "world")
    run = drive(order)
    assert run.returncode == 0, run.stderr
    return contents(order.parent / "public"), run.stdout.splitlines()


@pytest.fixture
def order(world, tmp_path):
    return copied(world, tmp_path / "world")


def assert_as_before(folder):
    """Nothing in public, and in restricted only what a whole run keeps, or nothing."""
    assert contents(folder / "public") == {}
    kept = entries(folder / "restricted" / NAME)
    assert kept in ([], KEPT)


KEPT = [
    *("README.txt", "ledger.csv", "plan.parquet", "register.parquet"),
    *("report.html", "report.json", "report.pdf"),
]


def assert_published(folder, public):
    assert contents(folder / "public") == public
    assert entries(folder / "restricted") == [NAME, "seed"]
    assert entries(folder / "restricted" / NAME) == sorted([*KEPT, "published"])
    assert entries(folder / "candidate") == []


def test_the_borders_are_all_that_there_are(undisturbed):
    _, borders = undisturbed
    assert {border for border in borders if not border.endswith("first")} == {
        *(*ALIKE, *BEFORE, *AFTER)
    }


@pytest.mark.parametrize("border", BEFORE)
def test_a_run_killed_before_publishing_leaves_nothing_and_the_next_ends_well(
    order, undisturbed, border
):
    assert drive(order, border, "kill").returncode == -signal.SIGKILL
    assert_as_before(order.parent)
    assert drive(order).returncode == 0
    assert_published(order.parent, undisturbed[0])


@pytest.mark.parametrize("border", AFTER)
def test_a_run_killed_after_publishing_leaves_a_whole_release_and_the_next_mends_the_rest(
    order, undisturbed, border
):
    assert drive(order, border, "kill").returncode == -signal.SIGKILL
    again = drive(order)
    assert again.returncode == OUTPUT
    assert f"The release {NAME} exists" in again.stderr
    assert_published(order.parent, undisturbed[0])


@pytest.mark.parametrize("border", BEFORE)
def test_a_full_disk_is_told_and_nothing_is_published(order, border):
    run = drive(order, border, "full")
    assert run.returncode == OUTPUT
    assert re.search("can't be written: file too large|no room for scratch", run.stderr)
    assert_as_before(order.parent)
    assert entries(order.parent / "candidate") == []
    assert "tmp" not in entries(order.parent / "restricted")


def test_a_run_after_a_full_disk_ends_well(order, undisturbed):
    drive(order, "write last", "full")
    assert drive(order).returncode == 0
    assert_published(order.parent, undisturbed[0])


def test_a_disk_that_is_full_after_publishing_is_told_as_such(order, undisturbed):
    run = drive(order, "after publish", "full")
    assert run.returncode == OUTPUT
    assert "is published, but" in run.stderr
    assert drive(order).returncode == OUTPUT
    assert_published(order.parent, undisturbed[0])
