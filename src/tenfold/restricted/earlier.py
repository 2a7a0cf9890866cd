"""Holds a run against the registers of earlier releases: a case must not be published twice."""

import io
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import polars as pl

from tenfold.errors import InputError, ParameterError
from tenfold.restricted.files import BARE, PUBLISHED, REGISTER, hashes
from tenfold.sources import as_input_error, hushed
from tenfold.stages import Register


def refuse_published(earlier: Iterable[Path], register: Register) -> None:
    """Raises ParameterError where a release would hold a case that an earlier one published.

    Two tables over the same cases can be subtracted, whatever each promises (ruling 13). A case is
    also known by its number with or without leading zeros, which spreadsheets take away. `earlier`
    are the folders of published releases in `restricted/`. Raises InputError where one has no
    register that can be read, or the register of another release or of another secret.
    """
    cases = f"{len(register.keys):,} cases"
    keys = hashes("key", np.concatenate([register.keys, register.bare]))
    for folder in earlier:
        table, about = _read(folder / REGISTER)
        _check(folder, about, register)
        published = table.filter(pl.col("state") == PUBLISHED)
        if any(keys.is_in(published[column].implode()).any() for column in _keys_in(table)):
            raise ParameterError(
                f"Of the {cases}, some were published in {folder.name} already.",
                "Two tables over the same people can be subtracted. Send only cases that are new.",
            )


def _read(path: Path) -> tuple[pl.DataFrame, dict[str, str]]:
    """The keys and states in a register, and what it says of itself."""
    try:
        with as_input_error(path, "Parquet"), hushed():
            data = path.read_bytes()
            table = pl.read_parquet(data)
            table = table.select("state", *_keys_in(table))
            return table, pl.read_parquet_metadata(io.BytesIO(data))
    except InputError:
        problem = f"{path} can't be read, so nobody can tell who was published before."
        raise InputError(problem, "Put it back from your backup.") from None


def _keys_in(table: pl.DataFrame) -> tuple[str, ...]:
    """The columns of keys; those of an older Tenfold have one."""
    return ("key", BARE) if BARE in table.columns else ("key",)


def _check(folder: Path, about: dict[str, str], register: Register) -> None:
    """Raises InputError for a register in the wrong place, or made by another secret."""
    problems = {
        "is of another release": about.get("release") != folder.name,
        "was made by another seed than today's": about.get("seal") != register.seal,
    }
    for problem, found in problems.items():
        if found:
            raise InputError(
                f"{folder / REGISTER} {problem}, so nobody can tell who was published before.",
                "Put the right one back from your backup.",
            )
