"""Measures what is left of the originals in what is published."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray

from tenfold.codebook import Codebook
from tenfold.restricted.rows import Rows, rows_of
from tenfold.stages import Column, Plan, Tally

WAYS = (1, 2, 3)
"""How many variables the counts are by whose error is measured."""


@dataclass(frozen=True)
class Kept:
    """How many there were among the originals, and how many are published."""

    before: int
    after: int

    @property
    def lost(self) -> int:
        """How many are not published."""
        return self.before - self.after


@dataclass(frozen=True, repr=False)
class Utility:
    """What is kept of the originals handed on, over the base variables; `restricted/` only.

    `records` are distinct ones. `values` counts facts by variable and by each label that occurred
    among the originals; `sizes` says how many published classes have so many cases, and `originals`
    how many records of the originals.

    `combinations` gives the error of one-, two- and three-way counts, year and data source
    included. The t-way error is the sum of |original count − published count| over all sets of t
    variables and all their known values, divided by the sum of the original counts. As redaction
    only ever lowers a count of known values, it is 1 − Σ C(f', t) / Σ C(f, t) over the cases with
    f facts before and f' after (none when withheld): exact, without sampling. Those two sums are
    what stands here, for t = 1, 2, 3.
    """

    cases: Kept
    records: Kept
    values: Mapping[str, Mapping[str, Kept]]
    sizes: Mapping[int, int]
    originals: Mapping[int, int]
    combinations: tuple[Kept, Kept, Kept]

    @property
    def facts(self) -> Kept:
        """The filled cells of the base variables."""
        return self.combinations[0]

    @property
    def variables(self) -> Mapping[str, Kept]:
        """The filled cells of each base variable."""
        return {name: _sum(values) for name, values in self.values.items()}

    @property
    def vanished(self) -> Mapping[str, tuple[str, ...]]:
        """The labels that no published case carries any more, by variable."""
        return {
            name: tuple(label for label, kept in values.items() if not kept.after)
            for name, values in self.values.items()
        }

    @property
    def smallest(self) -> int:
        """The size of the smallest class, 0 where nothing is published."""
        return min(self.sizes, default=0)

    @property
    def median(self) -> int:
        """The size of class that half of the cases are in, or in a smaller one; 0 for no cases."""
        cases = 0
        for size in sorted(self.sizes):
            cases += size * self.sizes[size]
            if 2 * cases >= self.cases.after:
                return size
        return 0

    def __repr__(self) -> str:
        return f"Utility({len(self.values)} variables)"


def measure(plan: Plan, codebook: Codebook) -> Utility:
    """What a plan keeps of its originals, withheld cases included: see Utility."""
    rows, original, published = rows_of(plan), plan.original(), plan.published()
    base = [variable.name for variable in codebook.base if variable.name in plan.schema.index]
    places = [plan.schema.index[name] for name in base]
    return Utility(
        Kept(int(rows.counts.sum()), published.cases),
        Kept(len(original), len(published)),
        {
            name: _values(plan.schema.columns[place], rows, place)
            for name, place in zip(base, places, strict=True)
        },
        _sizes(published),
        _sizes(original),
        _combinations(rows, places),
    )


def _sizes(tally: Tally) -> dict[int, int]:
    """How many records so many cases share."""
    sizes, records = np.unique(tally.counts, return_counts=True)
    return dict(zip(sizes.tolist(), records.tolist(), strict=True))


def _values(column: Column, rows: Rows, place: int) -> Mapping[str, Kept]:
    """The facts of a column by label, in the order of the codes."""
    codes = 1 + len(column.labels)
    before, after = (
        np.bincount(records[:, place], rows.counts, codes).astype(np.int64).tolist()[1:]
        for records in (rows.original, rows.published)
    )
    counted = zip(column.labels, before, after, strict=True)
    return {label: Kept(old, new) for label, old, new in counted if old}


def _combinations(rows: Rows, places: list[int]) -> tuple[Kept, Kept, Kept]:
    """How many sets of one, two and three facts the cases have, before and after."""
    before, after = (
        np.count_nonzero(records[:, places], axis=1) for records in (rows.original, rows.published)
    )
    one, two, three = (Kept(_sets(before, rows, ways), _sets(after, rows, ways)) for ways in WAYS)
    return one, two, three


def _sets(facts: NDArray[np.int64], rows: Rows, ways: int) -> int:
    """Σ C(facts, ways) over the cases."""
    most = int(facts.max(initial=0))
    sets = np.array([comb(count, ways) for count in range(most + 1)], np.int64)
    return int(sets[facts] @ rows.counts)


def _sum(values: Mapping[str, Kept]) -> Kept:
    before = sum(kept.before for kept in values.values())
    return Kept(before, sum(kept.after for kept in values.values()))
