"""Who is left out by the lists of case numbers that a contributor sent (ruling 10)."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tenfold.stages import Listed, Lists, same_number


def listed_out(numbers: Sequence[str], lists: Lists) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """The cases (n,) that each list leaves out, by reason: those on it, or not on `consented`."""
    compared = list(map(same_number, numbers)) if lists else []
    for listed in Listed:
        if listed in lists:
            on_it = _compared(lists[listed])
            found = np.fromiter((number in on_it for number in compared), bool)
            yield listed.value, ~found if listed is Listed.consented else found


def matched(numbers: Sequence[str], lists: Lists) -> Mapping[Listed, tuple[int, int]]:
    """How many numbers each list holds, and how many of them are a case's."""
    known = frozenset(map(same_number, numbers)) if lists else frozenset()
    found = {listed: _compared(lists[listed]) for listed in lists}
    return {listed: (len(on_it), len(on_it & known)) for listed, on_it in found.items()}


def _compared(numbers: frozenset[str]) -> frozenset[str]:
    """Numbers as they are compared; a blank one is none."""
    return frozenset(map(same_number, numbers)) - {""}
