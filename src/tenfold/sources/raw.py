"""A file's cells as text, before anything is known of their meaning."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tenfold.errors import InputError


@dataclass(frozen=True)
class Habits:
    """What is known beforehand of how a file is written; blank for what is to be found out.

    `known` are names, in lower case, that tell the right separator and the right sheet. In an
    `export` no second sheet with such names is passed over, and typed cells are given as they would
    be written: whole numbers without a point, and days as 2017-04-03.
    """

    known: frozenset[str] = frozenset()
    encoding: str = "utf-8"
    separator: str = ""
    sheet: str = ""
    export: bool = False


@dataclass(frozen=True)
class Raw:
    """The header and the cells of a file: one text column each, named "0", "1", … by place."""

    names: tuple[str, ...]
    cells: pl.DataFrame
    found: tuple[str, ...]
    """What was found out about the file, in words for the user."""
    place: str
    """What a record's number counts: "line" (of the file) or "record"."""
    first: int
    """The number of the first record."""

    def where(self, row: int) -> str:
        """The place of a record in the file, for a message."""
        return f"{self.place} {row + self.first}"


def check_file(path: Path) -> None:
    """Raises InputError, with the fix, unless the path is a regular file that holds something."""
    try:
        found = path.stat()
        if stat.S_ISREG(found.st_mode) and found.st_size:
            path.open("rb").close()
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise InputError(f"{path} can't be opened: {reason}.", "Check path and rights.") from None
    if stat.S_ISDIR(found.st_mode):
        raise InputError(f"{path} is a directory.", "Name one file in it.")
    if not stat.S_ISREG(found.st_mode):
        raise InputError(f"{path} is not a regular file.", "Save the data to a file first.")
    if found.st_size == 0:
        raise InputError(f"{path} is empty.", "Export it again.")


def check_names(path: Path, names: tuple[str, ...]) -> None:
    """Raises InputError for a header with blank, numeric or repeated names; places only."""
    for place, name in enumerate(names, 1):
        if not name.strip() or _is_number(name):
            raise InputError(
                f"{path} has no header: cell {place} of the first line is blank or a number.",
                "Put the columns' names in the first line.",
            )
    for place, name in enumerate(names, 1):
        if name in names[: place - 1]:
            raise InputError(
                f"{path} has one name for columns {names.index(name) + 1} and {place}.",
                "Give each column a name of its own.",
            )


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@contextmanager
def hushed() -> Iterator[None]:
    """Nothing that the block writes to standard error is seen: Rust's panics may quote a cell."""
    try:
        kept = os.dup(2)
    except OSError:  # it is closed
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


@contextmanager
def as_input_error(path: Path, kind: str) -> Iterator[None]:
    """Turns an engine's exception, which may quote a cell, into an InputError without its cause."""
    try:
        yield
    except (InputError, MemoryError, KeyboardInterrupt):
        raise
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise InputError(f"{path} can't be read: {reason}.", "Check disk and rights.") from None
    except BaseException:  # noqa: BLE001 - Polars' panics are BaseException
        problem = f"{path} is no whole {kind} file: it is damaged or cut off."
        raise InputError(problem, "Export or copy it again.") from None
