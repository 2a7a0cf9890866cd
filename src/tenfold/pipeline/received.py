"""What a contributor sent, read and brought to the codebook's words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tenfold.codebook import Codebook
from tenfold.contributors import Mapping, load_mapping
from tenfold.engines.polars import read_exports, read_numbers, small_table
from tenfold.errors import DataFileError
from tenfold.harmonise import harmonise, sought
from tenfold.orders import Sent
from tenfold.stages import Cases, Entry, Progress, Sought
from tenfold.tables import schema_of


@dataclass(frozen=True)
class Received:
    """A contributor's cases, and what the ledger and the search of the release need."""

    cases: Cases
    entries: tuple[Entry, ...]
    sought: Sought
    opted_out: frozenset[str] = field(repr=False)

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


def receive(sent: Sent, mapping: Mapping, codebook: Codebook, tell: Progress) -> Received:
    """A contributor's cases. Raises InputError for a file that can't be read."""
    who = mapping.contributor.id
    tell(f"read {who}", 0, 1)
    frame = read_exports(sent.files, mapping.reader, (*mapping.reads, *mapping.named))
    gone = read_numbers(sent.opt_outs, mapping) if sent.opt_outs else frozenset()
    tell(f"read {who}", 1, 1)
    found = harmonise(
        frame,
        mapping,
        codebook,
        small_table,
        lambda _step, done, all_, _remark="", /: tell(f"map {who}", done, all_),
    )
    cases = found.cases(schema_of(codebook))
    identities = sought(frame, mapping)
    tell(f"map {who}", 1, 1)
    return Received(cases, found.entries, identities, gone)
