"""The rows of the crosswalk, from the codebook and the contributors' folders alone (ruling 14)."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from tenfold.codebook import SIGNS, Codebook, Standing, Status, Variable
from tenfold.contributors.model import Mapping
from tenfold.contributors.rules import NotCollected, Rule
from tenfold.contributors.sentences import sentence
from tenfold.errors import ParameterError


def crosswalk(mappings: Collection[Mapping], codebook: Codebook) -> tuple[Standing, ...]:
    """A row for each variable and contributor, in the order of the codebook and of their ids.

    Raises ParameterError where two contributors have the same id.
    """
    ordered = sorted(mappings, key=lambda mapping: mapping.contributor.id)
    for one, other in pairwise(ordered):
        if one.contributor.id == other.contributor.id:
            problem = f"Two of the contributors are called {one.contributor.id}."
            raise ParameterError(problem, "Name each once, and give each folder its own id.")
    own = [_Contributor(mapping, codebook) for mapping in ordered]
    return tuple(one.standing(variable) for variable in codebook.variable for one in own)


@dataclass(frozen=True)
class _Contributor:
    """One contributor's rows."""

    mapping: Mapping
    codebook: Codebook

    @cached_property
    def _rules(self) -> dict[str, Rule]:
        return {rule.name: rule for rule in self.mapping.variable}

    def standing(self, variable: Variable) -> Standing:
        """How what is collected stands to a variable."""
        rule = self._rules.get(variable.name)
        if rule is None:
            return self._derived(variable)
        told = sentence(rule, variable, self.mapping)
        if isinstance(rule, NotCollected):
            return self._row(variable, "not collected", rule=told, reason=rule.reason)
        fields = "; ".join(rule.reads) if self.mapping.contributor.fields_public else ""
        return self._row(variable, rule.agrees, rule=told, reason=rule.because, fields=fields)

    def _derived(self, variable: Variable) -> Standing:
        """The same where others decide: those that the variable is worked out from."""
        others = [self.codebook.by_name[name] for name in variable.none_of or variable.parents]
        found = {other.number: self.standing(other).status for other in others}
        apart = "; ".join(_apart(found))
        return self._row(
            variable,
            _together(found.values()),
            rule=_worked_out(variable, _spans(found)),
            reason=f"Of these, {apart}." if apart else "",
        )

    def _row(self, variable: Variable, status: Status, **words: str) -> Standing:
        return Standing(
            number=variable.number,
            variable=variable.name,
            contributor=self.mapping.contributor.id,
            status=status,
            **words,
        )


def _worked_out(variable: Variable, others: str) -> str:
    """How a variable follows from others, as a sentence."""
    if variable.none_of:
        return f"worked out: 1 where none of {others} is 1, else 0"
    if variable.both:
        return f"worked out after redaction: 1 where both of {others} are 1, 0 where either is 0"
    return f"worked out after redaction: the labels of those of {others} that are 1"


def _together(statuses: Collection[Status]) -> Status:
    """The status of what is worked out from variables of these."""
    if len(set(statuses)) == 1:
        return next(iter(statuses))
    return "partial" if {"partial", "not collected"} & set(statuses) else "compatible"


def _apart(found: dict[int, Status]) -> Iterator[str]:
    """The numbers of the variables that aren't identical, by their status."""
    for status in SIGNS:
        numbers = [number for number, own in found.items() if own == status]
        if numbers and status != "identical":
            yield f"{status}: {_spans(numbers)}"


def _spans(numbers: Iterable[int]) -> str:
    """Numbers as people list them: 9, 10, 12–20."""
    told: list[str] = []
    for _, run in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        first, *more = (number for _, number in run)
        told += [f"{first}–{more[-1]}"] if len(more) > 1 else map(str, (first, *more))
    return ", ".join(told)
