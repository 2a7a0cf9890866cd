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

_SEVERAL = r"\S\s*[,;|\t\r\n]\s*\S"
"""A cell that a person would take for several numbers."""


def read_exports(
    paths: Sequence[Path], reader: Reader, columns: Collection[str]
) -> nw.LazyFrame[Any]:
    """The named columns of a contributor's files, one after the other, all text; no others.

    Raises InputError for a file that can't be read, or that lacks one of the columns.
    """
    known = frozenset(name.casefold() for name in columns)
    habits = Habits(known, reader.encoding, reader.separator, reader.sheet, export=True)
    parts = [_chosen(path, read_raw(path, habits), columns) for path in paths]
    return nw.from_native(pl.concat(parts).lazy())


def read_numbers(path: Path, mapping: Mapping) -> frozenset[str]:
    """The case numbers in a contributor's list, such as of those who opted out; CSV may be empty.

    An empty list is the column's name and nothing else. Raises InputError for a file that can't be
    read, for a first line that doesn't name the column, and for several numbers in a cell.
    """
    column = mapping.case.number
    raw = _list(path, mapping)
    if raw is None:
        return frozenset()
    if column not in raw.names:
        raise _no_list(f"{path} has no column {column}.", column)
    check_names(path, raw.names)
    cells = raw.cells[str(raw.names.index(column))].fill_null("").str.strip_chars()
    several = cells.str.contains(_SEVERAL).arg_true()
    if len(several):
        problem = f"{path}, {raw.where(several[0])}: several case numbers in one cell."
        raise InputError(problem, "Put each number in a line of its own.")
    numbers = frozenset(cells.unique().to_list()) - {""}
    if _shapes({*raw.names} - {column}) & _shapes(numbers):
        problem = f"{path} has a name in its first line that looks like a case number."
        raise _no_list(problem, column)
    return numbers


def _list(path: Path, mapping: Mapping) -> Raw | None:
    """What a list holds; None for an empty one."""
    column, encoding = mapping.case.number, mapping.reader.encoding
    try:
        return read_raw(path, Habits(frozenset({column.casefold()}), encoding, export=True))
    except InputError:
        line = _only_line(path, encoding)
        if line in {column, f'"{column}"'}:
            return None
        if not line:
            raise
        problem = f"{path} has but one line, and that is more than the column {column}."
        raise _no_list(problem, column) from None


def _shapes(texts: Collection[str]) -> set[str]:
    """The texts that hold digits, with 0 for each: alike in numbers of one kind."""
    return {re.sub(r"\d", "0", text.strip()) for text in texts if re.search(r"\d", text)}


def _no_list(problem: str, column: str) -> InputError:
    """What is said of a file whose first line may hold numbers, as they would be lost."""
    fix = f"Let its first line name the column {column}, and the numbers follow, one a line"
    return InputError(problem, f"{fix}; an empty list is nothing but {column}.")


def _only_line(path: Path, encoding: str) -> str:
    """The line of a file of text that has but one, however its lines end; else nothing."""
    try:
        text = path.read_bytes().decode(encoding).removeprefix("\ufeff").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return "" if {"\n", "\r", "\0"} & set(text) else text


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
