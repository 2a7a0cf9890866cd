"""What came of a batch of an export: states of cases, and the ledger of their cells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import narwhals as nw
import numpy as np

from tenfold.errors import GuardError
from tenfold.harmonise.persons import Hashed, Persons
from tenfold.harmonise.states import States, joined, latest
from tenfold.stages import NOBODY, TOLD, Cases, Entry, Judged, Keys, Schema, same_number, summed

Frame = nw.LazyFrame[Any]
NUMBER, EXCLUDED, UNMAPPED = "case number", "excluded", "unmapped"
WHEN, UNDATED = "when", "undated"


@dataclass(frozen=True, repr=False)
class Found:
    """What a rule made of the distinct `cells` of its columns, and in how many rows each stands."""

    variable: str
    columns: tuple[str, ...]
    cells: Sequence[tuple[str, ...]]
    judged: Sequence[Judged]
    rows: Sequence[int]

    def entries(self) -> Iterator[Entry]:
        """A line of the ledger for each."""
        for cells, judged, rows in zip(self.cells, self.judged, self.rows, strict=True):
            yield Entry(self.variable, self.columns, cells, judged, rows)

    def told(self) -> Iterator[Entry]:
        """The same, but one line for all that was kept, or blank, alike."""
        others: dict[int, int] = {}
        objects: dict[int, Judged] = {}
        for cells, judged, rows in zip(self.cells, self.judged, self.rows, strict=True):
            if judged.verdict in TOLD:
                yield Entry(self.variable, self.columns, cells, judged, rows)
            else:  # most are one object; to compare them by content takes long
                others[id(judged)] = others.get(id(judged), 0) + rows
                objects[id(judged)] = judged
        for place, rows in others.items():
            yield Entry(self.variable, self.columns, (), objects[place], rows)


@dataclass(frozen=True)
class Harmonised:
    """States of a contributor's cases, and the ledger of their cells.

    `frame` has for each state the case's number as it is written, a code for each base variable
    under its name, the number of the reason why it is excluded (from 1; 0: it isn't), whether a
    cell of it is unmapped, its day, whether that is unmapped, and the columns by which `persons`
    are known.
    """

    contributor: str
    frame: Frame
    reasons: tuple[str, ...]
    found: tuple[Found, ...]
    rows: int
    nameless: int
    """Rows without a case number, which can be no case."""
    persons: Persons

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The ledger: a line for each rule and distinct cells of its columns."""
        return tuple(entry for found in self.found for entry in found.entries())

    def cases(self, schema: Schema, hashed: Hashed | None = None) -> Cases:
        """The cases in memory, each once in its latest state. Raises GuardError."""
        return gathered([self], schema, hashed)[0]

    @property
    def told(self) -> Iterator[Entry]:
        """The ledger, in which the cells of what was kept, or blank, are forgotten."""
        return chain.from_iterable(found.told() for found in self.found)

    def states(self, schema: Schema, hashed: Hashed | None = None) -> States:
        """The states in memory, with the columns of the schema and no others.

        Of persons there is a hash; nothing without a way to hash them, or where they aren't known.
        Raises GuardError where rows were lost or made on the way.
        """
        names = [NUMBER, *schema.names, WHEN, EXCLUDED, UNMAPPED, UNDATED]
        cells = map(own, self.persons.columns)
        table = self.frame.select(*names, *cells).collect(backend="polars")
        if len(table) != self.rows - self.nameless:
            raise GuardError(
                f"Cases of {self.contributor} were lost or made while they were harmonised.",
                "Nothing was published. Please report this as a defect of Tenfold.",
            )
        arrays = {name: table[name].to_numpy() for name in names[1:]}
        codes = [arrays[name] for name in schema.names]
        return States(
            tuple(map(same_number, table[NUMBER].to_list())),
            np.stack(codes, axis=1).astype(schema.dtype),
            arrays[WHEN].astype(np.int64),
            arrays[EXCLUDED].astype(np.int64),
            arrays[UNMAPPED] > 0,
            arrays[UNDATED] > 0,
            self._hashed(table, hashed),
        )

    def _hashed(self, table: nw.DataFrame[Any], hashed: Hashed | None) -> Keys:
        """The hash of each state's person, in the order of a table."""
        cells = list(map(own, self.persons.columns))
        if hashed is None or not cells:
            return NOBODY
        return hashed(map(self.persons.read, table.select(*cells).iter_rows()))


def gathered(
    batches: Iterable[Harmonised], schema: Schema, hashed: Hashed | None = None
) -> tuple[Cases, tuple[Entry, ...]]:
    """A contributor's cases, each once in its latest state, and the ledger of all batches.

    Of a batch, what isn't needed any more is let go before the next comes. Raises GuardError where
    rows were lost or made on the way.
    """
    parts: list[States] = []
    entries: tuple[Entry, ...] = ()
    rows = nameless = 0
    for batch in batches:
        parts.append(batch.states(schema, hashed))
        entries = summed((*entries, *batch.told))
        rows, nameless = rows + batch.rows, nameless + batch.nameless
        contributor, reasons = batch.contributor, batch.reasons
    found = latest(joined(parts))
    cases = Cases(
        contributor,
        found.numbers,
        found.codes,
        found.excluded,
        found.unmapped | found.undated,
        reasons,
        rows,
        nameless,
        found.persons,
    )
    return cases, entries


def own(column: str) -> str:
    """A column of the export under a name that no variable has."""
    return f"export: {column}"
