"""Writes the candidate folder: every file that a release holds but for the verdict on it."""

import hashlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tenfold.output import whole_file
from tenfold.stages import Progress, Tally, silent
from tenfold.tables import Writing, write_table
from tenfold.write.contents import Contents
from tenfold.write.folder import whole_folder
from tenfold.write.texts import manifest_of, texts_of

FOLDERS = ("codebook", "data", "report")
TABLES = ("data/cases.csv", "data/cases.parquet")
Writer = Callable[[Path], None]


def write_candidate(
    published: Tally, contents: Contents, folder: Path, tell: Progress = silent
) -> None:
    """The published table stands as a candidate in `folder`, which is new: whole or not at all.

    The same table and contents give the same bytes, at any time and place. Raises OutputError,
    and GuardError for a figure that ruling 12 doesn't allow.
    """
    files = _files(published, contents)
    total = len(files) + 1
    tell("write", 0, total)
    with whole_folder(folder, *FOLDERS):
        for done, (name, write) in enumerate(files.items(), 1):
            write(folder / name)
            tell("write", done, total)
        entries = [_entry(folder, name) for name in sorted(files)]
        _write_text(manifest_of(published, contents, entries), folder / "manifest.json")
        tell("write", total, total)


def _files(published: Tally, contents: Contents) -> Mapping[str, Writer]:
    """What writes each file but the manifest; the texts are at hand before a file is written."""
    columns, how = tuple(contents.codebook.by_name), Writing(contents.codebook)
    texts = texts_of(published, contents)
    return {name: partial(_write_text, text) for name, text in texts.items()} | {
        name: partial(write_table, published, columns, how=how) for name in TABLES
    }


def _write_text(text: str, path: Path) -> None:
    with whole_file(path) as file:
        file.write(text.encode())


def _entry(folder: Path, name: str) -> dict[str, str | int]:
    """A file's line in the manifest, from what stands on the disk."""
    path = folder / name
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"path": name, "bytes": path.stat().st_size, "sha256": digest}
