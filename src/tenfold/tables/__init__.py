"""Published files in and out, in every convention that they have been written in."""

from tenfold.tables.compute import codes_of
from tenfold.tables.encode import schema_of
from tenfold.tables.read import Table, read_table
from tenfold.tables.write import Writing, frame_of, write_table, writer_of

__all__ = [
    "Table",
    "Writing",
    "codes_of",
    "frame_of",
    "read_table",
    "schema_of",
    "write_table",
    "writer_of",
]
