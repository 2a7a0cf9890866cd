"""Reads a file as text, by what its first bytes say that it is."""

from dataclasses import replace

from tenfold.errors import InputError
from tenfold.sources.columnar import read_columnar
from tenfold.sources.content import ZIP, Content
from tenfold.sources.delimited import Delimited
from tenfold.sources.nested import HEAD, is_nested, read_nested
from tenfold.sources.raw import Habits, Raw, as_input_error
from tenfold.sources.spreadsheet import read_sheets

Table = Raw | Delimited
"""A table that is read, or one of which batches can be."""


def read_raw(content: Content, habits: Habits) -> Raw:
    """The cells of a CSV, Parquet, XLSX, ODS or JSON file, whatever it is called; of one table.

    Raises InputError.
    """
    return read_parts(content, replace(habits, sheets=()))[0]


def read_parts(content: Content, habits: Habits) -> tuple[Raw, ...]:
    """The tables of a file: of a workbook each sheet that is to be read. Raises InputError."""
    return tuple(table.read() for table in read_tables(content, habits))


def read_tables(content: Content, habits: Habits) -> tuple[Table, ...]:
    """The tables of a file; CSV is only opened, to be read in batches. Raises InputError."""
    with as_input_error(content, "packed"), content.open() as file:
        head = file.read(HEAD)
    if head.startswith(b"PAR1"):
        return (read_columnar(content, habits),)
    if head.startswith(ZIP):
        return read_sheets(content, habits)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        problem = f"{content} is a workbook of an old kind (XLS), or one with a password."
        raise InputError(problem, "Save it as XLSX or ODS, without a password, in a safe place.")
    if is_nested(head):
        return (read_nested(content, habits),)
    with as_input_error(content, "CSV"):
        return (Delimited(content, habits),)
