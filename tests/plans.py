"""Plans in tests: how to make one quickly, what must hold of it, and whether two are the same."""

import hashlib
from collections import Counter

import numpy as np
from hypothesis import strategies as st
from tests.tables import tallies

from tenfold.anonymise import Settings
from tenfold.stages import Plan, Tally

TREE = {"effort": 0, "weights": "equal", "defence": 0.0}
"""Settings that leave the tree alone."""

QUICK = 200
"""Iterations of a search that is over in a few milliseconds."""


@st.composite
def tasks(draw, effort: int = QUICK, **how) -> tuple[Tally, Settings]:
    """A table, and settings that it can be anonymised by: any, but for those given."""
    tally = draw(tallies().filter(lambda tally: tally.cases >= 2))
    nullable = [column.name for column in tally.schema.columns if column.nullable]
    factors = st.sampled_from([0, 1, 3, 1000])
    choices = {
        "effort": effort,
        "weights": draw(st.sampled_from(["rarity", "equal"])),
        "importance": draw(st.dictionaries(st.sampled_from(nullable), factors)),
        "defence": draw(st.sampled_from([0, 0.03, 1])),
    }
    k = draw(st.integers(2, min(500, tally.cases)))
    return tally, Settings(k, draw(st.integers(0, 9)), **(choices | how))


def smallest(plan: Plan) -> int | None:
    """The cases of the smallest class, counted one record at a time; None where there is none."""
    classes: Counter[tuple[int, ...]] = Counter()
    for record, count in zip(plan.published_records.tolist(), plan.counts.tolist(), strict=True):
        classes[tuple(record)] += count
    return min(classes.values(), default=None)


def spoiled(plan: Plan) -> int:
    """How many cells hold another value, or none where there must be one."""
    changed = plan.published_records != plan.original_records
    other = changed & (plan.published_records > 0)
    return int(other.sum() + changed[:, plan.schema.strata].sum())


def withheld(plan: Plan) -> dict[str, int]:
    """How many cases are withheld, by the reason."""
    return {reason: part.cases for reason, part in plan.withheld.items()}


def due(tally: Tally, k: int) -> dict[str, int]:
    """How many cases must be withheld, by the reason."""
    strata: Counter[tuple[int, ...]] = Counter()
    for record, count in zip(tally.records.tolist(), tally.counts.tolist(), strict=True):
        strata[tuple(record[place] for place in tally.schema.strata)] += count
    lost: Counter[str] = Counter()
    for stratum, count in strata.items():
        if 0 in stratum:
            lost["without a value that is never missing"] += count
        elif count < k:
            lost["in a stratum of fewer than k cases"] += count
    return dict(lost)


def same(one: Plan, other: Plan) -> bool:
    """Whether two plans hold the same rows in the same order, after as long a search."""
    pairs = zip(_arrays(one), _arrays(other), strict=True)
    return one.iterations == other.iterations and all(np.array_equal(*pair) for pair in pairs)


def digest(plan: Plan) -> str:
    """A short name for what a plan does, in the order of its rows."""
    whole = hashlib.sha256()
    for array in _arrays(plan):
        whole.update(np.ascontiguousarray(array, array.dtype.newbyteorder("<")).tobytes())
    return whole.hexdigest()[:32]


def _arrays(plan: Plan) -> tuple[np.ndarray, ...]:
    return plan.original_records, plan.published_records, plan.counts
