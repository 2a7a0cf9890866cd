"""A file's cells as text, before anything is known of their meaning."""

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from tenfold.errors import InputError


@dataclass(frozen=True)
class Habits:
    """What is known beforehand of how a file is written; blank for what is to be found out.

    `known` are names, in lower case, that tell the right separator and the right sheet. In an
    `export` no second sheet with such names is passed over, and typed cells are given as they would
    be written: whole numbers without a point, and days as 2017-04-03. `records` are the names that
    lead to the list of cases in JSON, and `joined` is put between the parts of a list there.
    `needed` are the known names without which there is no such table; blank for all. `sheets` are
    names or patterns of several sheets of a workbook. `beside` asks for the cells of the others.
    """

    known: frozenset[str] = frozenset()
    encoding: str = "utf-8"
    separator: str = ""
    sheet: str = ""
    export: bool = False
    records: str = ""
    joined: str = "|"
    sheets: tuple[str, ...] = ()
    needed: frozenset[str] = frozenset()
    beside: bool = False


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
    records: str = ""
    """The names that lead to the list of cases in JSON, joined by dots."""
    hollow: frozenset[str] = frozenset()
    """Names in JSON that are always blank: null, or an empty list. What is inside is blank too."""
    counts: tuple[int, ...] = ()
    """In JSON, in how many cases each name stands; a rare one may be a value in a name's place."""
    part: str = ""
    """Which of a workbook's sheets it is; blank for a file of one table."""
    beside: frozenset[str] = field(default=frozenset(), repr=False)
    """The cells of a workbook's other sheets, where they were asked for."""
    alike: tuple[str, ...] = ()
    """The sheets that nothing reads, though they hold the columns looked for; told of the first."""

    def called(self, file: object) -> str:
        """The file, and the part of it, for a message."""
        return f"{file}, {self.part}" if self.part else f"{file}"

    def read(self) -> "Raw":
        """The file as it is."""
        return self

    def batches(self, places: Sequence[int]) -> Iterator[pl.DataFrame]:
        """The cells of some columns, all at once."""
        yield self.cells.select(str(place) for place in places)

    def where(self, row: int) -> str:
        """The place of a record in the file, for a message."""
        return f"{self.place} {row + self.first}"

    def rare(self, least: int) -> frozenset[str]:
        """The names in JSON that fewer cases have, unless all have them."""
        least = min(least, self.cells.height)
        both = zip(self.names, self.counts, strict=False)
        return frozenset(name for name, count in both if count < least)

    def having(self, names: Collection[str]) -> "Raw":
        """The file with blank columns for those of some names that are inside of hollow ones."""
        lacking = (name for name in dict.fromkeys(names) if name not in self.names)
        inside = [name for name in lacking if any(name.startswith(f"{h}.") for h in self.hollow)]
        places = range(self.cells.width, self.cells.width + len(inside))
        blank = (pl.lit(None, pl.String).alias(str(place)) for place in places)
        return replace(self, names=(*self.names, *inside), cells=self.cells.with_columns(blank))


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


def files_at(path: Path) -> list[Path]:
    """The file itself; of a folder the files in it, by name, but for hidden ones.

    Raises InputError for a folder that holds none, or that nobody may look into.
    """
    try:
        if not path.is_dir():
            return [path]
        inside = sorted(one for one in path.iterdir() if one.is_file())
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise InputError(f"{path} can't be opened: {reason}.", "Check path and rights.") from None
    found = [one for one in inside if not one.name.startswith(".")]
    if not found:
        raise InputError(f"{path} is a folder without files.", "Name the one that holds them.")
    return found


def check_names(file: object, names: tuple[str, ...]) -> None:
    """Raises InputError for a header with blank, numeric or repeated names; places only."""
    for place, name in enumerate(names, 1):
        if not name.strip() or is_number(name):
            raise InputError(
                f"{file} has no header: cell {place} of the first line is blank or a number.",
                "Put the columns' names in the first line.",
            )
    first: dict[str, int] = {}
    for place, name in enumerate(names, 1):
        if first.setdefault(name, place) < place:
            raise InputError(
                f"{file} has one name for columns {first[name]} and {place}.",
                "Give each column a name of its own.",
            )


def header_again(names: Collection[str], cells: pl.DataFrame) -> int | None:
    """The first row that holds columns' names, in whatever order; None where there is none.

    It comes of files that were put together, and would be a case of which nothing is understood.
    """
    known = {name.strip() for name in names}
    for row in cells.to_series(0).str.strip_chars("\ufeff ").is_in(known).arg_true():
        texts = [(cell or "").strip("\ufeff ") for cell in cells.row(row)]
        if 2 * sum(text in known for text in texts) > len(texts):
            return int(row)
    return None


def is_number(text: str) -> bool:
    """Whether a text is a number, which is no name."""
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
def as_input_error(path: object, kind: str) -> Iterator[None]:
    """Turns an engine's exception, which may quote a cell, into an InputError without its cause."""
    try:
        yield
    except (InputError, MemoryError, KeyboardInterrupt, GeneratorExit):
        raise
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise InputError(f"{path} can't be read: {reason}.", "Check disk and rights.") from None
    except BaseException:  # noqa: BLE001 - Polars' panics are BaseException
        problem = f"{path} is no whole {kind} file: it is damaged or cut off."
        raise InputError(problem, "Export or copy it again.") from None
