"""Folders that are a run's own: made, shut, locked, and proved fit to publish from."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tenfold.errors import OutputError
from tenfold.output import refused
from tenfold.stages import KEYS, Places

LOCK = "lock"
"""The file that a run locks. It also tells our folders from others, which are left alone."""
_PRIVATE, _PUBLIC = 0o700, 0o755


@contextmanager
def taken(places: Places) -> Iterator[None]:
    """The folders are there, `restricted` and `candidate` shut and locked against other runs.

    Raises OutputError where one can't be made, holds what isn't ours, or another run is at work.
    """
    _make(places.public, _PUBLIC)
    with ExitStack() as locks:
        for folder, known in (
            (places.restricted, {places.seed.name, KEYS}),
            (places.candidate, set()),
        ):
            _make(folder, _PRIVATE)
            _refuse_foreign(folder, known)
            locks.enter_context(_lock(folder / LOCK))
            _shut(folder)
        yield


def _make(folder: Path, mode: int) -> None:
    """Makes a folder that isn't there, and those above it, with a mode."""
    before = os.umask(0o777 & ~mode)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from None
    finally:
        os.umask(before)


def _shut(folder: Path) -> None:
    try:
        folder.chmod(_PRIVATE)
    except OSError as error:
        raise refused(folder, error) from None


def _refuse_foreign(folder: Path, known: set[str]) -> None:
    """Raises OutputError for a folder in which no run has worked, and that isn't empty."""
    try:
        there = {path.name for path in folder.iterdir()}
    except OSError as error:
        raise refused(folder, error) from None
    if LOCK not in there and there - known:
        raise OutputError(
            f"{folder} holds files that are not of a release.",
            "Name an empty folder in release.toml: a run removes what it finds there.",
        )


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Holds a lock that the system takes back when the process ends, however it ends."""
    try:
        file = path.open("ab")
    except OSError as error:
        raise refused(path, error) from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise OutputError(
                f"Another run is at work in {path.parent}.", "Wait until it has ended."
            ) from None
        yield


def refuse_unfit(places: Places) -> None:
    """Raises OutputError where a folder can't be used, without making or changing anything."""
    grounds = {
        folder: next(path for path in (folder, *folder.parents) if path.exists())
        for folder in (places.public, places.restricted, places.candidate)
    }
    for folder, ground in grounds.items():
        if not ground.is_dir():
            raise OutputError(f"{folder} can't be made: {ground} is no folder.", "Name another.")
        if not os.access(ground, os.W_OK | os.X_OK):
            raise OutputError(f"{ground} can't be written to: no permission.", "Name another.")
    if grounds[places.public].stat().st_dev != grounds[places.candidate].stat().st_dev:
        raise _apart(places)


def probe(places: Places) -> None:
    """Raises OutputError where a folder can't be moved into `public/` by one rename."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=".tenfold-", dir=places.candidate))
    except OSError as error:
        raise refused(places.candidate, error) from None
    target = places.public / folder.name
    try:
        folder.rename(target)
        target.rmdir()
    except OSError:
        folder.rmdir()
        raise _apart(places) from None


def _apart(places: Places) -> OutputError:
    return OutputError(
        f"{places.candidate} can't be moved into {places.public} in one step.",
        "Put both on one file system, and see that you may write to both.",
    )
