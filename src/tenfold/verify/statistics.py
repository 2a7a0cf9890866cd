"""Stata and SPSS: every cell as text, labelled numbers as the words that the file gives them."""

import math
import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pyreadstat

from tenfold.codebook import YES_NO, Codebook, stata_names
from tenfold.errors import InputError
from tenfold.verify.delimited import scan_csv
from tenfold.verify.engine import Engine
from tenfold.verify.scratch import copied
from tenfold.verify.source import Source, check_cases, check_names
from tenfold.verify.unseen import unseen_in_stata

_AT_ONCE = 50_000
_MISSING = "."
_MINUS_ZERO = "-0"
Labels = Mapping[Any, str]
"""What the numbers of a column mean."""
Columns = list[list[str]]


def read_stata(engine: Engine, codebook: Codebook | None) -> Source:
    """A .dta file, its columns named as the codebook does where it knows them. Raises InputError.

    An extended missing value is a text such as `.a`, as it is another one than `.`. What stands
    behind the end of a cell's text would be read by nobody, and is refused.
    """
    if unseen_in_stata(engine.path.read_bytes()):
        problem = "Cells hold more behind the end of their texts, which no program shows."
        raise InputError(problem, "Save the file anew.")
    words = _words(pyreadstat.read_dta(engine.path, metadataonly=True)[1])
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
            texts = ([words[name].texts(part[name].tolist()) for name in names] for part in chunks)
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
    words = _words(about)
    texts = ([words[name].texts(cells) for name, cells in part.items()] for part, _ in chunks)
    return _copy(engine, tuple(about.column_names), texts)


class _Words:
    """The words of a column: the text of each of its values, and of no other."""

    def __init__(self, labels: Labels | None = None) -> None:
        self._labels = labels or {}
        self._known: dict[Any, str] = {}

    def texts(self, cells: list[Any]) -> list[str]:
        """Cells as text, "" for a missing one; each value is turned once.

        Raises InputError for two values of one text: as one class they would hide a smaller one.
        """
        plain = _signed([_plain(cell) for cell in cells])
        new = set(plain) - self._known.keys()
        self._known |= {cell: self._text(cell) for cell in new}
        if new and len(set(self._known.values())) < len(self._known):
            problem = "Two values of a column have the same label, or one is another's label."
            raise InputError(problem, "Give each value a label of its own.")
        return [self._known[cell] for cell in plain]

    def _text(self, cell: Any) -> str:
        """A value as text: its label, or a number without the decimals that it hasn't."""
        if cell is None:
            return ""
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        return self._labels.get(cell, str(cell))


def _words(about: Any) -> defaultdict[str, _Words]:
    """The words by column; of a flag, the numbers are the values."""
    found = {
        name: _Words(labels)
        for name, labels in about.variable_value_labels.items()
        if not labels.items() <= YES_NO.items()
    }
    return defaultdict(_Words, found)


def _plain(cell: Any) -> Any:
    """A value of Python's own; None for a missing one, and for one of Stata's others its code.

    A missing value of pandas' has its code as its `string`; a text that is a point has none.
    """
    code = getattr(cell, "string", cell)
    return None if code == _MISSING and cell != _MISSING else code


def _signed(cells: list[Any]) -> list[Any]:
    """Cells with a text for each zero below zero, which equals the other zero and isn't it."""
    if 0 not in set(cells):
        return cells
    return [_MINUS_ZERO if cell == 0 and math.copysign(1, cell) < 0 else cell for cell in cells]


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
