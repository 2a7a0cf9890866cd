"""Shows what came of anonymising a file, on one screen."""

import shlex
from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from tenfold.stages import End, Note, few
from tenfold.terminal.words import durations, facts, listed, output, share

if TYPE_CHECKING:
    from tenfold.pipeline import Order, Outcome


def show_outcome(outcome: "Outcome", seconds: Mapping[str, float]) -> None:
    """Prints how the file was read, and what was kept."""
    order, before, after = outcome.order, outcome.before, outcome.published
    kept = share(after.cases, before.cases)
    table = facts()
    table.add_row("Read", str(order.source))
    for found in outcome.found:
        table.add_row("", found)
    for note in outcome.notes:
        table.add_row("", Text(_sentence(note, order.k), style="dim"))
    table.add_row("Cases", f"{after.cases:,} kept of {before.cases:,}, {kept}")
    for reason, cases in outcome.withheld.items():
        table.add_row("", f"withheld, {reason}: {few(cases, order.k)}")
    facts_kept = f"{after.facts:,} kept of {before.facts:,}, {share(after.facts, before.facts)}"
    table.add_row("Facts", f"{facts_kept} (filled cells)")
    smallest = f", the smallest of {after.counts.min():,} cases" if after.cases else ""
    table.add_row("Classes", f"{len(after):,}{smallest} (k = {order.k:,})")
    table.add_row("Search", Text(_search(outcome)))
    table.add_row("Seed", "secret, drawn for this run" if order.seed is None else "as given")
    table.add_row("Seconds", durations(seconds))
    table.add_row("Written", str(order.target))
    output().print(table)


def _search(outcome: "Outcome") -> str:
    """How long was searched, and how to do the same again."""
    done = f"{outcome.iterations:,} iterations, effort {outcome.order.choice.effort}"
    if outcome.end is End.spent:
        return done
    seeded = outcome.end is End.by_hand and outcome.order.seed is not None
    again = f" (again: --effort iterations={outcome.iterations})" if seeded else ""
    return f"{done}; {outcome.end}{again}"


def show_next(order: "Order") -> None:
    """Prints what to do with a file that was written."""
    words = ["tenfold", "verify", str(order.target), "--k", str(order.k)]
    command = shlex.join(words if order.codebook else [*words, "--codebook", "none"])
    output().print(Text.assemble("Not judged yet. Next: ", (command, "bold")))


def _sentence(note: Note, k: int) -> str:
    cells = few(note.cells, k)
    return f"{note.what}: {cells} cells ({listed(note.columns)})"
