"""Loads a contributor's folder and refuses one that contradicts itself or the codebook."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from tenfold.codebook import Codebook, read_csv, read_toml, refuse
from tenfold.contributors.checks import faults
from tenfold.contributors.lines import ExportColumn, SourceValue
from tenfold.contributors.model import Mapping
from tenfold.errors import ParameterError

FOLDER = Path(__file__).parent


def contributor_names() -> tuple[str, ...]:
    """The contributors that ship with Tenfold."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/mapping.toml")))


def load_mapping(source: str | Path, codebook: Codebook) -> Mapping:
    """The mapping of a contributor that ships with Tenfold, or of a folder.

    Raises ParameterError for an unknown name, DataFileError (file, line, fix) for a broken file.
    """
    names = contributor_names()
    if not isinstance(source, Path) and source not in names:
        problem = f"There is no contributor {source!r}."
        raise ParameterError(problem, f"Choose of: {', '.join(names)}.")
    folder = source if isinstance(source, Path) else FOLDER / source
    mapping = read_toml(folder / "mapping.toml", Mapping, lambda data: data | _tables(folder))
    refuse(folder, faults(mapping, codebook))
    return mapping


def load_mappings(named: Collection[str], codebook: Codebook) -> tuple[Mapping, ...]:
    """The mappings of contributors that ship with Tenfold or of folders; of none named, all.

    Raises ParameterError for what is neither, DataFileError for a broken file.
    """
    shipped = contributor_names()
    sources = (name if name in shipped or not Path(name).is_dir() else Path(name) for name in named)
    return tuple(load_mapping(source, codebook) for source in (sources if named else shipped))


def _tables(folder: Path) -> dict[str, Any]:
    """What stands in the CSV files beside mapping.toml."""
    return {
        "columns": read_csv(folder / "columns.csv", ExportColumn),
        "values": read_csv(folder / "values.csv", SourceValue),
    }
