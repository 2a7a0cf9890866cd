"""Opens the folders of a release for one run, which finds them swept and leaves them whole.

A run works in scratch and in `candidate/`. What it keeps comes into `restricted/` by one rename,
just before the release comes into `public/` by another. So a folder of a release in `restricted/`
without its counterpart in `public/`, and without the mark of one, is what a stopped run left.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tenfold.errors import InputError, OutputError
from tenfold.output import refused
from tenfold.stages import Places
from tenfold.workspace.folders import probe, refuse_unfit, taken
from tenfold.workspace.past import MARK, NOTE, mark, marked, note, recover, refuse_unknown
from tenfold.workspace.scratch import scratch_in, sweep
from tenfold.workspace.secret import read_secret


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
        return marked(self.places.restricted)

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

    def refuse_unfit(self) -> None:
        """Raises OutputError where a folder could not be used, as far as one sees from outside."""
        refuse_unfit(self.places)


@contextmanager
def opened(places: Places, name: str, mend: Callable[[Path], object]) -> Iterator[Room]:
    """The folders of a release, locked against other runs, with what a stopped run left swept.

    `mend` is called with the public folder first, as a stopped run may have left its index behind.
    After an error nothing of this run is left but what it settled.

    Raises OutputError where a release of that name exists, another run is at work, or a folder
    can't be made, written to, or moved from `candidate/` to `public/`; InputError where earlier
    releases aren't known any more.
    """
    room = Room(name, places)
    before = os.umask(0o077)
    try:
        with taken(places):
            sweep(_scratch(places))
            recover(places)
            mend(places.public)
            room.refuse_existing()
            refuse_unknown(places)
            _sweep_leftovers(room)
            probe(places)
            with scratch_in(_scratch(places)):
                room.keeping.mkdir()
                note(room.keeping)
                yield from _swept_after_errors(room)
    finally:
        os.umask(before)


def _swept_after_errors(room: Room) -> Iterator[Room]:
    """A candidate stays to be looked at where it was judged, and else nowhere."""
    try:
        yield room
    except BaseException:
        sweep(room.candidate)
        raise


def _scratch(places: Places) -> Path:
    return places.restricted / "tmp"


def _sweep_leftovers(room: Room) -> None:
    if room.kept.exists() and not (room.kept / NOTE).is_file():
        raise OutputError(
            f"{room.kept} was not made by a run of this release.",
            "Move it elsewhere, or give the release another name.",
        )
    try:
        for folder in (room.candidate, room.kept):
            sweep(folder)
    except OSError as error:
        raise refused(Path(error.filename or room.places.candidate), error) from None
