"""A table that is copied for the engine: a disk that is full is no fault of the file judged."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn, TextIO

from tenfold.errors import OutputError


class Copy:
    """A CSV file that rows are written to. Raises OutputError where the disk takes no more."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._writer = csv.writer(self, lineterminator="\n")

    def write(self, text: str) -> None:
        """Writes text, as csv does a row."""
        try:
            self._file.write(text)
        except OSError:
            _refuse()

    def row(self, cells: Iterable[Any]) -> None:
        """Writes a row."""
        self._writer.writerow(cells)

    def rows(self, rows: Iterable[Iterable[Any]]) -> None:
        """Writes several rows."""
        self._writer.writerows(rows)

    def flush(self) -> None:
        """Has all that was written on the disk."""
        try:
            self._file.flush()
        except OSError:
            _refuse()


@contextmanager
def copied(path: Path) -> Iterator[Copy]:
    """A new CSV file, whole once the block ends. Raises OutputError, as Copy does."""
    try:
        file = path.open("w", encoding="utf-8", newline="")
    except OSError:
        _refuse()
    try:
        copy = Copy(file)
        yield copy
        copy.flush()
    finally:
        with suppress(OSError):  # what a full disk didn't take is tried once more
            file.close()


def _refuse() -> NoReturn:
    raise OutputError(
        "There is no room for scratch.",
        "Free some space, or set TMPDIR to a larger disk.",
    ) from None
