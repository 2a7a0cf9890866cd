"""The crosswalk as one page for a browser: no script, nothing loaded, readable from disk."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from string import Template

from tenfold.codebook.book import Codebook
from tenfold.codebook.files import read_text
from tenfold.codebook.model import Group, Variable
from tenfold.codebook.standing import (
    MEANINGS,
    SIGNS,
    Rows,
    Standing,
    Status,
    by_group,
    contributors_of,
)

TEMPLATE = Path(__file__).parent / "crosswalk.template.html"
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
Members = Sequence[tuple[Variable, Rows]]


def to_html(codebook: Codebook, standings: Sequence[Standing]) -> str:
    """Signs and their meaning, the matrix by group, and the reasons variable by variable."""
    contributors = contributors_of(standings)
    groups = list(by_group(codebook, standings))
    page = Template(read_text(TEMPLATE)).substitute(
        title=escape(f"{codebook.about.title}, codebook version {codebook.about.version}"),
        legend="\n".join(_legend()),
        heads="\n".join(f'<th scope="col"><span>{escape(who)}</span></th>' for who in contributors),
        matrix="\n".join(_matrix(group, members, len(contributors)) for group, members in groups),
        reasons="\n".join(_chapter(group, members) for group, members in groups),
    )
    return page.rstrip("\n")


def _legend() -> Iterator[str]:
    for status, meaning in MEANINGS.items():
        yield f"<dt>{_mark(status)}</dt>"
        yield f"<dd>{escape(meaning)}</dd>"


def _matrix(group: Group, members: Members, contributors: int) -> str:
    """A group's rows of the matrix, under its title."""
    head = f'<th colspan="{contributors + 1}" scope="rowgroup">{escape(group.title)}</th>'
    lines = ["<tbody>", f"<tr>{head}</tr>"]
    for variable, rows in members:
        link = f'<a href="#v{variable.number}">{_heading(variable)}</a>'
        cells = "".join(f"<td>{_mark(row.status)}</td>" for row in rows)
        lines.append(f'<tr><th scope="row">{link}</th>{cells}</tr>')
    return "\n".join([*lines, "</tbody>"])


def _chapter(group: Group, members: Members) -> str:
    """A group's variables, each with what is told of every contributor."""
    lines = [f"<h3>{escape(group.title)}</h3>"]
    for variable, rows in members:
        lines += [
            f'<section id="v{variable.number}">',
            f"<h4>{_heading(variable)}</h4>",
            f"<p>{escape(variable.label)}</p>",
            "<dl>",
            *(line for row in rows for line in _told(row)),
            "</dl>",
            "</section>",
        ]
    return "\n".join(lines)


def _told(row: Standing) -> Iterator[str]:
    yield f"<dt>{escape(row.contributor)} {_mark(row.status)}</dt>"
    yield f"<dd>{escape(_sentence(row.rule))}</dd>"
    if row.reason:
        yield f"<dd>{escape(row.reason)}</dd>"
    if row.fields:
        yield f'<dd class="fields">Fields: {escape(row.fields)}</dd>'


def _mark(status: Status) -> str:
    """A status in its colour: the sign to look at, and the word."""
    kind = status.replace(" ", "-")
    sign = f'<span class="sign" aria-hidden="true">{SIGNS[status]}</span>'
    return f'<span class="mark {kind}">{sign} <span class="word">{status}</span></span>'


def _heading(variable: Variable) -> str:
    """Number and name, which may be broken before a capital letter."""
    return f"{variable.number} {_HUMP.sub('<wbr>', escape(variable.name))}"


def _sentence(rule: str) -> str:
    return f"{rule[0].upper()}{rule[1:]}."
