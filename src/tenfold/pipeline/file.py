"""What is done to one file that is to be anonymised, stage by stage."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tenfold.anonymise import Settings
from tenfold.codebook import Codebook
from tenfold.errors import ParameterError
from tenfold.output import check_output
from tenfold.pipeline.planned import searched
from tenfold.stages import Choice, End, Note, Progress, Tally
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
    choice: Choice = field(default_factory=Choice)

    def settings(self) -> Settings:
        """How to anonymise. Raises ParameterError for what makes no sense for any table."""
        seed = secrets.randbits(128) if self.seed is None else self.seed
        settings = Settings.chosen(self.choice, self.k, seed)
        settings.check()
        return settings


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
    iterations: int
    end: End
    """Why the search went no further."""


def anonymise_file(order: Order, tell: Progress) -> Outcome:
    """Reads a table, anonymises it and writes it, whole or not at all. Raises TenfoldError."""
    settings = order.settings()
    writer_of(order.target)
    if order.target.exists() and order.source.exists() and order.target.samefile(order.source):
        raise ParameterError("IN and OUT are one file.", "Name another for OUT.")
    check_output(order.target, overwrite=order.overwrite)
    table = read_table(order.source, order.codebook, order.missing, tell)
    plan = searched(table.tally, settings, tell)
    published = plan.published()
    writing = Writing(order.codebook, order.overwrite, tell)
    write_table(published, table.columns, order.target, writing)
    withheld = {reason: tally.cases for reason, tally in plan.withheld.items()}
    search = plan.iterations, plan.end
    return Outcome(order, table.found, table.notes, table.tally, published, withheld, *search)
