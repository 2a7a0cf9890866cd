"""The ledger in the full report: what became of each row."""

from collections.abc import Iterator

from tenfold.pages import Cell, Points, Section, Table
from tenfold.restricted.printed.words import NONE, Told, number

_CONTRIBUTORS = ("Contributor", "Read", "No case", "Left out", "Handed on")


def ledger(report: Told) -> Section:
    """Rows by contributor and reason, lists of case numbers, persons met twice."""
    rows = report["rows"]
    closes = "Every row is published, withheld, left out, or no case of its own."
    return Section(
        "The ledger: what became of every row",
        (closes, _contributors(rows), _reasons(rows), *_asides(rows)),
    )


def _contributors(rows: Told) -> Table:
    told = [_line(name, one) for name, one in rows["contributors"].items()]
    totals = [sum(column) for column in zip(*(line[1:] for line in told), strict=True)] or [0] * 4
    lines = [(name, *map(number, counts)) for name, *counts in told]
    withheld = sum(rows["withheld"].values())
    return Table(
        _CONTRIBUTORS,
        (
            *lines,
            ("All", *map(number, totals)),
            ("of which withheld", "", "", "", number(withheld)),
            ("of which published", "", "", "", number(rows["published"])),
        ),
        "Rows read, and what became of them",
        frozenset({1, 2, 3, 4}),
        widths=(2, 1, 1, 1, 1),
    )


def _line(name: str, one: Told) -> tuple[str, int, int, int, int]:
    no_case, left_out = sum(one["no case"].values()), sum(one["left out"].values())
    return name, one["read"], no_case, left_out, one["handed on"]


def _reasons(rows: Told) -> Table:
    """Why rows are no case, and cases left out or withheld."""
    lines: list[tuple[Cell, ...]] = []
    for name, one in rows["contributors"].items():
        own = [
            (f"{what}: {reason}", number(count))
            for what in ("no case", "left out")
            for reason, count in one[what].items()
        ]
        lines += [(name,), *own] if own else []
    withheld = [
        (f"withheld: {reason}", number(count)) for reason, count in rows["withheld"].items()
    ]
    lines += [("All contributors",), *withheld] if withheld else []
    if not lines:
        lines = [(NONE, number(0))]
    return Table(("Reason", "Rows"), tuple(lines), "The reasons", frozenset({1}), widths=(4, 1))


def _asides(rows: Told) -> Iterator[Points | str]:
    """What else is known of cases: lists, unmapped values, persons sent twice."""
    lines = [line for name, one in rows["contributors"].items() for line in _aside(name, one)]
    if lines:
        yield Points(tuple(lines))
    same = rows["same person"]
    compared = sum(same["compared"].values())
    if same["counts"] == "twice":
        yield "Nobody was compared: who was sent by two contributors counts twice; k counts cases."
    else:
        met = sum(found["persons"] for found in same["found"])
        yield (
            f"{compared:,} cases tell name, birth date and sex and were compared between"
            f" contributors; {met:,} persons were found at more than one, and count once."
        )


def _aside(name: str, one: Told) -> Iterator[str]:
    if unmapped := one["cases with an unmapped value"]:
        yield f"{name}: {unmapped:,} cases hold a value that no line of the mapping explains."
    for listed, told in one["lists"].items():
        listed_in, met = told["listed"], told["met a case"]
        yield f"{name}, {listed}: {listed_in:,} numbers, of which {met:,} met a case."
