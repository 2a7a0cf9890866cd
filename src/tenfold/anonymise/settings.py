"""How to anonymise: what an order or a user may choose, checked before work starts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import get_args

from tenfold.anonymise.ground import USUAL_ROOM, room_for
from tenfold.errors import ParameterError
from tenfold.stages import (
    DEFENCE,
    EFFORT,
    EFFORTS,
    LARGEST_K,
    MOST_IMPORTANT,
    NAMED,
    SMALLEST_K,
    Choice,
    Named,
    Schema,
    Tally,
    Weights,
)

Effort = Named | int
"""How long to search; a number is that of iterations."""

_PER_RECORD = {"fast": 2, "standard": 16, "thorough": 150}
_AT_LEAST = {"fast": 20_000, "standard": 300_000, "thorough": 2_000_000}
_IMPORTANCE = f"It is a whole number from 0 to {MOST_IMPORTANT:,} for a column, such as ageBroad=3."


@dataclass(frozen=True)
class Settings:
    """How to anonymise: the smallest class, the seed, and what is chosen, as in a `Choice`."""

    k: int
    seed: int
    effort: Effort = "standard"
    weights: Weights = Choice.weights
    importance: Mapping[str, int] = field(default_factory=dict)
    defence: float = DEFENCE
    threads: int = 0
    """0: one for each processor that this process may use."""

    @staticmethod
    def chosen(choice: Choice, k: int, seed: int) -> "Settings":
        """The settings of a choice. Raises ParameterError where its effort is none."""
        effort = effort_of(choice.effort)
        return Settings(k, seed, effort, choice.weights, choice.importance, choice.defence)

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
                near = get_close_matches(name, schema.names, n=1)
                fix = f"Did you mean {near[0]}?" if near else "Computed columns have none."
                raise ParameterError(problem, fix)
            if schema is not None and schema.index[name] in schema.strata:
                problem = f"{name} is given importance, and is never redacted."
                raise ParameterError(problem, "Leave it out: it is always kept.")

    def _doubts(self) -> Iterator[tuple[bool, str, str]]:
        """What could be wrong, whether it is, and what to do then."""
        yield self.k < SMALLEST_K, "k must be at least 2: a class of one is one person.", "Use 10."
        yield self.k > LARGEST_K, f"k must be at most {LARGEST_K:,}.", "Use 10."
        known = self.effort in NAMED or (isinstance(self.effort, int) and self.effort >= 0)
        problem = f"An effort is {', '.join(NAMED)}, or 0 iterations or more."
        yield not known, problem, "Use standard."
        known = self.weights in get_args(Weights)
        yield not known, "Weights are by rarity, or equal.", "Use rarity."
        problem = "The defence is a share of cases, from 0 to 1."
        yield not 0 <= self.defence <= 1, problem, f"Use {DEFENCE}, or 0 for none."
        yield self.threads < 0, "Fewer than no threads can't work.", "Use 0, for all processors."

    def iterations(self, tally: Tally) -> int:
        """How many iterations of the search the effort allows for a table.

        Where k is large a step takes in more atoms and takes longer, by their square, so a named
        effort has fewer.
        """
        if isinstance(self.effort, int):
            return self.effort
        usual = max(_AT_LEAST[self.effort], _PER_RECORD[self.effort] * len(tally))
        return usual * USUAL_ROOM**2 // room_for(self.k) ** 2


def effort_of(text: str) -> Effort:
    """An effort as users write it. Raises ParameterError."""
    found = EFFORT.fullmatch(text)
    if not found:
        raise ParameterError(f"The effort is {EFFORTS}.", "Such as iterations=500000.")
    if found["iterations"]:
        return int(found["iterations"])
    return next(name for name in NAMED if name == text)
