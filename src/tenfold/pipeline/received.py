"""What a contributor sent, read and brought to the codebook's words."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from tenfold.codebook import NULL, Codebook
from tenfold.contributors import Mapping, load_mapping
from tenfold.engines.polars import Batch, read_batches, read_numbers, small_table
from tenfold.errors import DataFileError
from tenfold.harmonise import Harmonised, Harmoniser, Hashed, gathered, sought, sought_numbers
from tenfold.orders import Sent
from tenfold.stages import Cases, Entry, Judged, Lists, Progress, Sought, summed
from tenfold.tables import schema_of

NOT_SENT = "(not sent)"
"""What the ledger calls a column that a file lacks, as it is no variable."""

_LACKING = Judged(NULL, "blank", "the column isn't in the file; that is no answer")


@dataclass(frozen=True)
class Received:
    """A contributor's cases, and what the ledger and the search of the release need."""

    cases: Cases
    entries: tuple[Entry, ...]
    sought: Sought
    lists: Lists = field(repr=False)

    @property
    def contributor(self) -> str:
        """Who sent it."""
        return self.cases.contributor

    @property
    def unmapped(self) -> int:
        """How many cases hold a value without a written line."""
        return int(self.cases.unmapped.sum())


def mappings_of(order: Path, sent: tuple[Sent, ...], codebook: Codebook) -> Iterator[Mapping]:
    """The mapping of each contributor. Raises DataFileError for a broken one, or one id twice."""
    seen: set[str] = set()
    for one in sent:
        mapping = load_mapping(one.mapping, codebook)
        if mapping.contributor.id in seen:
            problem = f"two contributions are of {mapping.contributor.id}."
            raise DataFileError(order, 1, problem, "Give each contributor's folder its own id.")
        seen.add(mapping.contributor.id)
        yield mapping


def receive(
    sent: Sent, mapping: Mapping, codebook: Codebook, hashed: Hashed | None, tell: Progress
) -> Received:
    """A contributor's cases, with hashes of persons if they are to be compared with others'.

    The files are read in batches, so that they needn't fit into memory. Raises InputError for one
    that can't be read.
    """
    lists = {listed: read_numbers(path, mapping) for listed, path in sent.lists.items()}
    reading = _Reading(mapping, codebook, tell)
    with _uncollected():
        cases, entries = gathered(reading.batches(sent.files), schema_of(codebook), hashed)
    found = Sought.of([*reading.sought, sought_numbers(chain(*lists.values()))])
    return Received(cases, summed((*entries, *reading.not_sent)), found, lists)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Python doesn't look for circles, as millions of cells make none and it would look at each."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@dataclass
class _Reading:
    """A contributor's files in the course of being read: what is to be kept of each batch."""

    mapping: Mapping
    codebook: Codebook
    tell: Progress
    sought: list[Sought] = field(default_factory=list)
    not_sent: list[Entry] = field(default_factory=list)

    def batches(self, files: Sequence[Path]) -> Iterator[Harmonised]:
        """The cases of batch after batch."""
        step, rows = f"read {self.mapping.contributor.id}", 0
        harmoniser = Harmoniser(self.mapping, self.codebook, small_table)
        columns = (*self.mapping.reads, *self.mapping.named)
        self.tell(step, 0, 1)
        for batch in read_batches(files, self.mapping.reader, columns, self.mapping.files):
            found = harmoniser.read(batch.frame)
            self.sought.append(sought(batch.frame, self.mapping))
            self.not_sent += _not_sent(batch, found.rows)
            rows += found.rows
            yield found
            self.tell(step, 0, 1, f"{rows:,} rows")
        self.tell(step, 1, 1)


def _not_sent(batch: Batch, rows: int) -> Iterator[Entry]:
    """For the ledger, the columns that are read but not there, and in how many rows."""
    for column in sorted(batch.lacks):
        yield Entry(NOT_SENT, (column,), ("",), _LACKING, rows)
