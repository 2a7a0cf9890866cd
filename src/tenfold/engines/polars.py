"""Polars, the engine by default: exports as frames of text, lists, and small tables to join."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from tenfold.contributors import Mapping, Reader
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


def read_numbers(path: Path, mapping: Mapping) -> frozenset[str]:
    """The case numbers in a contributor's list, such as of those who opted out; CSV may be empty.

    Raises InputError for a file that can't be read, or whose first line doesn't name the column.
    """
    column, encoding = mapping.case.number, mapping.reader.encoding
    try:
        raw = read_raw(path, Habits(frozenset({column.casefold()}), encoding))
    except InputError:
        line = _only_line(path, encoding)
        if not line:
            raise
        _check_list(path, tuple(re.split(r'["\s]*[,;\t|]["\s]*', line)), column)
        return frozenset()
    _check_list(path, raw.names, column)
    cells = raw.cells[str(raw.names.index(column))].drop_nulls().str.strip_chars().unique()
    return frozenset(cells.to_list()) - {""}


def _check_list(path: Path, names: tuple[str, ...], column: str) -> None:
    """Raises InputError unless the list names its column: else its first number would be lost."""
    if column not in names:
        raise InputError(
            f"{path} has no column {column}, so it can't be read as a list of case numbers.",
            f"Let its first line name the column {column}, and the numbers follow.",
        ) from None
    check_names(path, names)


def _only_line(path: Path, encoding: str) -> str:
    """The line of a file of text that has but one; else nothing."""
    try:
        text = path.read_bytes().decode(encoding).removeprefix("\ufeff").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return "" if {"\n", "\0"} & set(text) else text.strip('"')


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
