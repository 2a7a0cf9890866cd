"""The table as CSV, plain and for spreadsheets."""

from pathlib import Path

from tenfold.stages import Tally
from tenfold.tables import Writing, write_table
from tenfold.write.contents import Contents


def write_csv(published: Tally, contents: Contents, path: Path) -> None:
    """The table as CSV: UTF-8, commas, an empty cell is NULL. Raises OutputError."""
    _write(published, contents, path, marked=False)


def write_spreadsheet(published: Tally, contents: Contents, path: Path) -> None:
    """The same behind a byte-order mark, so that Excel reads it as UTF-8. Raises OutputError."""
    _write(published, contents, path, marked=True)


def _write(published: Tally, contents: Contents, path: Path, *, marked: bool) -> None:
    codebook = contents.codebook
    write_table(published, tuple(codebook.by_name), path, Writing(codebook, marked=marked))
