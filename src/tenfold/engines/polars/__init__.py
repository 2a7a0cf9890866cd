"""Polars, the engine by default: exports as frames of text, lists, and small tables to join."""

from tenfold.engines.polars.exports import Batch, read_batches, read_exports, read_placed
from tenfold.engines.polars.frames import small_table
from tenfold.engines.polars.lists import read_numbers

__all__ = [
    "Batch",
    "read_batches",
    "read_exports",
    "read_numbers",
    "read_placed",
    "small_table",
]
