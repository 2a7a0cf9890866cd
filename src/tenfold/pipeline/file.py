"""What is done to one file that is to be anonymised, stage by stage."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tenfold.anonymise import Settings, anonymise
from tenfold.codebook import Codebook
from tenfold.errors import ParameterError
from tenfold.output import check_output
from tenfold.stages import Note, Progress, Tally
from tenfold.tables import (
    Writing,
    read_table,
    write_table,
    writer_of,
)

Missing = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Order:
    """What to anonymise, into which file, and how; without a seed, a secret one is drawn."""

    source: Path
    target: Path
    codebook: Codebook | None
    k: int = 10
    seed: int | None = None
    missing: Missing = field(default_factory=dict)
    overwrite: bool = False


@dataclass(frozen=True)
class Outcome:
    """What came of an order: how the file was understood, and what was kept of it."""

    order: Order
    found: tuple[str, ...]
    notes: tuple[Note, ...]
    before: Tally
    published: Tally
    withheld: Mapping[str, int]
    """Cases by reason."""


def anonymise_file(order: Order, tell: Progress) -> Outcome:
    """Reads a table, anonymises it and writes it, whole or not at all. Raises TenfoldError."""
    writer_of(order.target)
    if order.target.exists() and order.source.exists() and order.target.samefile(order.source):
        raise ParameterError("IN and OUT are one file.", "Name another for OUT.")
    check_output(order.target, overwrite=order.overwrite)
    table = read_table(order.source, order.codebook, order.missing, tell)
    seed = secrets.randbits(128) if order.seed is None else order.seed
    plan = anonymise(table.tally, Settings(order.k, seed), tell)
    published = plan.published()
    writing = Writing(order.codebook, order.overwrite, tell)
    write_table(published, table.columns, order.target, writing)
    withheld = {reason: tally.cases for reason, tally in plan.withheld.items()}
    return Outcome(order, table.found, table.notes, table.tally, published, withheld)
