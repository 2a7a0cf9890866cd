"""The files that a contributor sends about invented cases, and the lists that lie beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from itertools import compress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tenfold.codebook import Codebook
from tenfold.demo.chances import Flags, Index, generator
from tenfold.demo.exports.answers import cells_of
from tenfold.demo.exports.cells import Sheet
from tenfold.demo.exports.columns import columns_in
from tenfold.demo.exports.layout import File, Layout, Listed
from tenfold.demo.exports.rows import lay
from tenfold.demo.exports.sheets import Form, write_sheet
from tenfold.errors import ParameterError
from tenfold.stages import Codes


@dataclass(frozen=True, eq=False)
class Sent:
    """Cases (n × base variables) that a contributor sends, and how each was collected (n,)."""

    contributor: str
    cases: Codes
    ways: NDArray[np.str_]


@dataclass(frozen=True, eq=False)
class Export:
    """A contributor's export. Harmonising its files gives the cases that it was made of."""

    contributor: str
    sheet: Sheet
    ways: NDArray[np.str_]
    """The way in which each person was met."""

    @classmethod
    def of(cls, sent: Sent, layout: Layout, codebook: Codebook, seed: int) -> "Export":
        """The export of cases; the same seed gives the same bytes.

        Raises ParameterError for cases that the layout has no words for.
        """
        name = blake2b(sent.contributor.encode(), digest_size=8).digest()
        rng = generator(seed, int.from_bytes(name))
        rows = lay(sent.cases, layout, codebook, rng)
        return cls(sent.contributor, Sheet(layout, codebook, rng, rows), sent.ways[rows.like])

    @property
    def layout(self) -> Layout:
        """How the export is laid out."""
        return self.sheet.layout

    @cached_property
    def files(self) -> dict[str, Flags]:
        """The names of the files that hold anything, and which rows stand in each."""
        parts: dict[str, Flags] = {}
        left = np.ones(len(self.ways), np.bool_)
        for file in self.layout.file:
            chosen = np.zeros_like(left)
            chosen[self._newest(file, left)] = True
            left &= ~chosen
            if chosen.any():
                parts[file.name] = chosen[self.sheet.rows.person]
        if left.any():
            problem = "No file of the export takes some of the cases."
            raise ParameterError(problem, "Let the last one take whoever is left.")
        return parts

    def _newest(self, file: File, left: Flags) -> Index:
        """The people in a file, of those that the files before it left."""
        left = left & np.isin(self.ways, file.ways or self.ways) & self._fits(file)
        here = np.flatnonzero(left)
        order = here[np.argsort(self.sheet.rows.lives.registered[here], kind="stable")]
        count = len(here) if file.newest == 1 else int(len(self.ways) * file.newest)
        return order[len(here) - min(count, file.most or count) :]

    def _fits(self, file: File) -> Flags:
        """Which people's country a file is about, and whose answers it can tell: (people,)."""
        codebook, rows = self.sheet.codebook, self.sheet.rows
        records = rows.records[~rows.older][np.argsort(rows.person[~rows.older])]
        fits = self.layout.holds(file, records, codebook)
        if file.countries:
            country = codebook.by_name["CountryOfExploitation"]
            codes = [country.encode(code) for code in file.countries]
            fits &= np.isin(records[:, codebook.base.index(country)], codes)
        return fits

    @property
    def lists(self) -> tuple[Listed, ...]:
        """The lists that lie beside the files."""
        return self.layout.listed

    def write(self, folder: Path) -> Iterator[str]:
        """Writes file after file into a folder, and tells the name of each. Raises OutputError."""
        form = Form.of(self.layout)
        for one in self.lists:
            numbers = ((number,) for number in self.numbers(one))
            write_sheet(folder / one.file, form, [self._number], numbers)
            yield one.file
        columns = [cells_of(self.sheet, column) for column in self.layout.column]
        for file in self.layout.file:
            if file.name in self.files:
                self._write(folder / file.name, form, file, columns)
                yield file.name

    def _write(self, path: Path, form: Form, file: File, columns: list[list[str]]) -> None:
        names, kept = zip(*columns_in(file, self.layout, columns), strict=True)
        rows: Iterator[Sequence[str]] = zip(*kept, strict=True)
        here = compress(rows, self.files[file.name].tolist())
        write_sheet(path, replace(form, written=form.written.of(file)), names, here)

    def numbers(self, listed: Listed) -> list[str]:
        """The case numbers on a list, its stray one among them."""
        place = self.layout.on_top.index(listed) + 1
        found: list[str] = self.sheet.rows.numbers[self.sheet.rows.why == place].tolist()
        return sorted([*found, *filter(None, [listed.stray])])

    @property
    def _number(self) -> str:
        """The name of the column of case numbers."""
        return next(column.name for column in self.layout.column if column.fill == "number")
