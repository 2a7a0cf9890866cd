"""Small tables to join."""

from typing import Any

import narwhals as nw
import polars as pl


def small_table(texts: dict[str, list[str]], codes: dict[str, list[int]]) -> nw.LazyFrame[Any]:
    """A table of columns of text and of whole numbers, which may be empty."""
    schema: dict[str, Any] = dict.fromkeys(texts, pl.String) | dict.fromkeys(codes, pl.Int64)
    return nw.from_native(pl.LazyFrame({**texts, **codes}, schema=schema))
