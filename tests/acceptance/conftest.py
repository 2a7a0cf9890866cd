"""A short way to run the command line where the border between processes isn't the point."""

import os
import signal
import subprocess

import pytest
from tests.acceptance.command import environment
from tests.acceptance.worlds import write_small_world

from tenfold.cli import app


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    """A folder with invented exports, an order and a seed; to be copied, never changed."""
    folder = tmp_path_factory.mktemp("world") / "world"
    write_small_world(folder)
    return folder


@pytest.fixture
def here(capfd, monkeypatch):
    """Runs the command line in this process, as `tenfold` in `command.py` runs it in another."""
    umask, handlers = os.umask(0o022), {}
    os.umask(umask)
    for name in (signal.SIGTERM, signal.SIGHUP):
        handlers[name] = signal.getsignal(name)
    for name in os.environ.keys() - environment().keys():
        monkeypatch.delenv(name)
    for name, text in environment().items():
        monkeypatch.setenv(name, text)

    def run(folder, *args):
        monkeypatch.chdir(folder)
        with pytest.raises(SystemExit) as ended:
            app(list(map(str, args)), prog_name="tenfold")
        return subprocess.CompletedProcess(args, ended.value.code or 0, *capfd.readouterr())

    yield run
    os.umask(umask)
    for name, handler in handlers.items():
        signal.signal(name, handler)
