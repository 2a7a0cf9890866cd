"""Shows the full report on a release's run: exact figures of the originals, for the data team."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tenfold.stages import BANDS, COUNTS, TOO_FEW
from tenfold.terminal.risk import show_changes, show_risk
from tenfold.terminal.tables import add_kept, kept_table, table_of, title
from tenfold.terminal.words import facts, good, output, share

Section = Mapping[str, Any]

_TOLD = ("repaired", "rejected", "unmapped")


def show_report(report: Section) -> None:
    """Prints what report.json holds: what became of rows, cells and facts, and what goes public."""
    console = output()
    _show_head(console, report["release"], report["utility"], report["method"])
    _show_others(console, report["utility"], report["other policies"])
    _show_rows(console, report["rows"])
    _show_cells(console, report["cells"])
    _show_utility(console, report["utility"])
    show_risk(console, report["risk"], report["release"]["k"])
    show_changes(console, report["changes"])
    _show_disclosed(console, report["disclosed"])


def _show_head(console: Console, release: Section, utility: Section, method: Section) -> None:
    about = f"Release {release['name']}, snapshot {release['snapshot']}, k = {release['k']}"
    console.print(Text(about, style="bold"))
    console.print("Restricted: exact figures of the original data, not for publication.")
    if COUNTS in release:
        console.print(f"{COUNTS} {release[COUNTS]}")
    console.print()
    console.print(good(_headline(utility)))
    console.print(_method(method))


def _headline(utility: Section) -> str:
    """How much was kept, in one line."""
    facts_kept, cases = utility["facts"], utility["cases"]
    if not cases["before"]:
        return "No case was handed on."
    part = facts_kept["after"] * 100 // max(facts_kept["before"], 1)
    lost = cases["before"] - cases["after"]
    every = "every case" if not lost else f"all but {lost:,} of {cases['before']:,} cases"
    return f"{part} of 100 facts kept, and {every}."


def _method(method: Section) -> str:
    """How it was anonymised, in a sentence or two."""
    weights = "by rarity" if method["weights"] == "rarity" else "equally"
    important = ", ".join(f"{name} × {factor}" for name, factor in method["importance"].items())
    return (
        f"Effort {method['effort']}: {method['iterations']:,} iterations; {method['end']}."
        f" Facts weighed {weights}{f', {important}' if important else ''}."
        f" {method['defence']:.0%} of the cases above k went to poorer classes."
    )


def _show_others(console: Console, utility: Section, others: Section) -> None:
    """The release beside what other policies would have kept."""
    title(console, "Beside other ways of anonymising, with little effort; they are not published")
    table = table_of("Policy", "Cases kept", "Facts kept", "2-way error", "Cases below k")
    for name, told in {"this release": utility, **others}.items():
        table.add_row(
            name,
            share(told["cases"]["after"], told["cases"]["before"]),
            share(told["facts"]["after"], told["facts"]["before"]),
            f"{told['error of counts']['two-way']['error'] * 100:.1f} %",
            f"{told.get('cases in classes below k', 0):,}",
        )
    console.print(table)


def _show_rows(console: Console, rows: Section) -> None:
    title(console, "Rows by contributor")
    table = table_of("Contributor", "What became of them", "Rows")
    for name, told in rows["contributors"].items():
        table.add_row(Text(name, style="bold"), "read", f"{told['read']:,}")
        for what in ("no case", "left out"):
            for reason, count in told[what].items():
                table.add_row("", f"{what}: {reason}", f"{count:,}")
        table.add_row("", "handed on", f"{told['handed on']:,}")
    table.add_row(Text("All", style="bold"), "handed on", f"{_handed_on(rows):,}")
    for reason, count in rows["withheld"].items():
        table.add_row("", f"withheld: {reason}", f"{count:,}")
    table.add_row("", "published", f"{rows['published']:,}")
    console.print(table)
    if rows["closes"]:
        console.print(good("Every row is published, withheld, left out or no case."))
    for name, told in rows["contributors"].items():
        for line in _asides(told):
            console.print(f"{name}: {line}")
    for line in _met(rows["same person"]):
        console.print(line)


def _handed_on(rows: Section) -> int:
    return sum(told["handed on"] for told in rows["contributors"].values())


def _asides(told: Section) -> Iterator[str]:
    """What else is known of a contributor's cases."""
    if unmapped := told["cases with an unmapped value"]:
        yield f"{unmapped:,} cases have an unmapped value"
    for name, numbers in told["lists"].items():
        yield f"{name}: {numbers['listed']:,} numbers, {numbers['met a case']:,} met a case"


def _met(told: Section) -> Iterator[str]:
    """How many cases were compared with those of other contributors, and how many persons met."""
    for name, cases in told["compared"].items():
        yield f"{name}: {cases:,} cases tell name, birth date and sex, and were compared"
    for found in told["found"]:
        yield f"Sent by {' and '.join(found['contributors'])}: {found['persons']:,} persons"


def _show_cells(console: Console, cells: Section) -> None:
    for contributor, variables in cells.items():
        title(console, f"Cells of {contributor} that were not simply kept")
        told = {name: judged for name, judged in variables.items() if _rows_told(judged)}
        for name, judged in told.items():
            console.print(Text(f"{name}: {_rows_told(judged):,} of {_rows_in(judged):,} rows"))
            console.print(_verdicts(judged))
        if not told:
            console.print("none")


def _rows_told(judged: Section) -> int:
    return sum(judged[verdict] for verdict in _TOLD)


def _rows_in(judged: Section) -> int:
    return _rows_told(judged) + int(judged["kept"]) + int(judged["blank"])


def _verdicts(judged: Section) -> Table:
    """A line for each verdict and reason, those of most rows first."""
    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=10)
    table.add_column(justify="right", min_width=9)
    table.add_column(overflow="fold", style="dim")
    for verdict in _TOLD:
        told = [line for line in judged["reasons"] if line["verdict"] == verdict]
        unexplained = judged[verdict] - sum(line["rows"] for line in told)
        for line in sorted(told, key=lambda line: -line["rows"]):
            table.add_row(f"  {verdict}", f"{line['rows']:,}", line["reason"])
        if unexplained:
            table.add_row(f"  {verdict}", f"{unexplained:,}", "")
    return table


def _show_utility(console: Console, utility: Section) -> None:
    title(console, "Facts kept by variable")
    table = kept_table("Variable")
    for word, thing in {"cases": "cases", "distinct records": "records", "facts": "facts"}.items():
        add_kept(table, Text(f"All {word}", style="bold"), utility[thing])
    for name, kept in utility["variables"].items():
        add_kept(table, name, kept)
    console.print(table)
    _show_values(console, utility["variables"])
    _show_classes(console, utility["classes"])
    _show_errors(console, utility["error of counts"])


def _show_values(console: Console, variables: Section) -> None:
    title(console, "Values that lost facts")
    table = kept_table("Variable and value")
    for name, kept in variables.items():
        lost = {v: told for v, told in kept["values"].items() if told["after"] < told["before"]}
        if lost:
            table.add_row(Text(name, style="bold"))
        for value, told in lost.items():
            add_kept(table, f"  {value}", told)
    console.print(table if table.row_count else "none")
    gone = sum(len(kept["vanished"]) for kept in variables.values())
    console.print(f"{gone:,} values are in no published case any more.")


def _show_classes(console: Console, classes: Section) -> None:
    title(console, "Classes by size")
    table = table_of("Cases in a class", "Classes", "Cases")
    for line in classes["sizes"]:
        size = f"{line['from']:,} to {line['to']:,}"
        table.add_row(size, f"{line['classes']:,}", f"{line['cases']:,}")
    console.print(table)
    console.print(
        f"{classes['number']:,} classes, the smallest of {classes['smallest']:,} cases;"
        f" half of the cases are in classes of {classes['median']:,} or fewer."
    )


def _show_errors(console: Console, errors: Section) -> None:
    title(console, "Error of counts: how much of them is missing, over all known values")
    table = facts()
    for way, told in errors.items():
        table.add_row(way, f"{told['error'] * 100:.1f} %")
    console.print(table)


def _show_disclosed(console: Console, disclosed: Section) -> None:
    title(console, "What goes public of all this")
    table = facts()
    for what in ("cases received", "cases not published", "facts kept, per cent"):
        table.add_row(what, _number(disclosed[what]))
    errors = (f"{way} {_number(error)}" for way, error in disclosed["error of counts"].items())
    table.add_row("error of counts", ", ".join(errors))
    for band in (*BANDS, TOO_FEW):
        names = [name for name, own in disclosed["kept by variable"].items() if own == band]
        if names:
            table.add_row(f"facts kept, {band}", ", ".join(names))
    console.print(table)


def _number(told: float | str) -> str:
    if isinstance(told, float):
        return f"{told:.2f}"
    return told if isinstance(told, str) else f"{told:,}"
