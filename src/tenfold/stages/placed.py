"""Where the rows of several files stand, so that a mistake can be found and mended."""

from dataclasses import dataclass
from pathlib import Path

ROW = "0"
"""The column of a row's number over all files, from 0; no column of a file may be called so."""


@dataclass(frozen=True)
class Head:
    """A file, or a sheet of one, by its columns and its rows.

    These are counted as `place` says, from `first` on.
    """

    path: Path
    names: tuple[str, ...]
    rows: int
    place: str
    """What a row's number counts: "line", "record" or "row"."""
    first: int
    rare: frozenset[str] = frozenset()
    """Names that so few rows have that they may be values, as is possible in JSON alone."""
    part: str = ""
    """Which sheet of the file it is; blank for the only one."""
    alike: tuple[str, ...] = ()
    """Sheets of the file that nothing reads, though they hold the columns looked for."""

    @property
    def called(self) -> str:
        """The file, and the part of it, for a message."""
        return f"{self.path}, {self.part}" if self.part else f"{self.path}"
