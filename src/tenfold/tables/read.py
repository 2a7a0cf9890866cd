"""Reads a published file or a foreign table into a tally, and says how it was understood."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tenfold.codebook import Codebook, Variable
from tenfold.errors import ParameterError
from tenfold.sources import Habits, Raw, only_content, read_raw
from tenfold.stages import Note, Progress, Tally, silent
from tenfold.tables.compute import computable, compute
from tenfold.tables.encode import Encoded, Missing, Reading, encode
from tenfold.tables.header import known_names, settle_names
from tenfold.tables.repair import repair

RECOMPUTED = "recomputed, where the file disagreed with the variables that it is computed from"


@dataclass(frozen=True)
class Table:
    """A file as a tally, the columns in the file's order, and how the file was understood."""

    tally: Tally
    columns: tuple[str, ...]
    """The names in the file's order, computed ones included."""
    found: tuple[str, ...]
    notes: tuple[Note, ...]


def read_table(
    path: Path,
    codebook: Codebook | None,
    missing: Missing | None = None,
    tell: Progress = silent,
) -> Table:
    """The table in a CSV, Parquet or XLSX file, whatever it is called.

    Columns of the codebook are normalised, computed ones left to be recomputed, all others are
    plain categories; without a codebook, all are plain. Raises InputError, ValueListError and
    ParameterError with file, line and fix.
    """
    tell("read", 0, 1)
    read = read_raw(only_content(path), Habits(known_names(codebook)))
    raw = settle_names(path, read, codebook)
    how = Reading(codebook, _by_column(missing or {}, raw.names), tell)
    computed = {
        variable.name: variable
        for variable in (codebook.computed if codebook else ())
        if variable.name in raw.names and computable(variable, raw.names)
    }
    names = tuple(name for name in raw.names if name not in computed)
    encoded = encode(path, raw, names, how)
    understood = dict(encoded.understood)
    if codebook:
        understood |= repair(codebook, encoded.schema, encoded.codes)
        for variable in computed.values():
            understood |= _recomputed(variable, raw, encoded, how)
    tally = Tally.of(encoded.schema, encoded.codes)
    return Table(tally, raw.names, raw.found, _notes(understood))


def _by_column(missing: Missing, names: tuple[str, ...]) -> Missing:
    """The missing markers of each column; those of "*" hold for all. Raises ParameterError."""
    for name in sorted(missing.keys() - {"*", *names}):
        problem = f"--missing names {name}, which the file doesn't have."
        raise ParameterError(problem, "Name a column of the file, or * for all.")
    everywhere = missing.get("*", frozenset())
    return {name: missing.get(name, frozenset()) | everywhere for name in names}


def _recomputed(
    variable: Variable, raw: Raw, encoded: Encoded, how: Reading
) -> Mapping[tuple[str, str], int]:
    """In how many cases a computed column of the file disagrees with what we compute."""
    separator = how.codebook.about.separator if how.codebook else ""
    labels, codes = compute(variable, encoded.schema, encoded.codes, separator)
    cells = raw.cells[str(raw.names.index(variable.name))]
    texts = cells.unique()
    read = [how.word(variable.name, text)[0] for text in texts]
    said = cells.replace_strict(texts, read, return_dtype=pl.String)
    differing = int((said != pl.Series(["", *labels]).gather(codes)).sum())
    return {(variable.name, RECOMPUTED): differing} if differing else {}


def _notes(understood: Mapping[tuple[str, str], int]) -> tuple[Note, ...]:
    """One note for each thing understood, with all columns that it was understood in."""
    columns: defaultdict[str, list[str]] = defaultdict(list)
    cells: defaultdict[str, int] = defaultdict(int)
    for (column, what), count in understood.items():
        columns[what].append(column)
        cells[what] += count
    return tuple(Note(what, tuple(columns[what]), cells[what]) for what in columns)
