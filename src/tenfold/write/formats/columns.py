"""The published table as columns of codes, each distinct record once, to be repeated at the end."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tenfold.codebook import Codebook, Variable, numbers
from tenfold.stages import Tally
from tenfold.tables import codes_of

AT_ONCE = 20_000
"""How many cases are held as bytes at a time."""

Places = NDArray[np.int64]


@dataclass(frozen=True, repr=False)
class Column:
    """A variable over the distinct records: the label of each code from 1 on, and the codes."""

    variable: Variable
    labels: tuple[str, ...]
    codes: Places
    """(records,), 0 = NULL."""

    @property
    def numeric(self) -> bool:
        """Whether statistics programs hold it as numbers."""
        return self.variable.type != "list"

    @property
    def numbers(self) -> tuple[int, ...]:
        """The number of each label: that of the codebook, or the label itself where it is one."""
        if self.variable.type in {"flag", "year"}:
            return tuple(map(int, self.labels))
        known = {label: number for number, label in numbers(self.variable).items()}
        return tuple(known[label] for label in self.labels)


def columns_of(published: Tally, codebook: Codebook) -> tuple[Column, ...]:
    """The codebook's variables in order, those that are computed included."""
    return tuple(
        Column(variable, *codes_of(published, variable.name, codebook))
        for variable in codebook.variable
    )


def batches(published: Tally) -> Iterator[Places]:
    """For each case in order the place of its record, so many cases at a time."""
    ends = np.cumsum(published.counts)
    for start in range(0, published.cases, AT_ONCE):
        cases = np.arange(start, min(start + AT_ONCE, published.cases))
        yield np.searchsorted(ends, cases, side="right")
