"""Reads CSV: finds the separator, refuses what is cut off, ragged or ill encoded, keeps text."""

import codecs
import csv
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import polars as pl

from tenfold.errors import InputError
from tenfold.sources.raw import Habits, Raw, as_input_error, hushed

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_Score = tuple[int, bool, int]
"""How many names are known, whether the next record fits, and how many names there are."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_delimited(path: Path, habits: Habits) -> Raw:
    """The cells of a CSV file.

    Raises InputError, with the line, for anything that isn't one table of text.
    """
    csv.field_size_limit(sys.maxsize)
    with as_input_error(path, "CSV"):
        separator, names = _header(path, habits)
        form = replace(habits, separator=separator)
        records, lines = _check(path, form, len(names))
        cells = _cells(path, form, records)
    found = [f"CSV, {habits.encoding.upper()}, separated by {_named(separator)}s"]
    if _starts_with_mark(path):
        found.append("byte-order mark skipped")
    place, first = ("line", 2) if lines == records + 1 else ("record", 1)
    return Raw(names, cells, tuple(found), place, first)


def _named(separator: str) -> str:
    return SEPARATORS.get(separator, repr(separator))


def _starts_with_mark(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(3) == codecs.BOM_UTF8


def _header(path: Path, habits: Habits) -> tuple[str, tuple[str, ...]]:
    """The separator, and the names in the first record.

    Most known names tell the separator, else whether the next record fits, else most names.
    """
    if habits.separator:
        _refuse_another(path, habits)
    found, refusals = _tried(path, habits, habits.separator or "".join(SEPARATORS))
    if not found:
        raise refusals[0]
    _, separator, names = max(found, key=lambda candidate: candidate[0])
    if not names:
        raise InputError(f"{path} has no header: its first line is blank.", "Export it again.")
    return separator, names


def _tried(
    path: Path, habits: Habits, separators: str
) -> tuple[list[tuple[_Score, str, tuple[str, ...]]], list[InputError]]:
    """The header as each separator makes it, with its score, and the refusals of the others."""
    found, refusals = [], []
    for separator in separators:
        try:
            with path.open("rb") as file:
                records = _Records(path, file, replace(habits, separator=separator))
                names = tuple(next(records, []))
                fits = _fits(records, len(names))
        except InputError as refusal:  # quoted names fit one separator only
            refusals.append(refusal)
            continue
        score = (len(habits.known & {name.casefold() for name in names}), fits, len(names))
        found.append((score, separator, names))
    return found, refusals


def _refuse_another(path: Path, habits: Habits) -> None:
    """Raises InputError where another separator than the one that is given finds known names."""
    found, _ = _tried(path, habits, habits.separator + "".join(SEPARATORS))
    known = {separator: score[0] for score, separator, _ in found}
    if max(known.values(), default=0) > known.get(habits.separator, 0):
        raise InputError(
            f"{path} isn't separated by {_named(habits.separator)}s, as mapping.toml says.",
            "Leave separator blank there to have it found out, or export the file as before.",
        )


def _fits(records: Iterator[list[str]], width: int) -> bool:
    """Whether the next record is one of several cells, as many as expected."""
    try:
        return width > 1 and len(next(records, [])) == width
    except InputError:
        return False


def _check(path: Path, habits: Habits, width: int) -> tuple[int, int]:
    """How many records follow the header, and the last one's line; all are of one width."""
    records, line, blank = -1, 0, 0
    with path.open("rb") as file:
        reader = _Records(path, file, habits)
        for fields in reader:
            if not fields and width > 1:
                blank = blank or reader.line
                continue
            if blank or len(fields or [""]) != width:
                raise InputError(
                    f"{path}, line {blank or reader.line}: {0 if blank else len(fields)} fields, "
                    f"but the header has {width}.",
                    "The line may be cut off, or a cell holds the separator: put it in quotes.",
                )
            records, line = records + 1, reader.line
    if records == 0:
        raise InputError(f"{path} has a header but no cases.", "Export it again.")
    return records, line


class _Records(Iterator[list[str]]):
    """The records of a file as lists of text, and the line that the last one starts on."""

    def __init__(self, path: Path, file: BinaryIO, habits: Habits) -> None:
        self.path = path
        self.line = 0
        lines = _text(path, file, habits.encoding)
        self.reader = csv.reader(lines, delimiter=habits.separator, strict=True)

    def __next__(self) -> list[str]:
        self.line = self.reader.line_num + 1
        try:
            return next(self.reader)
        except csv.Error:
            raise InputError(
                f"{self.path}, line {self.line}: a quotation mark at a wrong place.",
                "The file may be cut off; else double the quotation marks inside cells.",
            ) from None


def _text(path: Path, file: BinaryIO, encoding: str) -> Iterator[str]:
    """The lines of a file as text. Raises InputError where one isn't in the encoding."""
    for number, line in enumerate(file, 1):
        if number == 1 and line.startswith(_WIDE):
            problem = f"{path} is UTF-16, not {encoding.upper()}."
            raise InputError(problem, "Save it as CSV in UTF-8.")
        try:
            text = line.decode(encoding).removeprefix("\ufeff" if number == 1 else "")
        except UnicodeDecodeError:
            fix = "Save it as CSV in UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8."
            problem = f"{path}, line {number}: not {encoding.upper()}."
            raise InputError(problem, fix) from None
        if number == 1 and "\r" in text.rstrip("\r\n") and '"' not in text:
            raise InputError(f"{path} has no line ends but those of old Macs.", "Save it as CSV.")
        if "\0" in text:
            raise InputError(f"{path}, line {number}: a NUL byte.", "Export it again as text.")
        yield text


def _cells(path: Path, habits: Habits, records: int) -> pl.DataFrame:
    """The cells after the header, blank lines at the end left out."""
    problem = f"{path} has quotation marks that two readers understand differently."
    try:
        with hushed():
            cells = pl.read_csv(
                path,
                separator=habits.separator,
                encoding="utf8" if habits.encoding == "utf-8" else habits.encoding,
                infer_schema=False,
                glob=False,
            )
    except pl.exceptions.PolarsError:
        cells = pl.DataFrame()
    if cells.head(records).height != records:
        raise InputError(problem, "Put each cell that holds one in quotes, and double it inside.")
    cells.columns = [str(place) for place in range(cells.width)]
    return cells.head(records)
