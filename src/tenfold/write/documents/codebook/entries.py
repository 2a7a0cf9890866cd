"""What the published table holds of each variable, value by value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tenfold.codebook import Standing, Variable, allowed_labels
from tenfold.languages import Language
from tenfold.stages import Figures
from tenfold.write.description import Description

FLAG_WORDS = {"0": "No", "1": "Yes"}


@dataclass(frozen=True)
class Row:
    """A value as it stands in the files, what it means, and in how many cases it stands."""

    value: str
    meaning: str
    """In the reader's language; "" where the value says it."""
    definition: str
    cases: int


@dataclass(frozen=True, repr=False)
class Entry:
    """A variable with its values: all that may occur; of countries those that do, by frequency."""

    variable: Variable
    rows: tuple[Row, ...]
    filled: int
    missing: int
    standings: tuple[Standing, ...]


def entries(told: Description, language: Language) -> Iterator[Entry]:
    """Each variable's entry, in order."""
    for variable in told.codebook.variable:
        filled = told.figures.filled[variable.name]
        standings = (one for one in told.crosswalk if one.variable == variable.name)
        yield Entry(
            variable=variable,
            rows=tuple(_rows(variable, told.figures, language)),
            filled=filled,
            missing=told.figures.cases - filled,
            standings=tuple(standings),
        )


def share(cases: int, of: int) -> float | None:
    """The share; None where it is one of nothing."""
    return cases / of if of else None


def _rows(variable: Variable, figures: Figures, language: Language) -> Iterator[Row]:
    cases = figures.values[variable.name]
    definitions = {value.label: value.definition for value in variable.values}
    for label in _labels(variable, cases):
        meaning = _meaning(variable, label, language)
        yield Row(
            value=label,
            meaning="" if meaning == label else meaning,
            definition=definitions.get(label, ""),
            cases=cases.get(label, 0),
        )


def _labels(variable: Variable, cases: Mapping[str, int]) -> tuple[str, ...]:
    if variable.type != "country":
        return allowed_labels(variable)
    return tuple(sorted(cases, key=lambda label: (-cases[label], label)))


def _meaning(variable: Variable, label: str, language: Language) -> str:
    if variable.type == "country":
        return language.country(label)
    if variable.type == "year":
        return label
    if variable.type == "flag":
        return language(FLAG_WORDS[label])
    return language(label, variable.name)
