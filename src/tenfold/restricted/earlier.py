"""Holds a run against the registers of earlier releases: a case must not be published twice."""

from collections.abc import Iterable
from pathlib import Path

import polars as pl

from tenfold.errors import InputError, ParameterError
from tenfold.restricted.files import PUBLISHED, REGISTER
from tenfold.stages import Register


def refuse_published(earlier: Iterable[Path], register: Register) -> None:
    """Raises ParameterError where a release would hold a case that an earlier one published.

    Two tables over the same cases can be subtracted, whatever each promises (ruling 13). `earlier`
    are the folders of published releases in `restricted/`. Raises InputError where one has no
    register that can be read.
    """
    keys = pl.Series(register.keys.tolist(), dtype=pl.Binary).cast(pl.String)
    for folder in earlier:
        twice = int(keys.is_in(_published(folder / REGISTER).implode()).sum())
        if twice:
            raise ParameterError(
                f"Of the {len(keys):,} cases, some were published in {folder.name} already.",
                "Two tables over the same people can be subtracted. Send only cases that are new.",
            )


def _published(path: Path) -> pl.Series:
    """The keys of the cases that a release published."""
    try:
        table = pl.read_parquet(path.read_bytes(), columns=["key", "state"])
    except Exception:  # noqa: BLE001 - Polars may raise almost anything for a broken file
        problem = f"{path} can't be read, so nobody can tell who was published before."
        raise InputError(problem, "Put it back from your backup.") from None
    return table.filter(pl.col("state") == PUBLISHED)["key"]
