"""Reads Parquet, every cell as text."""

import polars as pl
import polars.selectors as cs

from tenfold.errors import InputError
from tenfold.sources.content import Content
from tenfold.sources.raw import Habits, Raw, as_input_error, hushed

_NESTED = (pl.List, pl.Array, pl.Struct, pl.Object, pl.Binary)


def read_columnar(content: Content, habits: Habits) -> Raw:
    """The cells of a Parquet file, NaN as NULL.

    Raises InputError for one that is cut off, nested or without cases.
    """
    with as_input_error(content, "Parquet"), hushed():
        cells = pl.read_parquet(content.whole, glob=False, hive_partitioning=False)
    names = tuple(cells.columns)
    for place, dtype in enumerate(cells.dtypes, 1):
        if isinstance(dtype, _NESTED):
            problem = f"{content}: column {place} holds lists or bytes, not values."
            raise InputError(problem, "Give it one plain value a cell.")
    if cells.is_empty():
        raise InputError(f"{content} has no cases.", "Export it again.")
    with as_input_error(content, "Parquet"), hushed():
        cells = cells.with_columns(cs.float().fill_nan(None))
        if habits.export:
            cells = _as_written(cells)
        cells = cells.select(pl.all().cast(pl.String))
    cells.columns = [str(place) for place in range(cells.width)]
    return Raw(names, cells, ("Parquet",), "record", 1)


def _as_written(cells: pl.DataFrame) -> pl.DataFrame:
    """Numbers and times as text, as a person would write them: 17, not 17.0, and 2017-04-03."""
    numbers = (cs.float() | cs.decimal()).cast(pl.String).str.replace(r"^(-?\d+)\.0+$", "$1")
    times = cs.datetime().dt.to_string("%Y-%m-%d %H:%M:%S").str.strip_suffix(" 00:00:00")
    return cells.with_columns(numbers, times)
