"""A search takes the effort that was asked for, and Ctrl-C ends it without stopping the run."""

import re
import signal

import numpy as np
import pexpect
import pytest
from tests.acceptance.command import HANGS, command, environment, listing, refused, tenfold

ENDLESS = "iterations=999999999999"
USE = 2


@pytest.fixture(scope="module")
def hard(tmp_path_factory):
    """A table that could be searched for days."""
    path = tmp_path_factory.mktemp("hard") / "in.csv"
    cells = np.random.default_rng(0).integers(0, 3, (6000, 9))
    path.write_text("\n".join(",".join(map(str, row)) for row in ("abcdefghi", *cells)) + "\n")
    return path


def searching(folder, *arguments):
    """A run in a terminal that has begun to search."""
    line = command("anonymise", *arguments)
    run = pexpect.spawn(
        line[0], line[1:], cwd=folder, env=environment(), encoding="utf-8", timeout=HANGS
    )
    run.expect("Ctrl-C ends the search")
    run.expect(r"\d\d\.\d\d%")
    return run


def ended(run):
    text = run.read()
    run.close()
    return run.exitstatus, text


def test_ctrl_c_ends_a_search_and_the_same_can_be_had_again(hard, tmp_path):
    run = searching(tmp_path, hard, "out.csv", "--seed", 1, "--effort", ENDLESS)
    run.sendintr()
    code, text = ended(run)
    assert code == 0, text
    again = re.search(r"ended by hand \(again: --effort (iterations=\d+)\)", text)[1]
    tenfold(tmp_path, "anonymise", hard, "again.csv", "--seed", 1, "--effort", again)
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "out.csv").read_bytes()


def test_what_stops_a_run_stops_a_search(hard, tmp_path):
    run = searching(tmp_path, hard, "out.csv", "--effort", ENDLESS)
    run.kill(signal.SIGTERM)
    code, text = ended(run)
    assert code == 130, text
    assert "Stopped." in text
    assert listing(tmp_path) == []


def test_more_effort_keeps_more_facts(hard, tmp_path):
    kept = []
    for effort in ("iterations=0", "fast", "iterations=60000"):
        run = tenfold(
            tmp_path, "anonymise", hard, "out.csv", "--seed", 1, "--effort", effort, "--overwrite"
        )
        kept.append(float(re.search(r"Facts .*?([\d.]+) %", run.stdout)[1]))
    assert kept == sorted(set(kept))


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (("--effort", "utmost"), "fast, standard, thorough or iterations=N"),
        (("--importance", "a"), "COLUMN=N"),
        (("--importance", "a=1001"), "out of range"),
        (("--importance", "height=2"), "is no column"),
        (("--defence", "1.5"), "from 0 to 1"),
        (("--defence", "nan"), "from 0 to 1"),
        (("--k", "1"), "at least 2"),
    ],
)
def test_what_makes_no_sense_is_refused(hard, tmp_path, option, message):
    code, told = refused(tmp_path, "anonymise", hard, "out.csv", *option)
    assert code == USE
    assert message in told
