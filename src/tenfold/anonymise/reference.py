"""The reference, obvious at a glance: withhold every case whose class has fewer than k cases."""

from tenfold.stages import Plan, Tally

SMALL_CLASS = "in a class of fewer than k cases"


def withhold(tally: Tally, k: int) -> Plan:
    """The plan that publishes whole records only: what was done to the real data."""
    keeps = tally.counts >= k
    records, counts = tally.records[keeps], tally.counts[keeps]
    left_out = Tally.of(tally.schema, tally.records[~keeps], tally.counts[~keeps])
    withheld = {SMALL_CLASS: left_out} if left_out.cases else {}
    return Plan(tally.schema, records, records, counts, withheld)
