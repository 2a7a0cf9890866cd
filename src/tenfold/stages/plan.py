"""What is to be published, by what it was: the one thing that could undo the redaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from tenfold.errors import GuardError
from tenfold.stages.choice import End
from tenfold.stages.table import Codes, Counts, Schema, Tally


@dataclass(frozen=True, repr=False, eq=False)
class Plan:
    """What is to be published: row i turns `counts[i]` cases of one record into another.

    `original_records` and `published_records` are (rows × columns), `counts` (rows,).
    `withheld` holds the cases left out, by reason. `iterations` is how long was searched for it,
    and `end` why no longer. A plan never leaves `restricted/`.
    """

    schema: Schema
    original_records: Codes
    published_records: Codes
    counts: Counts
    withheld: Mapping[str, Tally] = field(default_factory=dict)
    iterations: int = 0
    end: End = End.spent

    def published(self) -> Tally:
        """The published table."""
        return Tally.of(self.schema, self.published_records, self.counts)

    def original(self) -> Tally:
        """The table that the plan was made from, withheld cases included."""
        parts = [(self.original_records, self.counts)]
        parts += [(tally.records, tally.counts) for tally in self.withheld.values()]
        records, counts = zip(*parts, strict=True)
        return Tally.of(self.schema, np.concatenate(records), np.concatenate(counts))

    def guard(self, source: Tally, k: int) -> None:
        """Raises GuardError unless the plan keeps the promise and only turns cells to NULL.

        Checked: every class ≥ k; no cell changed to another value; no cell redacted in a column
        that is never redacted; the cases are those of `source`, none lost, none made.
        """
        redacted = self.published_records != self.original_records
        broken = {
            "a class has fewer than k cases": self.published().below(k) > 0,
            "a cell changed to another value": bool(self.published_records[redacted].any()),
            "a column was redacted that never is": bool(redacted[:, self.schema.strata].any()),
            "cases were lost or made": self.original() != source,
        }
        for problem, found in broken.items():
            if found:
                raise GuardError(
                    f"The plan was refused: {problem}.",
                    "Nothing was written. Please report this as a defect of Tenfold.",
                )

    def __repr__(self) -> str:
        return f"Plan({len(self.counts)} rows × {len(self.schema.columns)} columns)"
