"""The ledger as CSV: what was repaired, refused or not understood, for a data manager to read."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from tenfold.codebook import Codebook
from tenfold.output import as_text
from tenfold.stages import TOLD, Entry

HEADER = ("contributor", "variable", "columns", "cells", "becomes", "verdict", "reason", "rows")
JOINT = " | "

Entries = Mapping[str, Sequence[Entry]]
Line = tuple[str, str, str, str, str, str, str, int]


def ledger_csv(entries: Entries, codebook: Codebook) -> bytes:
    """A line for each value that wasn't simply kept, by content; of blanks those with a reason.

    What is no variable, such as the date of a case's state, stands after the variables.
    """
    lines = _lines(entries, codebook, (*TOLD, "blank"))
    return _csv(sorted(lines, key=lambda line: (line[0], line[1] not in codebook.by_name, line)))


def unmapped_csv(entries: Entries, codebook: Codebook) -> bytes:
    """A line for each unmapped value, those of most rows first."""
    lines = _lines(entries, codebook, ("unmapped",))
    return _csv(sorted(lines, key=lambda line: (-line[-1], line)))


def _lines(entries: Entries, codebook: Codebook, told: tuple[str, ...]) -> Iterator[Line]:
    for contributor, own in entries.items():
        for entry in own:
            judged = entry.judged
            if judged.verdict in told and (judged.reason or judged.verdict != "blank"):
                variable = codebook.by_name.get(entry.variable)
                becomes = variable.labels[judged.code - 1] if variable and judged.code else ""
                read = JOINT.join(entry.columns), JOINT.join(entry.cells)
                ruled = becomes, judged.verdict, judged.reason
                yield contributor, entry.variable, *read, *ruled, entry.rows


def _csv(lines: Sequence[Line]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for *words, rows in lines:
        writer.writerow([*map(as_text, words), rows])
    return text.getvalue().encode()
