"""Judges whether a case is left out before anything else."""

from tenfold.contributors import Exclusion, folded
from tenfold.harmonise.dates import read_date


def excludes(exclusion: Exclusion, cell: str, form: str) -> bool:
    """Whether a cell gives the exclusion's reason; dates are in strptime's `form`."""
    if exclusion.before:
        day = read_date(cell, form)
        return day is None or day < exclusion.before
    word = folded(cell)
    if exclusion.unless:
        return word not in map(folded, exclusion.unless)
    return word in map(folded, exclusion.values)
