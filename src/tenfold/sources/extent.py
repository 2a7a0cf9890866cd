"""How far a sheet of XLSX reaches: its reader takes memory for all cells up to there."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from tenfold.sources.content import Content
from tenfold.sources.openxml import part_of, place_of

_CHUNK = 1 << 20
_ROWS, _COLUMNS = 1 << 20, 1 << 14
_FILLED = re.compile(rb"""<(?:\w+:)?c\s[^>]{0,99}?\br=["']([A-Za-z]+)(\d+)["'](?:[^>]*[^/>])?>""")
_HINT = re.compile(rb"""r=["'](?:[A-Za-z]{3}|[A-Za-z]+\d{6})""")
"""Without such a cell a sheet has at most 702 columns and 99,999 rows, and is looked at no more."""
_LARGE = 20_000_000
"""Cells, filled or not, that any sheet may have."""
_SPARSE = 50
"""How many cells there may be in a larger one for each that is filled."""


@dataclass
class _Extent:
    """The columns and rows in which filled cells stand, and how many these are."""

    cells: int = 0
    columns: set[bytes] = field(default_factory=set)
    rows: set[int] = field(default_factory=set)

    def add(self, chunk: bytes) -> None:
        """Adds the cells of a part of a sheet's XML."""
        found = _FILLED.findall(chunk)
        self.cells += len(found)
        self.columns |= {letters for letters, _ in found}
        rows = {int(digits[:9]) for _, digits in found}
        self.rows |= {min(rows), max(rows)} if rows else set()

    @property
    def far(self) -> str:
        """The last row and column as a cell, if there is more between than is filled."""
        last = max(self.columns, key=lambda letters: (len(letters), letters.upper()))
        cell = f"{last.decode().upper()}{max(self.rows)}"
        row, column = place_of(cell)
        if row > _ROWS or column > _COLUMNS:
            raise ValueError
        area = (row - min(self.rows) + 1) * column
        return cell if area > _LARGE and area > _SPARSE * self.cells else ""


def far_cell(content: Content, number: int) -> str:
    """The last row and column of a sheet, by its number from 1, as a cell; blank if all is near.

    It is far where the sheet is large, and almost nothing stands in it. Raises ValueError for one
    that no sheet has.
    """
    with zipfile.ZipFile(content.whole) as archive:
        part = part_of(archive, number)
        with archive.open(part) as file:
            if not any(map(_HINT.search, _parts(file))):
                return ""
        found = _Extent()
        with archive.open(part) as file:
            for text in _parts(file):
                found.add(text)
    return found.far if found.cells else ""


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    """A file part by part, each of whole elements."""
    kept = b""
    while chunk := file.read(_CHUNK):
        whole, mark, rest = (kept + chunk).rpartition(b"<")
        kept = mark + rest
        yield whole
    yield kept
