"""The reference, slow and obvious: withhold every case whose class has fewer than k cases."""

from collections import Counter

import numpy as np

from tenfold.stages import Plan, Tally

SMALL_CLASS = "in a class of fewer than k cases"


def withhold(tally: Tally, k: int) -> Plan:
    """The plan that publishes whole records only: what was done to the real data."""
    cases: Counter[tuple[int, ...]] = Counter()
    for record, count in zip(tally.records.tolist(), tally.counts.tolist(), strict=True):
        cases[tuple(record)] += count
    keeps = np.array([count >= k for count in cases.values()], bool)
    records = np.array(list(cases), tally.schema.dtype).reshape(len(cases), -1)
    counts = np.array(list(cases.values()), np.int64)
    left_out = Tally.of(tally.schema, records[~keeps], counts[~keeps])
    withheld = {SMALL_CLASS: left_out} if left_out.cases else {}
    return Plan(tally.schema, records[keeps], records[keeps], counts[keeps], withheld)
