"""Files as text: CSV, Parquet, XLSX, ODS and JSON, and a clear refusal of what is no table."""

from tenfold.sources.content import Content, contents_of, only_content
from tenfold.sources.raw import (
    Habits,
    Raw,
    as_input_error,
    check_names,
    files_at,
    header_again,
    hushed,
)
from tenfold.sources.read import Table, read_parts, read_raw, read_tables

__all__ = [
    "Content",
    "Habits",
    "Raw",
    "Table",
    "as_input_error",
    "check_names",
    "contents_of",
    "files_at",
    "header_again",
    "hushed",
    "only_content",
    "read_parts",
    "read_raw",
    "read_tables",
]
