"""For comparison: only the quasi-identifiers are made alike, and all other columns stay whole."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from tenfold.anonymise.run import anonymise
from tenfold.anonymise.settings import Settings
from tenfold.anonymise.strata import cut
from tenfold.errors import ParameterError
from tenfold.stages import Counts, Plan, Progress, Schema, Tally, order_of, silent

Index = NDArray[np.int64]


def protect(
    tally: Tally, columns: Collection[str], settings: Settings, tell: Progress = silent
) -> Plan:
    """The plan whose classes have k cases over some columns, and over those that are never NULL.

    It breaks the promise over all columns: nothing of it may be published. Raises ParameterError.
    """
    protected = [
        place
        for place, column in enumerate(tally.schema.columns)
        if column.name in columns or not column.nullable
    ]
    if not protected:
        raise ParameterError("No column is named to protect.", "Name one or more.")
    schema = Schema(tuple(tally.schema.columns[place] for place in protected))
    part = Tally.of(schema, tally.records[:, protected], tally.counts)
    plan = anonymise(part, settings, tell)
    strata, left_out = cut(tally, settings.k)
    rows = np.concatenate([np.zeros(0, np.int64), *strata])
    rows = rows[order_of(tally.records[rows][:, protected])]
    made = order_of(plan.original_records)
    whose, whereto, counts = _met(tally.counts[rows], plan.counts[made])
    original = tally.records[rows[whose]]
    published = original.copy()
    published[:, protected] = plan.published_records[made[whereto]]
    return Plan(tally.schema, original, published, counts, left_out, plan.iterations)


def _met(ones: Counts, others: Counts) -> tuple[Index, Index, Counts]:
    """Two lists of the same cases, laid side by side: which place of each, for how many cases."""
    ends, other_ends = np.cumsum(ones), np.cumsum(others)
    both = np.union1d(ends, other_ends)
    counts = np.diff(both, prepend=0)
    return np.searchsorted(ends, both), np.searchsorted(other_ends, both), counts
