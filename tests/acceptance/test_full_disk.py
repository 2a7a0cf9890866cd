"""When the disk is full, the command says so and leaves nothing, least of all half a file."""

import os
import subprocess
from contextlib import contextmanager, suppress

import pytest
from tests.acceptance.command import KEPT, listing, refused, tenfold
from tests.acceptance.worlds import contents, entries, write_small_world

OUTPUT = 5
SMALL_FILES = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))"


def fill(path):
    with path.open("wb", 0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass


@contextmanager
def mounted(place, size):
    """A small file system of its own."""
    place.mkdir()
    line = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if os.geteuid() or subprocess.run(line, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small file system")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)  # noqa: S607 - where it is differs


@pytest.fixture
def full(tmp_path):
    """A file system without a free byte."""
    with mounted(tmp_path / "full", "64k") as place:
        fill(place / "filling")
        yield place


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_full_disk_is_told_and_nothing_is_left(full, tmp_path, form):
    (tmp_path / "in.csv").write_text(KEPT)
    code, message = refused(tmp_path, "anonymise", "in.csv", f"full/out.{form}")
    assert code == OUTPUT
    assert message.startswith(f"full/out.{form} can't be written: no space left on device.")
    assert listing(full) == ["filling"]


def test_a_full_disk_keeps_the_older_file(full, tmp_path):
    (tmp_path / "in.csv").write_text(KEPT)
    (full / "filling").rename(full / "out.csv")
    there = (full / "out.csv").read_bytes()
    refused(tmp_path, "anonymise", "in.csv", "full/out.csv", "--overwrite")
    assert (full / "out.csv").read_bytes() == there


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_limit_on_the_size_of_files_is_told_and_nothing_is_left(tmp_path, form):
    (tmp_path / "in.csv").write_text(KEPT)
    arguments = ("anonymise", "in.csv", f"out.{form}")
    code, message = refused(tmp_path, *arguments, before=SMALL_FILES.format(50))
    assert code == OUTPUT
    assert "can't be written: file too large" in message


def test_a_full_disk_stops_a_release_and_leaves_public_as_it_was(tmp_path):
    with mounted(tmp_path / "small", "8m") as place:
        write_small_world(place)
        fill(place / "filling")
        run = tenfold(place, "release", "release.toml")
        assert (run.returncode, run.stdout) == (OUTPUT, "")
        assert "no space left on device" in run.stderr
        assert contents(place / "public") == {}
        assert entries(place / "candidate") == []
