"""Shows what may be told of an export: its columns, their values, and what they may become."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tenfold.terminal.words import bad, facts, good, output

if TYPE_CHECKING:
    from tenfold.scan import Column, Profile, Written

_LONGEST = 60
"""How much of a value or a name is shown."""


def show_profile(profile: "Profile") -> None:
    """Prints the columns, why some are flagged, the values that may be told, and candidates."""
    console = output()
    table = facts()
    for file in profile.files:
        table.add_row("File", f"{file.name}: {file.rows} rows; {', '.join(file.found)}")
    table.add_row("Cases", profile.about_cases)
    if profile.about_layouts:
        table.add_row("Layouts", profile.about_layouts)
    table.add_row("Told", profile.about_counts)
    console.print(table, _overview(profile.columns), sep="\n\n")
    _show(console, "May identify: no value is told", profile.columns, lambda one: one.flagged)
    _show(console, "Values", profile.columns, _values)
    _show(console, "May become", profile.columns, lambda one: map(str, one.candidates))


def show_written(written: "Written") -> None:
    """Prints what was written: what may be mailed, and what must not leave."""
    table = facts()
    for word, path in {"Page": written.page, "Mapping": written.mapping}.items():
        if path:
            table.add_row(word, Text.assemble(str(path), ", ", good("may be mailed")))
    if written.mapping:
        table.add_row("", "to start from: decide what it leaves to decide")
    if written.restricted:
        told = bad("must not leave: it holds every value")
        table.add_row("Restricted", Text.assemble(str(written.restricted), ", ", told))
    output().print(table)


def _overview(columns: Iterable["Column"]) -> Table:
    """A line for each column."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for word in ("", "Column", "Looks like", "Filled", "Different"):
        numbers = word in {"", "Filled", "Different"}
        table.add_column(word, justify="right" if numbers else "left", overflow="fold")
    for place, column in enumerate(columns, 1):
        name = Text(_cut(column.name), style="bold red" if column.flagged else "bold")
        table.add_row(str(place), name, str(column.shape), column.filled, column.distinct)
        if column.lacking:
            table.add_row("", "", Text(_lacking(column), style="dim"))
    return table


def _lacking(column: "Column") -> str:
    """The file that lacks a column, or how many do."""
    first, *more = column.lacking
    return f"not in {len(column.lacking)} files" if more else f"not in {_cut(first, _LONGEST // 3)}"


def _show(
    console: Console,
    title: str,
    columns: Iterable["Column"],
    said: Callable[["Column"], Iterable[str]],
) -> None:
    """A section with what is said of each column, those left out of which nothing is."""
    table = facts()
    for place, column in enumerate(columns, 1):
        word = f"{place} {_cut(column.name, _LONGEST // 3)}"
        for text in said(column):
            table.add_row(Text(word), Text(text))
            word = ""
    if table.row_count:
        console.print()
        console.print(Text(title, style="bold"))
        console.print(table)


def _values(column: "Column") -> Iterable[str]:
    yield from (f"{_cut(shown.value)}: {shown.rows}" for shown in column.values.shown)
    if column.values.rest:
        yield column.values.rest


def _cut(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
