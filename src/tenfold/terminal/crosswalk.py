"""Shows the crosswalk: a matrix of many variables, all that is told of one."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from tenfold.codebook import (
    MEANINGS,
    SIGNS,
    Codebook,
    Standing,
    Status,
    by_group,
    contributors_of,
)
from tenfold.terminal.words import facts, output

_STYLES: dict[Status, str] = {
    "identical": "green",
    "compatible": "cyan",
    "partial": "yellow",
    "not collected": "dim",
}


def show_crosswalk(codebook: Codebook, standings: Sequence[Standing]) -> None:
    """Prints one variable with rules and reasons, or several as a matrix of signs by group."""
    if len({standing.variable for standing in standings}) == 1:
        _show_one(standings)
        return
    console = output()
    contributors = contributors_of(standings)
    console.print(f"{codebook.about.title}, codebook version {codebook.about.version}")
    console.print(_legend())
    console.print()
    for number, contributor in enumerate(contributors, 1):
        console.print(f"{number:>2}  {contributor}")
    for group, members in by_group(codebook, standings):
        table = Table.grid(padding=(0, 1))
        table.add_column(justify="right", style="dim", min_width=2)
        table.add_column(no_wrap=True, min_width=_widest(codebook))
        heads = (Text(str(number), style="dim") for number, _ in enumerate(contributors, 1))
        table.add_row("", Text(group.title, style="bold"), *heads)
        for variable, rows in members:
            signs = (_sign(row.status) for row in rows)
            table.add_row(str(variable.number), variable.name, *signs)
        console.print()
        console.print(table)


def _show_one(standings: Sequence[Standing]) -> None:
    first = standings[0]
    console = output()
    console.print(Text(f"{first.number} {first.variable}", style="bold"))
    for row in standings:
        console.print()
        console.print(Text.assemble((row.contributor, "bold"), " ", _sign(row.status), " "), end="")
        console.print(row.status, style=_STYLES[row.status])
        table = facts()
        for word, text in {"Rule": row.rule, "Reason": row.reason, "Fields": row.fields}.items():
            if text:
                table.add_row(word, text)
        console.print(table)


def _legend() -> Table:
    table = Table.grid(padding=(0, 1))
    for status, meaning in MEANINGS.items():
        table.add_row(_sign(status), Text(status, style=_STYLES[status]), meaning)
    return table


def _sign(status: Status) -> Text:
    return Text(SIGNS[status], style=_STYLES[status])


def _widest(codebook: Codebook) -> int:
    return max(map(len, codebook.by_name))
