"""Redaction and utility in the full report: which facts were kept, and what that does to counts."""

from collections.abc import Iterator

from tenfold.pages import Cell, Section, Table
from tenfold.restricted.printed.words import Told, floored, kept_cells, number, per_cent

_FACT = (
    "A fact is a filled cell of one of the variables that aren't computed from others. Redacting a"
    " cell publishes NULL in its place; withholding leaves a whole case out."
)
_ERROR = (
    "The error of a count by one, two or three variables is the share that is missing of it, over"
    " all combinations of known values together."
)
_KEPT = ("Before", "After", "Kept", "")
_NUMBERS = frozenset({1, 2, 3})
_WIDTHS = (4, 1.2, 1.2, 1, 1.6)


def redaction(report: Told) -> Section:
    """What was kept by variable and by value, and which values vanished."""
    utility = report["utility"]
    gone = sum(len(told["vanished"]) for told in utility["variables"].values())
    values = tuple(_lost(utility["variables"]))
    table = Table(("Value", *_KEPT), values, "Values that lost facts", _NUMBERS, widths=_WIDTHS)
    return Section(
        "Redaction: which facts were kept",
        (
            _FACT,
            _variables(utility),
        ),
        (
            Section("By value", (table,) if values else ("No value lost a fact.",)),
            Section("Values that vanished", (_vanished(gone), *_names(utility["variables"]))),
        ),
    )


def usefulness(report: Told) -> Section:
    """The error of counts, and what other policies would have kept."""
    utility = report["utility"]
    errors = [
        (way, number(told["before"]), number(told["after"]), per_cent(told["error"]))
        for way, told in utility["error of counts"].items()
    ]
    return Section(
        "Utility: how far counts are off",
        (
            _ERROR,
            Table(
                ("Counts", "Before", "After", "Error"),
                tuple(errors),
                "Sums over all sets of one, two and three known values",
                _NUMBERS,
                widths=(2, 1, 1, 1),
            ),
            _policies(utility, report["other policies"]),
        ),
    )


def _variables(utility: Told) -> Table:
    whole = {"All cases": "cases", "All distinct records": "records", "All facts": "facts"}
    rows = [(words, *kept_cells(utility[key])) for words, key in whole.items()]
    own = [(name, *kept_cells(told)) for name, told in utility["variables"].items()]
    lines: list[tuple[Cell, ...]] = [*rows, ("Variables",), *own]
    return Table(("", *_KEPT), tuple(lines), "", _NUMBERS, widths=_WIDTHS)


def _lost(variables: Told) -> Iterator[tuple[Cell, ...]]:
    for name, told in variables.items():
        lost = {v: kept for v, kept in told["values"].items() if kept["after"] < kept["before"]}
        if lost:
            yield (name,)
        yield from ((value, *kept_cells(kept)) for value, kept in lost.items())


def _vanished(gone: int) -> str:
    if not gone:
        return "No value vanished: each that occurred stands in some published case."
    return f"{gone:,} values stand in no published case any more."


def _names(variables: Told) -> Iterator[Table]:
    rows = [
        (name, ", ".join(told["vanished"])) for name, told in variables.items() if told["vanished"]
    ]
    if rows:
        yield Table(("Variable", "Values"), tuple(rows), "", widths=(2, 4))


def _policies(utility: Told, others: Told) -> Table:
    rows = [
        (
            name,
            floored(told["cases"]),
            floored(told["facts"]),
            per_cent(told["error of counts"]["two-way"]["error"]),
            number(told.get("cases in classes below k", 0)),
        )
        for name, told in {"this release": utility, **others}.items()
    ]
    return Table(
        ("Policy", "Cases kept", "Facts kept", "Two-way error", "Cases below k"),
        tuple(rows),
        "Beside other ways of anonymising, which are never published",
        frozenset({1, 2, 3, 4}),
        widths=(2, 1, 1, 1.2, 1.2),
    )
