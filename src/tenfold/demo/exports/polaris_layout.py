"""How the hotline's export is laid out: its columns, what fills each, and the spellings."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np

from tenfold.codebook import NULL, Codebook, Frozen, Variable, read_toml
from tenfold.errors import ParameterError
from tenfold.stages import Codes

FILE = Path(__file__).with_name("polaris.toml")
UNTOLD = "NULL"
"""The key under which stands what is written where nothing was told."""

Spellings = dict[str, tuple[str, ...]]


class Column(Frozen):
    """A column: `variable` and `words` where it tells a variable, `of` where it is any of some."""

    name: str
    fill: Literal[
        "age", "any", "began", "birth", "country", "email", "individual", "name", "note",
        "number", "phone", "reported", "updated", "victim", "word", "zip",
    ]  # fmt: skip
    variable: str = ""
    words: str = ""
    of: tuple[str, ...] = ()


class Layout(Frozen):
    """The export's columns in order, and the spellings of what stands in them."""

    column: tuple[Column, ...]
    always: dict[str, str]
    began: dict[int, str]
    words: dict[str, Spellings]
    country: Spellings

    @cached_property
    def telling(self) -> dict[str, list[Column]]:
        """The columns that tell a variable together, by its name."""
        found: dict[str, list[Column]] = {}
        for column in self.column:
            if column.variable:
                found.setdefault(column.variable, []).append(column)
        return found

    def spellings(self, column: Column, variable: Variable) -> list[Sequence[str]]:
        """How each code of a variable may be written, from NULL on."""
        words = self.words[column.words]
        return [words.get(label, ("",)) for label in (UNTOLD, *variable.labels)]

    def countries(self, codebook: Codebook) -> list[Sequence[str]]:
        """How each country may be written, from NULL on: by name, by either code, or otherwise."""
        spelt: list[Sequence[str]] = [self.country[UNTOLD]]
        for one in sorted(codebook.countries, key=lambda country: country.alpha2):
            if one.published:
                more = self.country.get(one.alpha2, ())
                spelt.append((one.name, one.alpha2, one.alpha3, *more))
        return spelt

    def writable(self, variable: Variable) -> frozenset[int]:
        """The codes of a variable that the export has words for."""
        columns = self.telling.get(variable.name, [])
        if variable.name in self.always:
            return frozenset({variable.encode(self.always[variable.name])})
        if variable.none_of or any(not column.words for column in columns):
            return variable.allowed
        labels = {label for column in columns for label in self.words[column.words]}
        return frozenset({NULL, *(variable.encode(label) for label in labels - {UNTOLD})})


def load_layout() -> Layout:
    """The layout that ships with Tenfold. Raises DataFileError for a broken file."""
    return read_toml(FILE, Layout)


def refuse_unwritable(cases: Codes, codebook: Codebook, layout: Layout) -> None:
    """Raises ParameterError where a case holds what the hotline never asks or says."""
    for place, variable in enumerate(codebook.base):
        if not np.isin(cases[:, place], list(layout.writable(variable))).all():
            raise ParameterError(
                f"The hotline's export has no words for some values of {variable.name}.",
                "Hand it cases of the data source Hotline only.",
            )
