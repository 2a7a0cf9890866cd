"""The published record of each case handed on, so that the next edition can hold on to it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tenfold.errors import GuardError
from tenfold.restricted.rows import Rows, rows_of
from tenfold.stages import Codes, Keys, Plan, Register, order_of


@dataclass(frozen=True, repr=False, eq=False)
class Assigned:
    """The key of each case handed on (n,), sorted, and its published record (n × columns).

    `bare` (n,) are the keys without leading zeros in the numbers. `withheld` (n,) is the place in
    `reasons` from 1 of why a case is left out, all of its cells NULL (0: it is published).
    """

    keys: Keys
    bare: Keys
    published: Codes
    withheld: NDArray[np.int64]
    reasons: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Assigned({self.published.shape[1]} columns)"


def assigned(register: Register, plan: Plan) -> Assigned:
    """Each key with its published record, or with the reason why it is withheld.

    Who of the cases of one original record gets which published one is decided by the order of
    their keys: at random to whoever lacks the secret, and by no order of input. Raises GuardError
    unless the records of the register are the plan's originals, each as often.
    """
    rows = rows_of(plan)
    by_key = np.argsort(register.keys, kind="stable")
    order = by_key[order_of(register.records[by_key])]
    drawn = np.repeat(np.arange(len(rows.counts)), rows.counts)
    _guard(register.records[order], rows, drawn)
    places = np.empty_like(drawn)
    places[order] = drawn
    places = places[by_key]
    return Assigned(
        register.keys[by_key],
        _bare(register)[by_key],
        rows.published[places],
        rows.withheld[places],
        rows.reasons,
    )


def _bare(register: Register) -> Keys:
    return register.bare if len(register.bare) else register.keys


def _guard(records: Codes, rows: Rows, drawn: NDArray[np.int64]) -> None:
    if not np.array_equal(records, rows.original[drawn]):
        raise GuardError(
            f"The register doesn't fit the plan: {len(records):,} cases stand against"
            f" {len(drawn):,} originals, or some records differ.",
            "Nothing was published. Please report this as a defect of Tenfold.",
        )
