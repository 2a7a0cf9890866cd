"""Writes the candidate folder: every file that a release holds but for the verdict on it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tenfold.output import whole_file
from tenfold.stages import Progress, Tally, silent
from tenfold.write.contents import Contents
from tenfold.write.description import Description, File
from tenfold.write.documents import documents
from tenfold.write.figures import figures_of
from tenfold.write.folder import whole_folder
from tenfold.write.formats import TABLES
from tenfold.write.manifest import manifest
from tenfold.write.metadata import METADATA

FOLDERS = ("codebook", "data", "metadata", "report")


def write_candidate(
    published: Tally, contents: Contents, folder: Path, tell: Progress = silent
) -> None:
    """The published table stands as a candidate in `folder`, which is new: whole or not at all.

    The same table and contents give the same bytes, at any time and place. Raises OutputError,
    and GuardError for a figure that ruling 12 doesn't allow.
    """
    told = Description(contents, figures_of(published, contents.codebook))
    makers = documents(contents.edition)
    steps = _Steps(tell, len(makers) + len(TABLES) + len(METADATA) + 1)
    with whole_folder(folder, *FOLDERS):
        for name, write in TABLES.items():
            write(published, contents, folder / name)
            steps.next()
        for further in (makers, METADATA, {"manifest.json": manifest}):
            told = replace(told, files=_files(folder))
            for name, make in further.items():
                _write(make(told), folder / name)
                steps.next()


@dataclass
class _Steps:
    """Tells how far the writing is, one file after the other."""

    tell: Progress
    total: int
    done: int = 0

    def __post_init__(self) -> None:
        self.tell("write", 0, self.total)

    def next(self) -> None:
        """One more file is done."""
        self.done += 1
        self.tell("write", self.done, self.total)


def _write(content: bytes, path: Path) -> None:
    with whole_file(path) as file:
        file.write(content)


def _files(folder: Path) -> tuple[File, ...]:
    """What stands on the disk, sorted by path."""
    return tuple(sorted(_stand(folder), key=lambda file: file.path))


def _stand(folder: Path) -> Iterator[File]:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            yield File(path.relative_to(folder).as_posix(), path.stat().st_size, digest)
