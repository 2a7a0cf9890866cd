"""Turns a file's text into codes: each distinct value is judged once, then joined back."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from tenfold.codebook import Codebook, Variable
from tenfold.errors import InputError, ValueListError
from tenfold.sources import Raw
from tenfold.stages import MAX_VALUES, Codes, Column, Progress, Schema
from tenfold.tables.compute import as_computed
from tenfold.tables.values import MISSING, SPELLING, Judge

Missing = Mapping[str, frozenset[str]]
"""What stands for NULL besides the blank, by column."""


@dataclass(frozen=True)
class Encoded:
    """A file's cases as codes (cases × columns), and how many cells had to be understood."""

    schema: Schema
    codes: Codes
    understood: Mapping[tuple[str, str], int]
    """Cells by column and by what was understood."""


def encode(path: Path, raw: Raw, names: tuple[str, ...], how: "Reading") -> Encoded:
    """The chosen columns of a file as codes. Raises ValueListError, InputError with the place."""
    columns: list[Column] = []
    codes: list[np.ndarray] = []
    understood: Counter[tuple[str, str]] = Counter()
    places = {name: str(place) for place, name in enumerate(raw.names)}
    for done, name in enumerate(names):
        cells = Cells(path, raw, name, raw.cells[places[name]])
        judge = how.judge(name)
        column, values, notes = (
            _encode_variable(cells, judge) if judge else _encode_plain(cells, how)
        )
        columns.append(column)
        codes.append(values)
        understood.update(notes)
        how.tell("read", done + 1, len(names))
    schema = Schema(tuple(columns))
    return Encoded(schema, np.stack(codes, axis=1, dtype=schema.dtype), understood)


@dataclass(frozen=True)
class Reading:
    """What a file is read by: the codebook, if any, and what else stands for NULL."""

    codebook: Codebook | None
    missing: Missing
    tell: Progress

    def judge(self, name: str) -> Judge | None:
        """What reads a column's values, where the column is a base variable."""
        variable = self.codebook.by_name.get(name) if self.codebook else None
        if self.codebook is None or variable is None or variable.computed:
            return None
        return Judge(self.codebook, variable, self.missing.get(name, frozenset()))

    def word(self, name: str, value: str | None) -> tuple[str, str]:
        """A plain value's label ("" for NULL), and what was understood ("" for nothing).

        A computed variable without its parts is plain too, but in the codebook's words.
        """
        text = value or ""
        if not text.strip() or text in self.missing.get(name, ()):
            return "", MISSING if text.strip() else ""
        variable = self.codebook.by_name.get(name) if self.codebook else None
        if self.codebook is None or variable is None:
            return text, ""
        label = as_computed(self.codebook, variable, text)
        return label, "" if label == text else (SPELLING if label else MISSING)


@dataclass(frozen=True)
class Cells:
    """One column of a file: its cells as text, and where they stand."""

    path: Path
    raw: Raw
    name: str
    cells: pl.Series

    def place(self, value: str | None) -> str:
        """Where a value stands first."""
        return self.raw.where(int((self.cells == value).arg_max() or 0))


Read = tuple[Column, np.ndarray, Counter[tuple[str, str]]]


def _encode_variable(column: Cells, judge: Judge) -> Read:
    sizes = column.cells.value_counts(name="cases", sort=False)
    codes: dict[str | None, int] = {}
    understood: Counter[tuple[str, str]] = Counter()
    for value, cases in sizes.iter_rows():
        try:
            codes[value], note = judge(value)
        except KeyError:
            raise ValueListError(
                f"{column.path}, {column.place(value)}, column {column.name}: "
                "a value that the codebook doesn't list.",
                f"See tenfold codebook {column.name}; mend it, name it with "
                f"--missing {column.name}=VALUE, or read all as plain with --codebook none.",
            ) from None
        if note:
            understood[column.name, note] += cases
    return _column_of(judge.variable), _joined(column.cells, codes), understood


def _column_of(variable: Variable) -> Column:
    return Column(variable.name, variable.labels, variable.null)


def schema_of(codebook: Codebook) -> Schema:
    """The schema of a table of all base variables of the codebook."""
    return Schema(tuple(_column_of(variable) for variable in codebook.base))


def _encode_plain(column: Cells, how: Reading) -> Read:
    sizes = dict(column.cells.value_counts(name="cases", sort=False).iter_rows())
    words = {value: how.word(column.name, value) for value in sizes}
    labels = tuple(sorted({label for label, _ in words.values()} - {""}))
    if len(labels) > MAX_VALUES:
        place = column.raw.names.index(column.name) + 1  # without a header, the name is a value
        raise InputError(
            f"{column.path}: column {place} has {len(labels):,} values, "
            f"at most {MAX_VALUES:,} are possible.",
            "Leave the column out, or group its values: so many can't be anonymised.",
        )
    order = {label: code for code, label in enumerate(("", *labels))}
    understood: Counter[tuple[str, str]] = Counter()
    for value, (_, note) in words.items():
        if note:
            understood[column.name, note] += sizes[value]
    codes = {value: order[label] for value, (label, _) in words.items()}
    return Column(column.name, labels), _joined(column.cells, codes), understood


def _joined(cells: pl.Series, codes: Mapping[str | None, int]) -> np.ndarray:
    """The code of every cell."""
    values = pl.Series(list(codes), dtype=pl.String)
    return cells.replace_strict(values, list(codes.values()), return_dtype=pl.UInt16).to_numpy()
