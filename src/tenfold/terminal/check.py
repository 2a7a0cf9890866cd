"""Shows what a contributor should mend before sending; values only where they are asked for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tenfold.terminal.words import bad, facts, good, output

if TYPE_CHECKING:
    from tenfold.check import Checked, Kind, Remark

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "dim"}
_MOST = 10
"""How many remarks of a kind are told where none of them is an error."""


def show_checked(checked: "Checked", *, values: bool = False) -> None:
    """Prints the remarks by kind, and what follows; with the values of cases if asked."""
    console = output()
    table = facts()
    table.add_row("Checked", checked.title)
    for word, text in checked.facts():
        table.add_row(word, text)
    console.print(table)
    for kind, remarks in checked.by_kind():
        _show_kind(console, kind, remarks, values=values)
    console.print()
    console.print(_outcome(checked))


def _outcome(checked: "Checked") -> Text:
    told = checked.outcome()
    if checked.of("error"):
        return bad(told)
    return Text(told, style="bold yellow") if checked.of("warning") else good(told)


def _show_kind(
    console: Console, kind: "Kind", remarks: tuple["Remark", ...], *, values: bool
) -> None:
    """The remarks of a kind: every error, and the first of the others."""
    console.print()
    console.print(Text(kind.called, style="bold"))
    errors = sum(remark.level == "error" for remark in remarks)
    told = remarks[: max(errors, _MOST)]
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for remark in told:
        table.add_row(Text(f" {remark.sign}", style=_STYLES[remark.level]), _reason(remark))
        for line in _lines(remark, values=values):
            table.add_row("", Text(line, style="dim"))
    console.print(table)
    if more := len(remarks) - len(told):
        console.print(Text(f"   and {more:,} more; --html FILE tells all", style="dim"))


def _reason(remark: "Remark") -> Text:
    return Text.assemble((remark.about, "bold"), f": {remark.words}")


def _lines(remark: "Remark", *, values: bool) -> Iterator[str]:
    """In which rows, and where it is asked for by value."""
    if not (values and remark.distinct):
        yield from [remark.size] if remark.rows else []
        return
    for sample in remark.samples:
        yield f"{sample.shown}: {sample.rows:,} in {sample.where}"
    if more := remark.distinct - len(remark.samples):
        yield f"and {more:,} more values"
