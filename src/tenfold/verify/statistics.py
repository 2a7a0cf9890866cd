"""Stata and SPSS: every cell as text, labelled numbers as the words that the file gives them."""

import warnings
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pyreadstat

from tenfold.codebook import YES_NO, Codebook, stata_names
from tenfold.verify.delimited import scan_csv
from tenfold.verify.engine import Engine
from tenfold.verify.scratch import copied
from tenfold.verify.source import Source, check_cases, check_names

_AT_ONCE = 50_000
_MISSING = "."
Labels = Mapping[Any, str]
"""What the numbers of a column mean."""
Columns = list[list[str]]


def read_stata(engine: Engine, codebook: Codebook | None) -> Source:
    """A .dta file, its columns named as the codebook does where it knows them. Raises InputError.

    An extended missing value is a text such as `.a`, as it is another one than `.`.
    """
    labels = _labels(pyreadstat.read_dta(engine.path, metadataonly=True)[1])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a warning of pandas' may hold a label
        with pd.read_stata(
            engine.path,
            chunksize=_AT_ONCE,
            convert_categoricals=False,
            convert_dates=False,
            convert_missing=True,
        ) as chunks:
            names = tuple(chunks.variable_labels())
            texts = (
                [_texts(part[name].tolist(), labels.get(name, {})) for name in names]
                for part in chunks
            )
            known = {new: name for name, new in stata_names(codebook).items()} if codebook else {}
            return _copy(engine, tuple(known.get(name, name) for name in names), texts)


def read_spss(engine: Engine) -> Source:
    """A .sav or .zsav file. Raises InputError.

    A number that the file declares to be missing besides the system's is read as what it is.
    """
    chunks = pyreadstat.read_file_in_chunks(
        pyreadstat.read_sav,
        engine.path,
        chunksize=_AT_ONCE,
        user_missing=True,
        output_format="dict",
        disable_datetime_conversion=True,
    )
    about = pyreadstat.read_sav(engine.path, metadataonly=True)[1]
    labels = _labels(about)
    texts = (
        [_texts(list(cells), labels.get(name, {})) for name, cells in part.items()]
        for part, _ in chunks
    )
    return _copy(engine, tuple(about.column_names), texts)


def _labels(about: Any) -> dict[str, Labels]:
    """The labels by column; of a flag, the numbers are the values."""
    return {
        name: labels
        for name, labels in about.variable_value_labels.items()
        if not labels.items() <= YES_NO.items()
    }


def _texts(cells: list[Any], labels: Labels) -> list[str]:
    """Cells as text, "" for a missing one; each value is turned once.

    A missing value of pandas' has its code as its `string`.
    """
    plain = [getattr(cell, "string", cell) for cell in cells]
    words = {cell: _text(cell, labels) for cell in set(plain)}
    return [words[cell] for cell in plain]


def _text(cell: Any, labels: Labels) -> str:
    """A value as text: its label, or a number without the decimals that it hasn't."""
    if cell is None or cell == _MISSING:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return labels.get(cell, str(cell))


def _copy(engine: Engine, names: tuple[str, ...], parts: Iterable[Columns]) -> Source:
    """Writes a table as CSV for the engine."""
    check_names(engine.path, names)
    cases = 0
    with copied(engine.folder / "table.csv") as copy:
        copy.row(names)
        for columns in parts:
            copy.rows(zip(*columns, strict=True))
            cases += len(columns[0])
    check_cases(engine.path, cases)
    return Source(names, scan_csv(engine.folder / "table.csv", ",", len(names)), cases)
