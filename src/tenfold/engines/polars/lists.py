"""Lists of case numbers that a contributor sends, such as of those who opted out."""

import re
from collections.abc import Collection
from pathlib import Path

import polars as pl

from tenfold.contributors import Mapping
from tenfold.errors import InputError
from tenfold.sources import Content, Habits, Raw, check_names, only_content, read_raw

_SEVERAL = r"\S\s*[,;|\t\r\n]\s*\S"
"""A cell that a person would take for several numbers."""


def read_numbers(path: Path, mapping: Mapping) -> frozenset[str]:
    """The case numbers in a contributor's list, such as of those who opted out; CSV may be empty.

    An empty list is the column's name and nothing else. Raises InputError for a file that can't be
    read, for a first line that doesn't name the column, for several numbers in a cell, for a row
    that tells of somebody without a number, and for what may be numbers on another sheet.
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
    _refuse_nameless(path, raw, cells)
    numbers = frozenset(cells.unique().to_list()) - {""}
    if _shapes(raw.beside) & _shapes(numbers):
        problem = f"{path} has more that looks like case numbers, on a sheet without the column."
        raise InputError(problem, f"Name the column {column} on one sheet, and keep no other.")
    if _shapes({*raw.names} - {column}) & _shapes(numbers):
        problem = f"{path} has a name in its first line that looks like a case number."
        raise _no_list(problem, column)
    return numbers


def _refuse_nameless(path: Path, raw: Raw, numbers: pl.Series) -> None:
    """Raises InputError for a row with cells but no number, as nobody knows whose it is."""
    filled = raw.cells.select(
        pl.any_horizontal(pl.all().fill_null("").str.strip_chars() != "").alias("filled")
    )["filled"]
    nameless = (filled & (numbers == "")).arg_true()
    if len(nameless):
        problem = f"{path}, {raw.where(nameless[0])}: no case number, but other cells."
        fix = "Add the number, without which nobody is left out; or take the line out."
        raise InputError(problem, fix)


def _list(path: Path, mapping: Mapping) -> Raw | None:
    """What a list holds; None for an empty one."""
    column, encoding = mapping.case.number, mapping.reader.encoding
    content = only_content(path)
    try:
        habits = Habits(frozenset({column.casefold()}), encoding, export=True, beside=True)
        return read_raw(content, habits)
    except InputError:
        line = _only_line(content, encoding)
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


def _only_line(content: Content, encoding: str) -> str:
    """The line of a file of text that has but one, however its lines end; else nothing."""
    try:
        text = content.read().decode(encoding).removeprefix("\ufeff").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return "" if {"\n", "\r", "\0"} & set(text) else text
