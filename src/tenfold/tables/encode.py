"""Turns a file's text into codes: each distinct value is judged once, then joined back."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from tenfold.codebook import Codebook, Variable
from tenfold.errors import InputError, ValueListError
from tenfold.stages import MAX_VALUES, Codes, Column, Progress, Schema
from tenfold.tables.raw import Raw
from tenfold.tables.values import MISSING, Judge

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
    for done, name in enumerate(names):
        cells = raw.cells[str(raw.names.index(name))]
        variable = how.variable(name)
        read = _encode_variable if variable else _encode_plain
        column, values, notes = read(Cells(path, raw, name, cells), how)
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

    def variable(self, name: str) -> Variable | None:
        """The base variable that a column is, if any."""
        found = self.codebook.by_name.get(name) if self.codebook else None
        return found if found and not found.computed else None


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


def _encode_variable(column: Cells, how: Reading) -> Read:
    variable = how.variable(column.name)
    if how.codebook is None or variable is None:
        raise InputError(f"{column.name} is no variable of the codebook.")
    judge = Judge(how.codebook, variable, how.missing.get(column.name, frozenset()))
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
    return _column_of(variable), _joined(column.cells, codes), understood


def _column_of(variable: Variable) -> Column:
    return Column(variable.name, variable.labels, variable.null)


def schema_of(codebook: Codebook) -> Schema:
    """The schema of a table of all base variables of the codebook."""
    return Schema(tuple(_column_of(variable) for variable in codebook.base))


def _encode_plain(column: Cells, how: Reading) -> Read:
    missing = how.missing.get(column.name, frozenset())
    sizes = dict(column.cells.value_counts(name="cases", sort=False).iter_rows())
    absent = {value for value in sizes if not (value or "").strip() or value in missing}
    labels = tuple(sorted(value for value in sizes.keys() - absent if value is not None))
    if len(labels) > MAX_VALUES:
        raise InputError(
            f"{column.path}: column {column.name} has {len(labels)} values, "
            f"at most {MAX_VALUES} are possible.",
            "Leave the column out, or group its values: so many can't be anonymised.",
        )
    codes: dict[str | None, int] = {value: code for code, value in enumerate(labels, 1)}
    codes |= dict.fromkeys(absent, 0)
    marked = sum(cases for value, cases in sizes.items() if value in missing)
    understood = Counter({(column.name, MISSING): marked} if marked else {})
    return Column(column.name, labels), _joined(column.cells, codes), understood


def _joined(cells: pl.Series, codes: Mapping[str | None, int]) -> np.ndarray:
    """The code of every cell."""
    values = pl.Series(list(codes), dtype=pl.String)
    return cells.replace_strict(values, list(codes.values()), return_dtype=pl.UInt16).to_numpy()
