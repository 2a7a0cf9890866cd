"""What a release makes of a file: each case's codes, and what is told of them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tests.contributors import BOOK
from tests.mutations.copies import Copy

from tenfold.deidentify import Identity, deidentify
from tenfold.engines.polars import read_exports, small_table
from tenfold.harmonise import harmonise
from tenfold.stages import Account, Entry, Tally
from tenfold.tables import schema_of

SCHEMA = schema_of(BOOK)
IDENTITY = Identity(bytes(32))
Cell = tuple[str, str]
"""A case's number, and a variable."""


@dataclass(frozen=True)
class Taken:
    """The tally of a file, its cases by number, and what the ledger says."""

    tally: Tally
    account: Account
    codes: dict[str, np.ndarray]
    excluded: dict[str, str]
    entries: tuple[Entry, ...]

    def unmapped(self) -> dict[str, set[str]]:
        """The columns whose cells were unmapped, by variable."""
        found: dict[str, set[str]] = {}
        for entry in self.entries:
            if entry.judged.verdict == "unmapped":
                found.setdefault(entry.variable, set()).update(entry.columns)
        return found

    def changed(self, other: "Taken") -> dict[Cell, int]:
        """The cells in which cases of both differ, and the code that `other` has there."""
        return {
            (number, name): int(other.codes[number][place])
            for number in self.codes.keys() & other.codes.keys()
            for place, name in enumerate(SCHEMA.names)
            if self.codes[number][place] != other.codes[number][place]
        }


def take(copy: Copy, path: Path) -> Taken:
    """What becomes of a file: read, mapped, de-identified. Raises TenfoldError."""
    mapping = copy.mapping
    frame = read_exports([path], mapping.reader, mapping.reads, mapping.files)
    found = harmonise(frame, mapping, BOOK, small_table)
    cases = found.cases(SCHEMA)
    done = deidentify([cases], SCHEMA, IDENTITY)
    reasons = ("", *cases.reasons)
    return Taken(
        done.tally,
        done.accounts[0],
        dict(zip(cases.numbers, cases.codes, strict=True)),
        {number: reasons[why] for number, why in zip(cases.numbers, cases.excluded, strict=True)},
        found.entries,
    )
