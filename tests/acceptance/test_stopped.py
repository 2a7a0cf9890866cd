"""A run that is stopped ends at once, says so, and leaves nothing half-written."""

import signal
import subprocess
import sys
import time

import psutil
import pytest
from tests.acceptance.command import HANGS, KEPT, command, environment, listing
from tests.acceptance.worlds import contents, entries, write_small_world

STOPPED = 130
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
ENDLESS_DISK = """
import os, signal
os.fsync = lambda _: signal.pause()
from tenfold.__main__ import main
main()
"""
"""The command, on a disk that never says that all is written: however slow the machine."""


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A table that takes a while to read."""
    path = tmp_path_factory.mktemp("large") / "in.csv"
    lines = [f"{number % 1000},{number % 7},{number % 331}\n" for number in range(600_000)]
    path.write_text("a,b,c\n" + "".join(lines))
    return path


def start(folder, *arguments, line=None):
    return subprocess.Popen(
        line or command(*arguments),
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def wait_until(run, seen):
    """Waits until `seen` holds, while the run goes on."""
    while not seen():
        assert run.poll() is None, run.communicate()
        time.sleep(0.01)  # leaves the processor to the run


def has_open(run, path):
    try:
        return str(path) in {file.path for file in psutil.Process(run.pid).open_files()}
    except psutil.Error:
        return False


def has_loaded(run, library):
    try:
        return any(library in one.path for one in psutil.Process(run.pid).memory_maps())
    except psutil.Error:
        return False


def assert_stopped(run):
    out, err = run.communicate(timeout=HANGS)
    assert (run.returncode, out, err) == (STOPPED, "", "Stopped. Nothing was left half-written.\n")


@pytest.mark.parametrize("name", SIGNALS)
def test_a_run_is_stopped_while_it_reads(large, tmp_path, name):
    run = start(tmp_path, "anonymise", large, "out.csv")
    wait_until(run, lambda: has_open(run, large))
    run.send_signal(name)
    assert_stopped(run)
    assert listing(tmp_path) == []


@pytest.mark.parametrize("name", SIGNALS)
def test_a_run_is_stopped_while_it_writes(tmp_path, name):
    (tmp_path / "in.csv").write_text(KEPT)
    (tmp_path / "out.csv").write_text("old")
    line = [sys.executable, "-I", "-c", ENDLESS_DISK]
    run = start(tmp_path, line=[*line, "anonymise", "in.csv", "out.csv", "--overwrite"])
    wait_until(run, lambda: any(path.stat().st_size for path in tmp_path.glob(".*.part")))
    run.send_signal(name)
    assert_stopped(run)
    assert listing(tmp_path) == ["in.csv", "out.csv"]
    assert (tmp_path / "out.csv").read_text() == "old"


@pytest.mark.parametrize("name", SIGNALS)
def test_a_judgement_is_stopped(large, tmp_path, name):
    run = start(tmp_path, "verify", large)
    wait_until(run, lambda: has_open(run, large))
    run.send_signal(name)
    assert_stopped(run)


def test_a_command_that_has_hardly_begun_is_stopped_without_a_word_of_python(large, tmp_path):
    run = start(tmp_path, "anonymise", large, "out.csv")
    wait_until(run, lambda: has_loaded(run, "numpy"))
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=HANGS)
    assert run.returncode == STOPPED
    assert err.startswith("Stopped.")
    assert err.count("\n") == 1


@pytest.mark.long
@pytest.mark.parametrize("name", SIGNALS)
@pytest.mark.parametrize("begun", ["restricted/tmp/kept/README.txt", "candidate/*/manifest.json"])
def test_a_release_is_stopped(tmp_path, name, begun):
    write_small_world(tmp_path / "world", 4000)
    run = start(tmp_path / "world", "release", "release.toml")
    wait_until(run, lambda: list((tmp_path / "world").glob(begun)))
    run.send_signal(name)
    assert_stopped(run)
    assert contents(tmp_path / "world/public") == {}
    assert entries(tmp_path / "world/candidate") == []
    assert entries(tmp_path / "world/restricted") == ["seed"]
