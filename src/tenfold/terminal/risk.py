"""Shows how easily a case could be pointed to, and what changed since the release before."""

from collections.abc import Callable, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tenfold.terminal.tables import table_of, title

Section = Mapping[str, Any]


def show_risk(console: Console, risk: Section, k: int) -> None:
    """Before and after: cases alone, cases in classes below k, the prosecutor's risk."""
    title(console, "Risk: how easily a case could be pointed to by all of its values")
    table = table_of("", "Before", "After")
    words = {
        "alone": "cases that nobody shares all values with",
        "below k": f"cases that < {k} share",
    }
    for key, word in words.items():
        table.add_row(word, *(f"{risk[when][key]:,}" for when in ("before", "after")))
    for key in ("highest risk", "average risk"):
        table.add_row(key, *(f"{risk[when][key] * 100:.2f} %" for when in ("before", "after")))
    console.print(table)


def show_changes(console: Console, changes: Section | None) -> None:
    """What differs from the release before, if there is one."""
    if changes is None:
        title(console, "What changed: this is the first release here")
        return
    since = changes["since"]
    title(console, f"What changed since {since['name']} (snapshot {since['snapshot']})")
    table = table_of("", "Then", "Now")
    _add_pair(table, "published", changes["published"], _told)
    _add_pair(table, "facts kept", changes["facts kept"], _per_cent)
    for key, show in {"method": _told, "handed on": _told, "kept by variable": _per_cent}.items():
        if changes[key]:
            table.add_row(Text(key, style="bold"))
        for name, pair in changes[key].items():
            _add_pair(table, f"  {name}", pair, show)
    console.print(table)


def _add_pair(table: Table, name: str, pair: Section, show: Callable[[Any], str]) -> None:
    table.add_row(Text(name), *(show(pair[when]) for when in ("then", "now")))


def _per_cent(share: float | None) -> str:
    return "-" if share is None else f"{share * 100:.1f} %"


def _told(value: float | str | None) -> str:
    if value is None:
        return "-"
    return f"{value:,}" if isinstance(value, int) else f"{value}"
