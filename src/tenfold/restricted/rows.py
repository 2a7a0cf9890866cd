"""A plan as one table: what cases were, and what is published of them or why they are left out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tenfold.stages import Codes, Counts, Plan, order_of


@dataclass(frozen=True, repr=False, eq=False)
class Rows:
    """A plan's rows, withheld ones included: `original`, `published` (rows × columns), sorted.

    `withheld` (rows,) is the place in `reasons` from 1 of why `counts[i]` cases are left out, all
    of their cells NULL (0: they are published).
    """

    original: Codes
    published: Codes
    withheld: NDArray[np.int64]
    reasons: tuple[str, ...]
    counts: Counts

    def __repr__(self) -> str:
        return f"Rows({self.original.shape[1]} columns)"


def rows_of(plan: Plan) -> Rows:
    """The rows of a plan, sorted by content: the order of the plan's own rows doesn't matter."""
    reasons = tuple(sorted(plan.withheld))
    left_out = [plan.withheld[reason] for reason in reasons]
    original = np.concatenate([plan.original_records, *(tally.records for tally in left_out)])
    counts = np.concatenate([plan.counts, *(tally.counts for tally in left_out)])
    published = np.zeros_like(original)
    published[: len(plan.counts)] = plan.published_records
    lengths = [len(plan.counts), *map(len, left_out)]
    withheld = np.repeat(np.arange(len(lengths)), lengths)
    order = order_of(np.column_stack([original, published, withheld.astype(original.dtype)]))
    return Rows(original[order], published[order], withheld[order], reasons, counts[order])
