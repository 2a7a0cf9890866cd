"""Reads a file as text, by what its first bytes say that it is."""

from pathlib import Path

from tenfold.errors import InputError
from tenfold.sources.columnar import read_columnar
from tenfold.sources.delimited import read_delimited
from tenfold.sources.raw import Habits, Raw, check_file
from tenfold.sources.spreadsheet import read_spreadsheet


def read_raw(path: Path, habits: Habits) -> Raw:
    """The cells of a CSV, Parquet or XLSX file, whatever it is called. Raises InputError."""
    check_file(path)
    with path.open("rb") as file:
        head = file.read(4)
    if head == b"PAR1":
        return read_columnar(path, habits)
    if head == b"PK\x03\x04":
        return read_spreadsheet(path, habits)
    if head.startswith(b"\x1f\x8b"):
        raise InputError(f"{path} is compressed with gzip.", "Unpack it: gunzip.")
    return read_delimited(path, habits)
