"""Loads a codebook from its folder and refuses one that contradicts itself."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from tenfold.codebook.book import Codebook
from tenfold.codebook.checks import country_faults, faults
from tenfold.codebook.contradictions import Contradictions
from tenfold.codebook.files import read_csv, read_toml, refuse
from tenfold.codebook.introduction import Introduction, Ruling
from tenfold.codebook.model import Conventions, Country, Erratum, Frozen, StataName
from tenfold.errors import ParameterError

FOLDER = Path(__file__).parent
DEFAULT = "ctdc-v7"
"""The codebook that is taken where none is named."""


class _Errata(Frozen):
    erratum: tuple[Erratum, ...]


class _Rulings(Frozen):
    ruling: tuple[Ruling, ...]


def codebook_names() -> tuple[str, ...]:
    """The codebooks that ship with Tenfold."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/variables.toml")))


@lru_cache
def load_codebook(source: str | Path = DEFAULT) -> Codebook:
    """The codebook of a name that ships with Tenfold, or of a folder.

    Raises ParameterError for an unknown name, DataFileError (file, line, fix) for a broken file.
    """
    folder = source if isinstance(source, Path) else FOLDER / source
    if not folder.is_dir():
        names = ", ".join(codebook_names())
        raise ParameterError(f"There is no codebook {str(source)!r}.", f"Choose one of: {names}.")
    countries = read_csv(folder / "countries.csv", Country)
    refuse(folder, country_faults(countries))
    more = {
        "countries": countries,
        "conventions": read_toml(folder / "conventions.toml", Conventions),
        "errata": read_toml(folder / "errata.toml", _Errata).erratum,
        "contradictions": read_toml(folder / "contradictions.toml", Contradictions),
        "stata": read_csv(folder / "names-stata.csv", StataName),
        "introduction": read_toml(folder / "introduction.toml", Introduction),
        "rulings": read_toml(folder / "rulings.toml", _Rulings).ruling,
    }
    codebook = read_toml(
        folder / "variables.toml", Codebook, lambda data: _with_countries(data, countries) | more
    )
    refuse(folder, faults(codebook))
    return codebook


def _with_countries(data: dict[str, Any], countries: tuple[Country, ...]) -> dict[str, Any]:
    """The data with the current countries as the values of every country variable."""
    values = [{"label": code} for code in sorted(c.alpha2 for c in countries if c.published)]
    for variable in data.get("variable", []):
        if isinstance(variable, dict) and variable.get("type") == "country":
            variable["values"] = values
    return data
