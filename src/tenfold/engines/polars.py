"""Polars, the engine by default: exports as frames of text, and small tables to join to them."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from tenfold.contributors import Reader
from tenfold.errors import InputError
from tenfold.sources import Habits, Raw, check_names, read_raw


def read_exports(
    paths: Sequence[Path], reader: Reader, columns: Collection[str]
) -> nw.LazyFrame[Any]:
    """The named columns of a contributor's files, one after the other, all text; no others.

    Raises InputError for a file that can't be read, or that lacks one of the columns.
    """
    known = frozenset(name.casefold() for name in columns)
    habits = Habits(known, reader.encoding, reader.separator, reader.sheet)
    parts = [_chosen(path, read_raw(path, habits), columns) for path in paths]
    return nw.from_native(pl.concat(parts).lazy())


def small_table(texts: dict[str, list[str]], codes: dict[str, list[int]]) -> nw.LazyFrame[Any]:
    """A table of columns of text and of whole numbers, which may be empty."""
    schema: dict[str, Any] = dict.fromkeys(texts, pl.String) | dict.fromkeys(codes, pl.Int64)
    return nw.from_native(pl.LazyFrame({**texts, **codes}, schema=schema))


def _chosen(path: Path, raw: Raw, columns: Collection[str]) -> pl.DataFrame:
    check_names(path, raw.names)
    missing = [name for name in columns if name not in raw.names]
    if missing:
        raise InputError(
            f"{path} lacks the column {missing[0]}, which the mapping reads.",
            "Export it too, or change columns.csv and the rules that name it.",
        )
    places = {str(raw.names.index(name)): name for name in columns}
    return raw.cells.select(list(places)).rename(places)
