"""Loads a codebook from its folder and refuses one that contradicts itself."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pydantic import Field

from tenfold.codebook.files import Location, describe, line_of, read_csv, read_text, read_toml
from tenfold.codebook.model import (
    Conventions,
    Country,
    Erratum,
    Frozen,
    Group,
    Variable,
)
from tenfold.errors import DataFileError, ParameterError

FOLDER = Path(__file__).parent
DEFAULT = "ctdc-v7"


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
            groups = ", ".join(group.id for group in self.group)
            raise ParameterError(
                f"The codebook has no variable and no group {name!r}.",
                f"Give a variable's name or number, or one of the groups: {groups}.",
            )
        return found

    def __repr__(self) -> str:
        return f"Codebook({self.about.id}: {len(self.variable)} variables)"


class _Errata(Frozen):
    erratum: tuple[Erratum, ...]


@lru_cache
def load_codebook(source: str | Path = DEFAULT) -> Codebook:
    """The codebook of a name that ships with Tenfold, or of a folder.

    Raises ParameterError for an unknown name, DataFileError (file, line, fix) for a broken file.
    """
    folder = source if isinstance(source, Path) else FOLDER / source
    if not folder.is_dir():
        names = ", ".join(path.name for path in sorted(FOLDER.glob("*-v*")))
        raise ParameterError(f"There is no codebook {str(source)!r}.", f"Choose one of: {names}.")
    countries = read_csv(folder / "countries.csv", Country)
    more = {
        "countries": countries,
        "conventions": read_toml(folder / "conventions.toml", Conventions),
        "errata": read_toml(folder / "errata.toml", _Errata).erratum,
    }
    path = folder / "variables.toml"
    codebook = read_toml(path, Codebook, lambda data: _with_countries(data, countries) | more)
    for location, problem in _nonsense(codebook):
        line = line_of(read_text(path), location)
        raise DataFileError(path, line, f"{describe(location)}: {problem}.")
    return codebook


def _with_countries(data: dict[str, Any], countries: tuple[Country, ...]) -> dict[str, Any]:
    """The data with the current countries as the values of every country variable."""
    current = sorted(c.alpha2 for c in countries if c.status == "current" and not c.read_as)
    values = [{"label": code} for code in current]
    for variable in data.get("variable", []):
        if isinstance(variable, dict) and variable.get("type") == "country":
            variable["values"] = values
    return data


def _nonsense(codebook: Codebook) -> Iterator[tuple[Location, str]]:
    """What the variables say that can't be: where it stands, and what is wrong."""
    groups = {group.id for group in codebook.group}
    seen: set[str] = set()
    for index, variable in enumerate(codebook.variable):
        here = ("variable", index)
        if variable.number != index + 1:
            yield (*here, "number"), f"number {index + 1} is due here; number them in order"
        if variable.name in seen:
            yield (*here, "name"), "this name stands twice; rename one of the two"
        if variable.group not in groups:
            yield (*here, "group"), f"no such group; choose one of {', '.join(sorted(groups))}"
        seen.add(variable.name)
        yield from (((*here, key), text) for key, text in _loose_ends(codebook, variable))


def _loose_ends(codebook: Codebook, variable: Variable) -> Iterator[tuple[str, str]]:
    """The references of a variable that lead nowhere, as key and problem."""
    base = {other.name: other for other in codebook.base}
    named = {
        "parts": variable.parents if variable.parts else (),
        "both": variable.both,
        "none_of": variable.none_of,
        "broader": (variable.broader,) if variable.broader else (),
        "follows": (variable.follows.variable,) if variable.follows else (),
    }
    for key, names in named.items():
        for name in names:
            if name not in base:
                yield key, f"{name} isn't a variable that cases answer; name one that is"
    if variable.follows and variable.follows.variable in base:
        source, target = variable.follows.values.keys(), variable.follows.values.values()
        if set(source) - set(base[variable.follows.variable].labels):
            yield "follows", f"a label on the left isn't one of {variable.follows.variable}'s"
        if set(target) - set(variable.labels):
            yield "follows", f"a label on the right isn't one of {variable.name}'s"
