"""Writes a tally as CSV or Parquet, its rows in canonical order, computed columns worked out."""

import codecs
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

import polars as pl

from tenfold.codebook import Codebook, Variable
from tenfold.errors import ParameterError
from tenfold.output import whole_file
from tenfold.stages import Progress, Tally, silent
from tenfold.tables.compute import codes_of

_ROWS_AT_ONCE = 100_000
Writer = Callable[[pl.DataFrame, BinaryIO, "Writing"], None]


def write_table(tally: Tally, columns: tuple[str, ...], path: Path, how: "Writing") -> None:
    """Writes the tally's cases, one row each, sorted by code; the file appears whole or not at all.

    `columns` are the names to write, in order; those that the tally lacks are computed. The
    ending of `path` chooses the format. Raises ParameterError, OutputError.
    """
    write = writer_of(path)
    with whole_file(path, overwrite=how.overwrite) as file:
        write(frame_of(tally, columns, how.codebook), file, how)


@dataclass(frozen=True)
class Writing:
    """What a file is written by: the codebook, if any, and whether an older file may go.

    A CSV file begins with a byte-order mark where it is to be `marked`; a Parquet file carries the
    keys and values of `about` beside its cells.
    """

    codebook: Codebook | None
    overwrite: bool = False
    tell: Progress = silent
    marked: bool = False
    about: Mapping[str, str] = field(default_factory=dict)


def writer_of(path: Path) -> Writer:
    """How files with this ending are written. Raises ParameterError for an unknown ending."""
    try:
        return _WRITERS[path.suffix.lower()]
    except KeyError:
        endings = " or ".join(_WRITERS)
        raise ParameterError(f"{path} says no format.", f"Let it end in {endings}.") from None


def frame_of(tally: Tally, columns: tuple[str, ...], codebook: Codebook | None) -> pl.DataFrame:
    """The cases as a frame (cases × columns), labels in place of codes, NULL as null."""
    series = []
    for name in columns:
        variable = codebook.by_name.get(name) if codebook else None
        labels, codes = codes_of(tally, name, codebook)
        values = _palette(name, labels, variable).gather(codes.repeat(tally.counts))
        series.append(values)
    return pl.DataFrame(series)


def _palette(name: str, labels: tuple[str, ...], variable: Variable | None) -> pl.Series:
    """The value of each code: null, then the labels, as numbers where the codebook has numbers."""
    if variable and variable.type in {"flag", "year"} and set(labels) <= set(variable.labels):
        numbers = [None, *map(int, labels)]
        return pl.Series(name, numbers, dtype=pl.Int8 if variable.type == "flag" else pl.Int16)
    return pl.Series(name, [None, *labels], dtype=pl.Enum(labels))


def _write_csv(frame: pl.DataFrame, file: BinaryIO, how: Writing) -> None:
    """UTF-8, comma, NULL as nothing; a blank line would be no record, so one column is quoted."""
    style: Literal["always", "necessary"] = "always" if frame.width == 1 else "necessary"
    file.write(codecs.BOM_UTF8 if how.marked else b"")
    for start in range(0, max(frame.height, 1), _ROWS_AT_ONCE):
        part = frame.slice(start, _ROWS_AT_ONCE)
        text = part.write_csv(include_header=start == 0, quote_style=style)
        file.write(text.encode())
        how.tell("write", min(start + _ROWS_AT_ONCE, frame.height), frame.height)


def _write_parquet(frame: pl.DataFrame, file: BinaryIO, how: Writing) -> None:
    buffer = io.BytesIO()  # Polars hides why a file can't be written
    frame.write_parquet(buffer, statistics=False, metadata=dict(how.about) or None)
    file.write(buffer.getbuffer())
    how.tell("write", frame.height, frame.height)


_WRITERS: dict[str, Writer] = {".csv": _write_csv, ".parquet": _write_parquet}
