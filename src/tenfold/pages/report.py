"""A report as plain parts, which become one page for a browser and one for paper."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Protocol

from tenfold.pages.paper import pdf
from tenfold.pages.web import LOOK, html

_WEB, _PAPER = LOOK / "report.html", LOOK / "report.typ"
_FULL = 100


class Speaking(Protocol):
    """What turns a text into a page's language."""

    @property
    def code(self) -> str:
        """The language's code, such as `fr`."""
        ...

    def __call__(self, text: str, /) -> str:
        """The text in that language."""
        ...


@dataclass(frozen=True)
class Bar:
    """A share, drawn; its number stands in another cell."""

    share: float

    @property
    def width(self) -> float:
        """How much of the cell's width it takes, in per cent."""
        return round(min(max(self.share, 0), 1) * _FULL, 2)


Cell = str | Bar


@dataclass(frozen=True)
class Table:
    """Rows of cells under a head; a row of one cell is a heading between the others.

    `numbers` are the places of columns that are set flush right; `widths` are for paper, each a
    share of the page or 0 for what its cells need, as a column of names always has.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    numbers: frozenset[int] = frozenset()
    codes: frozenset[int] = frozenset()
    """The places of columns that hold names as they stand in the data."""
    widths: tuple[float, ...] = ()


@dataclass(frozen=True)
class Facts:
    """Terms, and what is told of each."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Notice:
    """What must not be overlooked."""

    text: str


@dataclass(frozen=True)
class Points:
    """Short statements, one below the other; where they are to be ticked, with a box each."""

    texts: tuple[str, ...]
    boxes: bool = False


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on: who signs, and the words for name, place and date, and signature."""

    roles: tuple[str, ...]
    words: tuple[str, ...]


Block = str | Table | Facts | Notice | Points | Signatures
"""A text is a paragraph."""


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; its own sections come after that."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True)
class Report:
    """What a report says of itself, and its sections."""

    kind: str
    title: str
    lead: str
    facts: Facts
    sections: tuple[Section, ...]
    author: str
    head: str
    """The running head of the pages for paper."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Other pages, by the words that lead to them."""


def report_html(report: Report, say: Speaking) -> str:
    """The report as a page for a browser, which reads from disk as well. Raises TenfoldError."""
    return html(_WEB, _=say, report=_plain(report))


def report_pdf(report: Report, say: Speaking, day: date) -> bytes:
    """The report as PDF (PDF/UA-1), dated `day`. Raises OutputError for letters without a font."""
    look = {
        "title": report.title,
        "author": report.author,
        "language": say.code,
        "head": report.head,
        "page": say("Page {page} of {pages}"),
    }
    words = {"contents": say("Contents")}
    return pdf(_PAPER, {"look": look, "words": words, "report": _plain(report)}, day)


def _plain(report: Report) -> dict[str, Any]:
    """The report in JSON's types; each block says its kind."""
    told = asdict(report)
    told["facts"] = _block(report.facts)
    told["sections"] = _sections(report.sections, ())
    return told


def _sections(sections: tuple[Section, ...], above: tuple[int, ...]) -> list[dict[str, Any]]:
    """The sections with the number of each, as `2-1`, by which it can be linked to."""
    return [
        {
            "title": section.title,
            "id": "-".join(map(str, (*above, place))),
            "blocks": [_block(block) for block in section.blocks],
            "sections": _sections(section.sections, (*above, place)),
        }
        for place, section in enumerate(sections, start=1)
    ]


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, str):
        return {"kind": "text", "text": block}
    if isinstance(block, Table):
        return _table(block)
    return {"kind": type(block).__name__.lower(), **asdict(block)}


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "head": list(table.head),
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "caption": table.caption,
        "numbers": sorted(table.numbers),
        "codes": sorted(table.codes),
        "widths": list(table.widths),
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {"text": cell} if isinstance(cell, str) else {"bar": cell.width}
