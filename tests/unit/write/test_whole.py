"""A candidate folder stands whole or not at all."""

import errno
import os

import pytest
from tests.unit.write.files import BASE, candidate, disclosing

from tenfold.errors import GuardError, OutputError
from tenfold.stages import BANDS


def failing_at(monkeypatch, place, error):
    """The system refuses to keep the file of this place in the order of writing."""
    kept, calls = os.fsync, iter(range(99))

    def fsync(handle):
        if next(calls) == place:
            raise error
        kept(handle)

    monkeypatch.setattr(os, "fsync", fsync)


@pytest.mark.parametrize("place", [0, 4, 5, 8, 11, 12, 16])
def test_a_full_disk_is_told_and_nothing_is_left(tmp_path, monkeypatch, place):
    failing_at(monkeypatch, place, OSError(errno.ENOSPC, "No space left on device"))
    with pytest.raises(OutputError, match=r"can't be written: no space left on device\. Free some"):
        candidate(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError])
def test_nothing_is_left_when_the_run_is_stopped(tmp_path, monkeypatch, stop):
    failing_at(monkeypatch, 3, stop())
    with pytest.raises(stop):
        candidate(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_begun_where_a_figure_is_refused(tmp_path):
    bands = dict.fromkeys(BASE, BANDS[0])
    with pytest.raises(GuardError):
        candidate(tmp_path, contents=disclosing(bands=bands))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_exists_is_left_as_it_is(tmp_path):
    (tmp_path / "2021-09").mkdir()
    (tmp_path / "2021-09/older.txt").write_text("older")
    with pytest.raises(OutputError, match=r"2021-09 exists\. Remove it, or name another"):
        candidate(tmp_path)
    assert [path.name for path in (tmp_path / "2021-09").iterdir()] == ["older.txt"]


def test_a_link_to_nowhere_is_no_new_folder(tmp_path):
    (tmp_path / "2021-09").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OutputError, match="2021-09 can't be written: file exists"):
        candidate(tmp_path)
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_can_not_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="/file can't be written: file exists"):
        candidate(tmp_path / "file")


def test_an_inner_folder_that_can_not_be_made_leaves_nothing(tmp_path, monkeypatch):
    real = os.mkdir

    def mkdir(path, *mode):
        if str(path).endswith("report"):
            raise OSError(errno.EDQUOT, "Disk quota exceeded")
        real(path, *mode)

    monkeypatch.setattr(os, "mkdir", mkdir)
    with pytest.raises(OutputError, match="2021-09 can't be written: disk quota exceeded"):
        candidate(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_without_a_reason_is_told_as_one(tmp_path, monkeypatch):
    def mkdir(*_):
        raise OSError("Canary Maria Example")

    monkeypatch.setattr(os, "mkdir", mkdir)
    with pytest.raises(OutputError, match="can't be written: the system refused"):
        candidate(tmp_path / "candidate")
