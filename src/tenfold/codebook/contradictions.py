"""What one case can't be all at once: by its values, and by the order of its days."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from tenfold.codebook.files import Location
from tenfold.codebook.model import Frozen, Name, Text, Variable

BORN, UPDATED = "born", "updated"
"""The days that no variable tells: that of birth, and that of a case's latest state."""

Severity = Literal["error", "warning"]
"""Whether a contradiction must be mended, or only looked at."""


class _Contrary(Frozen):
    id: str = Field(pattern=r"^[a-z0-9-]+$")
    words: Text = Field(min_length=1)
    severity: Severity


class Contradiction(_Contrary):
    """Values that no case has together: each of `when` holds where one of its variables does."""

    when: tuple[dict[Name, tuple[str, ...]], ...] = Field(min_length=2)


class DayOrder(_Contrary):
    """Two days that no case has in this order: `first` later than `then`.

    A day is BORN, UPDATED, or the one that a variable's rule reads, by the variable's name.
    """

    first: Name
    then: Name


class Contradictions(Frozen):
    """All that a case can't be, in the order in which it is told."""

    contradiction: tuple[Contradiction, ...] = ()
    order: tuple[DayOrder, ...] = ()


def contrary_faults(
    contradictions: Contradictions, base: dict[Name, Variable]
) -> Iterator[tuple[Location, str]]:
    """The contradictions that name what isn't there, as place and problem; `base` by name."""
    for index, one in enumerate(contradictions.contradiction):
        for name, label in _named(one):
            if name not in base:
                problem = f"{name} isn't a variable that cases answer; mend the name"
                yield ("contradiction", index, "when"), problem
            elif label not in base[name].labels:
                problem = f"{name} has no label {label}; give one of the codebook's"
                yield ("contradiction", index, "when"), problem
    for index, order in enumerate(contradictions.order):
        for key, day in (("first", order.first), ("then", order.then)):
            if day not in {BORN, UPDATED, *base}:
                problem = f"{day} is no day; name a variable, {BORN} or {UPDATED}"
                yield ("order", index, key), problem
    yield from _repeated(contradictions)


def _named(contradiction: Contradiction) -> Iterator[tuple[Name, str]]:
    for one in contradiction.when:
        for name, labels in one.items():
            for label in labels:
                yield name, label


def _repeated(contradictions: Contradictions) -> Iterator[tuple[Location, str]]:
    seen: set[str] = set()
    for kind in ("contradiction", "order"):
        for index, entry in enumerate(getattr(contradictions, kind)):
            if entry.id in seen:
                yield (kind, index, "id"), "this id stands twice; rename one of the two"
            seen.add(entry.id)
