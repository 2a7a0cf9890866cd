"""The cells of each contributor in the full report: by variable, and why they weren't kept."""

from collections.abc import Iterator
from typing import get_args

from tenfold.pages import Cell, Section, Table
from tenfold.restricted.printed.words import Told, number
from tenfold.stages import TOLD, Judgement

_JUDGEMENTS = get_args(Judgement)
_HEADS = tuple(word.capitalize() for word in _JUDGEMENTS)
_NUMBERS = frozenset(range(1, 1 + len(_JUDGEMENTS)))
_WIDTHS = (3, *(1 for _ in _JUDGEMENTS))
_ABOUT = (
    "A cell is kept as it is, repaired by a line of the mapping, rejected with a reason, unmapped"
    " where no line explains it, or blank. The appendix has each contributor by variable."
)


def cells(report: Told) -> Section:
    """What became of each contributor's cells, in a line each."""
    rows = [
        (who, *(number(sum(told[one] for told in variables.values())) for one in _JUDGEMENTS))
        for who, variables in report["cells"].items()
    ]
    table = Table(("Contributor", *_HEADS), tuple(rows), "", _NUMBERS, widths=_WIDTHS)
    return Section("Cells: what was mended, and what was not understood", (_ABOUT, table))


def appendix(report: Told) -> Section:
    """The cells of each contributor by variable, and the reasons."""
    inner = tuple(_contributor(who, told) for who, told in report["cells"].items())
    return Section("Appendix: cells by contributor and variable", (), inner)


def _contributor(who: str, variables: Told) -> Section:
    """A contributor's cells by variable, and the reasons of what wasn't simply kept."""
    rows = [(name, *(number(told[one]) for one in _JUDGEMENTS)) for name, told in variables.items()]
    caption = "Rows by what became of the cell"
    codes = frozenset({0})
    table = Table(("Variable", *_HEADS), tuple(rows), caption, _NUMBERS, codes, _WIDTHS)
    reasons = tuple(_because(variables))
    told = Table(("Reason", "Verdict", "Rows"), reasons, "Why", frozenset({2}), widths=(5, 1, 1))
    return Section(who, (table, told) if reasons else (table,))


def _because(variables: Told) -> Iterator[tuple[Cell, ...]]:
    for name, told in variables.items():
        lines = [line for line in told["reasons"] if line["verdict"] in TOLD]
        if lines:
            yield (name,)
        for line in sorted(lines, key=lambda line: -line["rows"]):
            yield line["reason"], line["verdict"], number(line["rows"])
