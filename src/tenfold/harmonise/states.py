"""States of cases in memory, and the latest of each case."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tenfold.stages import Codes, Keys


@dataclass(frozen=True, repr=False, eq=False)
class States:
    """States of cases (n,), by the case's number as it is compared; some cases have several.

    `codes` (n × columns) are the base variables', `when` the day, 0 for none, `undated` whether
    what was written there is none. `excluded`, `unmapped` and `persons` are as in `Cases`.
    """

    numbers: tuple[str, ...]
    codes: Codes
    when: NDArray[np.int64]
    excluded: NDArray[np.int64]
    unmapped: NDArray[np.bool_]
    undated: NDArray[np.bool_]
    persons: Keys

    def age(self, place: int) -> tuple[Any, ...]:
        """What is greatest for the latest state of a case, whatever the order of the states.

        Among equally late ones a state that is excluded wins, else the content decides.
        """
        person = self.persons[place] if len(self.persons) else b""
        content = self.codes[place].tobytes(), self.unmapped[place], person
        return self.when[place], self.excluded[place], *content


def joined(parts: Sequence[States]) -> States:
    """The states of all parts."""
    return States(
        tuple(chain.from_iterable(part.numbers for part in parts)),
        np.concatenate([part.codes for part in parts]),
        np.concatenate([part.when for part in parts]),
        np.concatenate([part.excluded for part in parts]),
        np.concatenate([part.unmapped for part in parts]),
        np.concatenate([part.undated for part in parts]),
        np.concatenate([part.persons for part in parts]),
    )


def latest(states: States) -> States:
    """The latest state of each case, by number; `undated` is whether any state of it was."""
    places: dict[str, int] = {}
    several: dict[str, list[int]] = {}
    for place, number in enumerate(states.numbers):
        first = places.setdefault(number, place)
        if first != place:
            several.setdefault(number, [first]).append(place)
    undated = states.undated.copy()
    for number, own in several.items():
        place = max(own, key=states.age)
        undated[place] = states.undated[own].any()
        places[number] = place
    numbers = tuple(sorted(places))
    chosen = np.fromiter((places[number] for number in numbers), np.intp, len(numbers))
    return States(
        numbers,
        states.codes[chosen],
        states.when[chosen],
        states.excluded[chosen],
        states.unmapped[chosen],
        undated[chosen],
        states.persons[chosen] if len(states.persons) else states.persons,
    )
