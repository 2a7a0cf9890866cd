"""Opens the folders of a release for one run, which finds them swept and leaves them whole.

A run works in scratch and in `candidate/`. What it keeps comes into `restricted/` by one rename,
just before the release comes into `public/` by another. So a folder of a release in `restricted/`
without its counterpart in `public/`, and without the mark of one, is what a stopped run left.
"""

import fcntl
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tenfold.errors import InputError, OutputError
from tenfold.output import refused, whole_file
from tenfold.stages import Places
from tenfold.workspace.scratch import scratch_in, sweep
from tenfold.workspace.secret import read_secret

MARK = "published"
"""The file in a folder of `restricted/` that says that its release was published."""

NOTE = "README.txt"
_NOTE_TEXT = """\
Kept by `tenfold release`, for the data team alone: it tells who was in the data.
While there is no file `published` here, the release was not published, and the next
run of it replaces this folder.
"""
_PRIVATE, _PUBLIC = 0o700, 0o755


@dataclass(frozen=True)
class Room:
    """Where one run works: all folders but `public` are its owner's alone."""

    name: str
    places: Places

    @property
    def release(self) -> Path:
        """Where the release is to stand in public."""
        return self.places.public / self.name

    @property
    def candidate(self) -> Path:
        """Where the candidate is written; there is no such folder yet."""
        return self.places.candidate / self.name

    @property
    def kept(self) -> Path:
        """Where what the run keeps is to stand."""
        return self.places.restricted / self.name

    @property
    def keeping(self) -> Path:
        """An empty folder for what the run keeps, until it is settled."""
        return _scratch(self.places) / "kept"

    @property
    def earlier(self) -> tuple[Path, ...]:
        """What was kept of the releases that were published, in the order of their names."""
        marks = self.places.restricted.glob(f"*/{MARK}")
        return tuple(sorted(mark.parent for mark in marks))

    def secret(self) -> bytes:
        """The data team's secret, drawn where there is none. Raises InputError, OutputError.

        It is not drawn anew once releases were made with it: their register would be lost.
        """
        path = self.places.seed
        if not path.exists() and self.earlier:
            raise InputError(
                f"{path} is missing, by which earlier releases were made.",
                "Put it back from your backup.",
            )
        return read_secret(path)

    def settle(self) -> None:
        """Puts what the run keeps in its place, by one rename. Raises OutputError."""
        try:
            sweep(self.kept)
            self.keeping.rename(self.kept)
        except OSError as error:
            raise refused(self.kept, error) from None

    def mark(self) -> None:
        """Says in `restricted/` that the release was published."""
        mark(self.kept)

    def refuse_existing(self) -> None:
        """Raises OutputError where the release is, or was: one snapshot, one table, ever."""
        for place in (self.release, self.kept / MARK):
            if os.path.lexists(place):
                raise OutputError(
                    f"The release {self.name} exists ({place}).",
                    "A release never changes: give the new one another name in release.toml.",
                )


@contextmanager
def opened(places: Places, name: str, mend: Callable[[Path], None]) -> Iterator[Room]:
    """The folders of a release, locked against other runs, with what a stopped run left swept.

    `mend` is called with the public folder first, as a stopped run may have left its index behind.
    After an error nothing of this run is left but what it settled.

    Raises OutputError where a release of that name exists, another run is at work, or a folder
    can't be made, written to, or moved from `candidate/` to `public/`.
    """
    room = Room(name, places)
    before = os.umask(0o077)
    try:
        _make(places)
        with _lock(places.restricted / "lock"):
            sweep(_scratch(places))
            _recover(places)
            mend(places.public)
            room.refuse_existing()
            _sweep_leftovers(room)
            _probe(places)
            with scratch_in(_scratch(places)):
                _begin_keeping(room)
                yield from _swept_after_errors(room)
    finally:
        os.umask(before)


def mark(kept: Path) -> None:
    """Says in a folder of `restricted/` that its release was published."""
    with whole_file(kept / MARK, overwrite=True) as file:
        file.write(b"This release was published. Its register and report are the only ones.\n")


def _swept_after_errors(room: Room) -> Iterator[Room]:
    """A candidate stays to be looked at where it was judged, and else nowhere."""
    try:
        yield room
    except BaseException:
        sweep(room.candidate)
        raise


def _scratch(places: Places) -> Path:
    return places.restricted / "tmp"


def _make(places: Places) -> None:
    """Makes the folders that aren't there, and shuts the two that others must not look into."""
    for folder, mode in (
        (places.restricted, _PRIVATE),
        (places.candidate, _PRIVATE),
        (places.public, _PUBLIC),
    ):
        try:
            new = not folder.is_dir()
            folder.mkdir(parents=True, exist_ok=True)
            if new or mode == _PRIVATE:
                folder.chmod(mode)
        except OSError as error:
            raise refused(folder, error) from None


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


def _recover(places: Places) -> None:
    """Marks releases that a run published just before it was stopped."""
    for kept in sorted(places.restricted.iterdir()):
        public = places.public / kept.name
        if kept.is_dir() and public.is_dir() and not (kept / MARK).exists():
            mark(kept)


def _sweep_leftovers(room: Room) -> None:
    try:
        if room.kept.exists() and not (room.kept / NOTE).is_file():
            raise OutputError(
                f"{room.kept} was not made by a run of this release.",
                "Move it elsewhere, or give the release another name.",
            )
        for folder in (room.candidate, room.kept):
            sweep(folder)
    except OSError as error:
        raise refused(Path(error.filename or room.places.candidate), error) from None


def _begin_keeping(room: Room) -> None:
    room.keeping.mkdir(mode=_PRIVATE)
    with whole_file(room.keeping / NOTE) as file:
        file.write(_NOTE_TEXT.encode())


def _probe(places: Places) -> None:
    """Raises OutputError where a folder can't be moved into `public/` by one rename."""
    try:
        probe = Path(tempfile.mkdtemp(prefix=".tenfold-", dir=places.candidate))
    except OSError as error:
        raise refused(places.candidate, error) from None
    target = places.public / probe.name
    try:
        probe.rename(target)
        target.rmdir()
    except OSError:
        probe.rmdir()
        raise OutputError(
            f"{places.candidate} can't be moved into {places.public} in one step.",
            "Put both on one file system, and see that you may write to both.",
        ) from None
