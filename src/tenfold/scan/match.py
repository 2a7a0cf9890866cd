"""Finds the variables that a column may become: by its name, and by what its values are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tenfold.codebook import Codebook, Variable
from tenfold.scan.counts import Group
from tenfold.scan.known import labels_of
from tenfold.scan.lexicon import Synonym, plain, synonyms
from tenfold.scan.profile import Candidate, told

MOST = 3
"""Candidates for a column."""
ALIKE = 0.6
"""How alike names must be, of 1."""
NEAR = 0.1
"""How much less likely than the best one a further candidate may be."""
HALF = 0.5
"""The share of rows whose values a variable must list."""
_SMALL_WORDS = {"a", "an", "and", "at", "for", "in", "is", "of", "or", "the", "to", "with"}
_OWN_WORDS = {"concatenated", "list"}
"""Words of the codebook's that no contributor uses."""


@dataclass(frozen=True)
class _Match:
    """How alike the names of a column and a variable are, and in how many rows it lists values."""

    variable: str
    alike: float
    met: int
    rows: int

    @property
    def score(self) -> float:
        return self.alike + (self.met / self.rows if self.met else 0.0)

    def candidate(self, k: int) -> Candidate:
        """The variable with what speaks for it."""
        why = ["its name"] if self.alike else []
        if self.met:
            why.append(f"its values, in {told(self.met, k)} of {told(self.rows, k)} rows")
        return Candidate(self.variable, tuple(why))


class Matches:
    """The candidates for the columns of an export, by one codebook."""

    def __init__(self, codebook: Codebook, k: int) -> None:
        self.variables = [variable for variable in codebook.variable if not variable.none_of]
        self.k = k
        self.labels = {one.name: labels_of(one, codebook) for one in self.variables}
        self.words = {one.name: _names_of(one) for one in self.variables}
        self.called: defaultdict[str, list[Synonym]] = defaultdict(list)
        for synonym in synonyms():
            self.called[synonym.variable].append(synonym)

    def of(self, name: str, groups: Sequence[Group]) -> tuple[Candidate, ...]:
        """The variables that a column may become, the likeliest first.

        Without groups, as for a flagged column, its name alone decides.
        """
        matches = [self._match(name, groups, variable) for variable in self.variables]
        least = max(HALF, max(match.score for match in matches) - NEAR)
        likely = sorted(matches, key=lambda match: -match.score)[:MOST]
        return tuple(match.candidate(self.k) for match in likely if match.score >= least)

    def _match(self, name: str, groups: Sequence[Group], variable: Variable) -> "_Match":
        """How well a column and a variable match; flags all list yes and no, so names decide."""
        alike, rows = self._by_name(name, variable), sum(group.rows for group in groups)
        by_values = alike or variable.type != "flag"
        met = self._by_values(groups, variable) if by_values else 0
        return _Match(variable.name, alike, met if met >= HALF * rows else 0, rows)

    def _by_name(self, name: str, variable: Variable) -> float:
        """How alike a column's name and what a variable is called are, from ALIKE to 1, or 0."""
        words = plain(name)
        called = (one for one in self.called[variable.name] if one.match(words))
        covered = max((len(one.words.split()) / len(words.split()) for one in called), default=0.0)
        own = _telling(words)
        alike = max(_overlap(own, other) for other in self.words[variable.name])
        if covered:
            alike = max(alike, ALIKE + (1 - ALIKE) * covered)
        return alike if alike >= ALIKE else 0.0

    def _by_values(self, groups: Sequence[Group], variable: Variable) -> int:
        """The rows whose value the variable lists."""
        labels = self.labels[variable.name]
        return sum(group.rows for group in groups if group.folded in labels)


def _names_of(variable: Variable) -> list[set[str]]:
    """The words of a variable's name and label."""
    return [_telling(plain(text)) for text in (variable.name, variable.label)]


def _telling(words: str) -> set[str]:
    return {word.removesuffix("s") for word in words.split()} - _SMALL_WORDS - _OWN_WORDS


def _overlap(one: set[str], other: set[str]) -> float:
    """How many words two names share, as a part of both (Dice's coefficient)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
