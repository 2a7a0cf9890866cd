"""How to anonymise: what an order or a user may choose, checked before work starts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from tenfold.errors import ParameterError
from tenfold.stages import Schema, Tally

SMALLEST_K, LARGEST_K = 2, 50_000
MOST_IMPORTANT = 1_000
DEFENCE = 0.02
"""The share of the cases above k that are published in a poorer class."""

Weights = Literal["rarity", "equal"]
Named = Literal["fast", "standard", "thorough"]
NAMED: tuple[Named, ...] = get_args(Named)
Effort = Named | int
"""How long to search; a number is that of iterations."""

ORDINARY = 120
"""How many atoms a step of the search takes in at most, unless k is large."""

_PER_RECORD = {"fast": 2, "standard": 16, "thorough": 150}
_AT_LEAST = {"fast": 20_000, "standard": 300_000, "thorough": 2_000_000}
_IMPORTANCE = f"It is a whole number from 0 to {MOST_IMPORTANT:,} for a column, such as ageBroad=3."
_ITERATIONS = re.compile(r"iterations=([0-9]{1,12})")


@dataclass(frozen=True)
class Settings:
    """How to anonymise: the smallest class, the seed, and what may be spent and is worth keeping.

    `importance` multiplies what the facts of a column weigh, from 0 to 1000, 1 where not given.
    `defence` is the share of the cases above k that are published in a poorer class, so that
    nobody can tell that a redacted cell doesn't hold what its neighbours show.
    """

    k: int
    seed: int
    effort: Effort = "standard"
    weights: Weights = "rarity"
    importance: Mapping[str, int] = field(default_factory=dict)
    defence: float = DEFENCE
    threads: int = 0
    """0: one for each processor that this process may use."""

    def check(self, schema: Schema | None = None) -> None:
        """Raises ParameterError where a setting makes no sense, or none for this table."""
        for wrong, problem, fix in self._doubts():
            if wrong:
                raise ParameterError(problem, fix)
        for name, factor in self.importance.items():
            if not 0 <= factor <= MOST_IMPORTANT:
                raise ParameterError(f"The importance of {name} is out of range.", _IMPORTANCE)
            if schema is not None and name not in schema.index:
                problem = f"{name} is given importance, and is no column that is anonymised."
                raise ParameterError(problem, "Name a column of the table that isn't computed.")
            if schema is not None and schema.index[name] in schema.strata:
                problem = f"{name} is given importance, and is never redacted."
                raise ParameterError(problem, "Leave it out: it is always kept.")

    def _doubts(self) -> Iterator[tuple[bool, str, str]]:
        """What could be wrong, whether it is, and what to do then."""
        yield self.k < SMALLEST_K, "k must be at least 2: a class of one is one person.", "Use 10."
        yield self.k > LARGEST_K, f"k must be at most {LARGEST_K:,}.", "Use 10."
        known = self.effort in NAMED or (isinstance(self.effort, int) and self.effort >= 0)
        problem = "An effort is fast, standard, thorough, or 0 iterations or more."
        yield not known, problem, "Use standard."
        known = self.weights in get_args(Weights)
        yield not known, "Weights are by rarity, or equal.", "Use rarity."
        problem = "The defence is a share of cases, from 0 to 1."
        yield not 0 <= self.defence <= 1, problem, f"Use {DEFENCE}, or 0 for none."
        yield self.threads < 0, "Fewer than no threads can't work.", "Use 0, for all processors."

    def iterations(self, tally: Tally) -> int:
        """How many iterations of the search the effort allows for a table.

        Where k is large a step takes in more cases and takes longer, by their square, so a named
        effort has fewer.
        """
        if isinstance(self.effort, int):
            return self.effort
        usual = max(_AT_LEAST[self.effort], _PER_RECORD[self.effort] * len(tally))
        return usual * ORDINARY**2 // max(ORDINARY, 5 * self.k // 2) ** 2


def effort_of(text: str) -> Effort:
    """An effort as users write it. Raises ParameterError."""
    for name in NAMED:
        if text == name:
            return name
    if found := _ITERATIONS.fullmatch(text):
        return int(found[1])
    raise ParameterError(
        "The effort is fast, standard, thorough or iterations=N.", "Such as iterations=500000."
    )
