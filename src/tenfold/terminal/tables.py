"""Tables of the full report: titles, columns of words and numbers, and what was kept of things."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tenfold.terminal.words import bar, share

_BAR = 10
_NUMBERS = {
    *("Rows", "Classes", "Cases", "Kept"),
    *("Before", "After", "Then", "Now"),
    *("Cases kept", "Facts kept", "2-way error", "Cases below k"),
}
"""The columns of tables that hold numbers."""


def title(console: Console, text: str) -> None:
    """A line in bold below an empty one."""
    console.print()
    console.print(Text(text, style="bold"))


def table_of(*words: str) -> Table:
    """A table with words over its columns, the last ones for numbers."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for word in words:
        numbers = word in _NUMBERS
        table.add_column(word, justify="right" if numbers else "left", no_wrap=numbers)
    return table


def kept_table(word: str) -> Table:
    """A table of what was kept of several things."""
    return table_of(word, "Kept", "", "Before", "After")


def add_kept(table: Table, word: str | Text, kept: Mapping[str, Any]) -> None:
    """A line with the share that was kept, as a bar too."""
    before, after = kept["before"], kept["after"]
    drawn = bar(after, before, _BAR)
    table.add_row(word, share(after, before), drawn, f"{before:,}", f"{after:,}")
