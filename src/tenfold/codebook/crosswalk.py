"""The crosswalk as CSV, HTML or Markdown: from codebook and mappings alone (rulings 12 and 14)."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence

from tenfold.codebook.book import Codebook
from tenfold.codebook.page import to_html
from tenfold.codebook.standing import MEANINGS, SIGNS, Standing, by_group, contributors_of


def to_csv(_: Codebook, standings: Sequence[Standing]) -> str:
    """A line for each variable and contributor."""
    text = io.StringIO()
    writer = csv.DictWriter(text, tuple(Standing.model_fields), lineterminator="\n")
    writer.writeheader()
    writer.writerows(standing.model_dump() for standing in standings)
    return text.getvalue().rstrip("\n")


def to_markdown(codebook: Codebook, standings: Sequence[Standing]) -> str:
    """The signs, and for each group the matrix and what stands behind it."""
    lines = [
        f"# Crosswalk: {codebook.about.title}, codebook version {codebook.about.version}",
        "",
        "What each contributor collects, beside what the codebook asks. An empty cell of the data",
        'often means "never asked". No observed value stands here (ruling 14).',
        "",
        *_table("sign", "status", "what it means"),
        *(_row(SIGNS[status], status, meaning) for status, meaning in MEANINGS.items()),
        "",
    ]
    contributors = contributors_of(standings)
    for group, members in by_group(codebook, standings):
        lines += [f"## {group.title}", "", *_table("number", "variable", *contributors)]
        for variable, rows in members:
            signs = (f"{SIGNS[row.status]} {row.status}" for row in rows)
            lines.append(_row(variable.number, variable.name, *signs))
        lines += ["", *_table("number", "contributor", "rule", "reason", "fields")]
        lines += [line for _, rows in members for line in _reasons(rows)]
        lines.append("")
    return "\n".join(lines).rstrip()


def _reasons(rows: Sequence[Standing]) -> Iterator[str]:
    for row in rows:
        yield _row(row.number, row.contributor, row.rule, row.reason, row.fields)


def _table(*heads: str) -> list[str]:
    return [_row(*heads), "|" + "---|" * len(heads)]


def _row(*cells: object) -> str:
    told = (str(cell).replace("|", "\\|").replace("<", "&lt;") for cell in cells)
    return f"| {' | '.join(told)} |"


CROSSWALKS: dict[str, Callable[[Codebook, Sequence[Standing]], str]] = {
    "csv": to_csv,
    "html": to_html,
    "md": to_markdown,
}
"""The crosswalk in each form, without the last line's end."""
