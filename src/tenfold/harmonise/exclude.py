"""Judges whether a case is left out before anything else."""

from tenfold.codebook import NULL
from tenfold.contributors import Days, Exclusion, folded, read_date
from tenfold.stages import Judged

LEFT_OUT = "(left out)"
"""What the ledger calls an answer that decides who is left out, as it is no variable."""

UNKNOWN = Judged(
    NULL, "unmapped", "no answer that mapping.toml knows, and it decides who is left out"
)


def excludes(exclusion: Exclusion, cell: str, form: Days | str) -> bool:
    """Whether a cell gives the exclusion's reason; dates are in strptime's `form`."""
    if exclusion.before:
        day = read_date(cell, form)
        return day is None or day < exclusion.before
    word = folded(cell)
    if exclusion.unless:
        return word not in map(folded, exclusion.unless)
    return word in map(folded, exclusion.values)


def understood(exclusion: Exclusion, cell: str) -> bool:
    """Whether a cell is blank, or a known answer; any is where the mapping doesn't list them."""
    word = folded(cell)
    answers = (*exclusion.known, *exclusion.values, *exclusion.unless)
    return not exclusion.known or not word or word in map(folded, answers)
