"""Reads Parquet, every cell as text."""

from pathlib import Path

import polars as pl
import polars.selectors as cs

from tenfold.errors import InputError
from tenfold.sources.raw import Raw, as_input_error, hushed

_NESTED = (pl.List, pl.Array, pl.Struct, pl.Object, pl.Binary)


def read_columnar(path: Path) -> Raw:
    """The cells of a Parquet file, NaN as NULL.

    Raises InputError for one that is cut off, nested or without cases.
    """
    with as_input_error(path, "Parquet"), hushed():
        cells = pl.read_parquet(path, glob=False, hive_partitioning=False)
    names = tuple(cells.columns)
    for place, dtype in enumerate(cells.dtypes, 1):
        if isinstance(dtype, _NESTED):
            problem = f"{path}: column {place} holds lists or bytes, not values."
            raise InputError(problem, "Give it one plain value a cell.")
    if cells.is_empty():
        raise InputError(f"{path} has no cases.", "Export it again.")
    with as_input_error(path, "Parquet"), hushed():
        cells = cells.with_columns(cs.float().fill_nan(None)).select(pl.all().cast(pl.String))
    cells.columns = [str(place) for place in range(cells.width)]
    return Raw(names, cells, ("Parquet",), "record", 1)
