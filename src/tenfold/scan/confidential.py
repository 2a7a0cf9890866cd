"""Writes every value of an export with its count: a file that must not leave."""

from pathlib import Path

import polars as pl

from tenfold.output import as_text, whole_file
from tenfold.scan.counts import Cells
from tenfold.scan.run import Scanned


def write_restricted(scanned: Scanned, path: Path) -> None:
    """A CSV file of column, value, rows and cases, for its owner alone.

    An apostrophe stands before values that begin like a formula. Raises OutputError where the file
    exists or can't be written.
    """
    with whole_file(path) as file:
        file.write(b"column,value,rows,cases\n")
        for name in scanned.export.names:
            counts = Cells.of(scanned.export.frame[name], scanned.cases).counted()
            value = pl.Series("value", map(as_text, counts["value"]), dtype=pl.String)
            rows = counts.select(pl.lit(as_text(name)).alias("column"), value, "rows", "cases")
            file.write(rows.write_csv(include_header=False).encode())
