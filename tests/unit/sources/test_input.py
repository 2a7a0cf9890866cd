"""What can't be opened, or is no file, is refused before it is read."""

import errno
import os

import pytest
from tests.unit.tables.files import read

from tenfold.errors import InputError
from tenfold.sources.raw import as_input_error, check_file, hushed


def test_a_file_must_exist(tmp_path):
    with pytest.raises(InputError, match="can't be opened: no such file or directory"):
        read(tmp_path / "none.csv")


def test_a_name_may_be_too_long(tmp_path):
    with pytest.raises(InputError, match="can't be opened: file name too long"):
        check_file(tmp_path / ("x" * 300))


def test_a_directory_is_refused(tmp_path):
    with pytest.raises(InputError, match="is a directory"):
        read(tmp_path)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(InputError, match="is not a regular file"):
        read(tmp_path / "pipe.csv")


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "in.csv").touch()
    with pytest.raises(InputError, match="is empty"):
        read(tmp_path / "in.csv")


@pytest.mark.parametrize("error", [ValueError, KeyError, RuntimeError, RecursionError])
def test_an_engine_s_words_are_not_ours(tmp_path, error):
    with pytest.raises(InputError) as refused, as_input_error(tmp_path, "CSV"):
        raise error("Canary Maria Example")
    assert "Canary" not in str(refused.value)
    assert refused.value.__suppress_context__


def test_an_error_of_the_system_has_its_reason(tmp_path):
    with pytest.raises(InputError, match="can't be read: input/output error"):  # noqa: SIM117
        with as_input_error(tmp_path, "CSV"):
            raise OSError(errno.EIO, "Input/output error", "Canary Maria Example")


@pytest.mark.parametrize("stop", [MemoryError, KeyboardInterrupt])
def test_a_stop_is_no_fault_of_the_file(tmp_path, stop):
    with pytest.raises(stop), as_input_error(tmp_path, "CSV"):
        raise stop


def test_what_an_engine_prints_is_not_seen(capfd):
    with hushed():
        os.write(2, b"panicked: Canary Maria Example")
    os.write(2, b"ours")
    assert capfd.readouterr() == ("", "ours")


def test_nobody_need_listen_to_standard_error(capfd):
    kept = os.dup(2)
    os.close(2)
    try:
        with hushed():
            pass
    finally:
        os.dup2(kept, 2)
        os.close(kept)
    assert capfd.readouterr() == ("", "")
