"""A codebook as one object: its variables in order, with countries, conventions and errata."""

from difflib import get_close_matches
from functools import cached_property

from pydantic import Field

from tenfold.codebook.contradictions import Contradictions
from tenfold.codebook.introduction import Introduction, Ruling
from tenfold.codebook.model import (
    Conventions,
    Country,
    Erratum,
    Frozen,
    Group,
    StataName,
    Variable,
)
from tenfold.errors import ParameterError


class About(Frozen):
    """What a codebook calls itself."""

    id: str
    title: str
    version: str
    issued: str
    separator: str = Field(min_length=1)


class Codebook(Frozen):
    """The variables of a dataset in order, with their countries, conventions and errata."""

    about: About
    group: tuple[Group, ...]
    variable: tuple[Variable, ...]
    countries: tuple[Country, ...] = ()
    conventions: Conventions = Conventions(period=(), rename=(), spelling=())
    errata: tuple[Erratum, ...] = ()
    contradictions: Contradictions = Contradictions()
    stata: tuple[StataName, ...] = ()
    """What the variables are called in Stata; those without a line keep their own name."""
    introduction: Introduction = Introduction()
    rulings: tuple[Ruling, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Variable]:
        """The variables by name, in order."""
        return {variable.name: variable for variable in self.variable}

    @property
    def base(self) -> tuple[Variable, ...]:
        """The variables that aren't computed from others, in order."""
        return tuple(variable for variable in self.variable if not variable.computed)

    @property
    def computed(self) -> tuple[Variable, ...]:
        """The variables that are worked out from others, in order."""
        return tuple(variable for variable in self.variable if variable.computed)

    def chosen(self, name: str) -> tuple[Variable, ...]:
        """One variable by name or number, or those of a group. Raises ParameterError."""
        folded = name.casefold()
        found = tuple(
            variable
            for variable in self.variable
            if folded in (variable.name.casefold(), str(variable.number), variable.group)
        )
        if not found:
            near = get_close_matches(name, self.by_name, n=1)
            groups = ", ".join(group.id for group in self.group)
            raise ParameterError(
                f"The codebook has no variable and no group {name!r}.",
                f"Did you mean {near[0]}?"
                if near
                else f"Give a variable's name or number, or one of the groups: {groups}.",
            )
        return found

    def __repr__(self) -> str:
        return f"Codebook({self.about.id}: {len(self.variable)} variables)"

    __str__ = __repr__
