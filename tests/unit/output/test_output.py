"""A file appears whole or not at all, readable by its owner alone."""

import errno
import os
import stat
from pathlib import Path

import pytest

from tenfold.errors import OutputError
from tenfold.output import as_text, check_output, whole_file


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def write(path, text=b"new", **how):
    with whole_file(path, **how) as file:
        file.write(text)


def write_then_raise(path, error, **how):
    with whole_file(path, **how) as file:
        file.write(b"half")
        raise error


def test_a_file_appears_when_the_block_ends(tmp_path):
    with whole_file(tmp_path / "out.csv") as file:
        file.write(b"new")
        assert not (tmp_path / "out.csv").exists()
    assert (tmp_path / "out.csv").read_bytes() == b"new"
    assert names(tmp_path) == ["out.csv"]


def test_a_file_is_its_owner_s_alone(tmp_path):
    write(tmp_path / "out.csv")
    assert stat.S_IMODE((tmp_path / "out.csv").stat().st_mode) == 0o600


def test_a_file_is_its_owner_s_alone_while_it_is_written(tmp_path):
    with whole_file(tmp_path / "out.csv"):
        [part] = tmp_path.iterdir()
        assert stat.S_IMODE(part.stat().st_mode) == 0o600


@pytest.mark.parametrize("stop", [ValueError, KeyboardInterrupt, SystemExit, MemoryError])
def test_nothing_is_left_when_the_block_fails(tmp_path, stop):
    with pytest.raises(stop):
        write_then_raise(tmp_path / "out.csv", stop)
    assert names(tmp_path) == []


@pytest.mark.parametrize("stop", [ValueError, KeyboardInterrupt])
def test_an_older_file_stays_when_the_block_fails(tmp_path, stop):
    (tmp_path / "out.csv").write_text("old")
    with pytest.raises(stop):
        write_then_raise(tmp_path / "out.csv", stop, overwrite=True)
    assert (tmp_path / "out.csv").read_text() == "old"
    assert names(tmp_path) == ["out.csv"]


def test_an_older_file_is_kept_unless_it_may_go(tmp_path):
    (tmp_path / "out.csv").write_text("old")
    with pytest.raises(OutputError, match=r"exists\. Name another file, or give --overwrite"):
        write(tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text() == "old"


def test_an_older_file_goes_when_it_may(tmp_path):
    (tmp_path / "out.csv").write_text("old")
    (tmp_path / "out.csv").chmod(0o644)
    write(tmp_path / "out.csv", overwrite=True)
    assert (tmp_path / "out.csv").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "out.csv").stat().st_mode) == 0o600


def test_a_file_that_another_made_meanwhile_is_kept(tmp_path):
    path = tmp_path / "out.csv"
    with pytest.raises(OutputError, match="exists"), whole_file(path):
        path.write_text("other")
    assert (tmp_path / "out.csv").read_text() == "other"
    assert names(tmp_path) == ["out.csv"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO])
def test_a_refusal_of_the_system_has_its_reason_and_leaves_nothing(tmp_path, code):
    with pytest.raises(OutputError, match=r"out\.csv can't be written: why\. \w+"):
        write_then_raise(tmp_path / "out.csv", OSError(code, "Why"))
    assert names(tmp_path) == []


def test_a_refusal_without_a_reason_is_told_as_one(tmp_path):
    with pytest.raises(OutputError, match="the system refused"), whole_file(tmp_path / "out.csv"):
        raise OSError("Canary Maria Example")


def test_a_directory_is_no_file_to_write(tmp_path):
    with pytest.raises(OutputError, match="is a directory"):
        check_output(tmp_path, overwrite=True)


def test_a_device_is_no_file_to_write():
    with pytest.raises(OutputError, match="is not a regular file"):
        check_output(Path("/dev/null"), overwrite=True)


def test_a_folder_must_exist(tmp_path):
    with pytest.raises(OutputError, match="There is no folder"):
        check_output(tmp_path / "none" / "out.csv")


def test_a_folder_must_be_open_to_us(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="can't be written to: no permission"):
        check_output(tmp_path / "out.csv")


def test_a_name_may_be_too_long(tmp_path):
    with pytest.raises(OutputError, match="file name too long"):
        check_output(tmp_path / ("x" * 300 + ".csv"))


def test_a_long_name_that_fits_is_written(tmp_path):
    write(tmp_path / ("é" * 120 + ".csv"))
    assert names(tmp_path) == ["é" * 120 + ".csv"]


def test_a_link_to_nowhere_is_replaced_by_the_file(tmp_path):
    (tmp_path / "out.csv").symlink_to(tmp_path / "nowhere")
    write(tmp_path / "out.csv")
    assert names(tmp_path) == ["out.csv"]
    assert not (tmp_path / "out.csv").is_symlink()


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(cell):
    assert as_text(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=1", "'=1", "1-1", " =1", "Zoé"])
def test_any_other_cell_stands_as_it_was(cell):
    assert as_text(cell) == cell
