"""What a check found as one page of HTML: it holds values of cases, so it stays inside."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import get_args

from tenfold.check.found import Checked, Kind, Remark, Sample
from tenfold.check.rows import joined
from tenfold.stages import Judgement

_PAGE = Path(__file__).with_name("page.html")
_VERDICTS = get_args(Judgement)


def page_of(checked: Checked) -> bytes:
    """The page in UTF-8; it needs no script and no other file."""
    sections = tuple(checked.by_kind())
    told = [*checked.facts(), ("Outcome", checked.outcome())]
    page = Template(_PAGE.read_text(encoding="utf-8")).substitute(
        title=escape(f"Check of {checked.title}"),
        facts="\n".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in told),
        contents=_contents(sections),
        sections="\n".join([*(_section(*one) for one in sections), _cells(checked)]),
    )
    return page.encode()


def _contents(sections: Sequence[tuple[Kind, Sequence[Remark]]]) -> str:
    links = [
        f'<li><a href="#{kind}">{escape(kind.called)}</a> ({len(remarks):,})</li>'
        for kind, remarks in sections
    ]
    links.append('<li><a href="#cells">How the cells of each variable fare</a></li>')
    return f'<nav aria-label="Contents"><ul>{"".join(links)}</ul></nav>'


def _section(kind: Kind, remarks: Iterable[Remark]) -> str:
    told = "\n".join(map(_article, remarks))
    return f'<section id="{kind}">\n<h2>{escape(kind.called)}</h2>\n{told}\n</section>'


def _article(remark: Remark) -> str:
    """A remark, with its values and places where it has any."""
    level = f'<span class="level">{remark.sign} {remark.level}</span>'
    variables = f'<p class="about">for {escape(", ".join(remark.variables))}</p>'
    return "\n".join(
        [
            f'<article class="{remark.level}">',
            f"<h3>{escape(remark.about)}</h3>",
            f"<p>{level}: {escape(remark.words)}</p>",
            *([variables] if remark.variables else []),
            *([f"<p>{escape(remark.size)}</p>"] if remark.rows else []),
            *_shown(remark),
            "</article>",
        ]
    )


def _shown(remark: Remark) -> Iterator[str]:
    """The samples as a table, where values are to be mended."""
    if not remark.distinct:
        return
    rows = "".join(map(_sample, remark.samples))
    head = _head(("Value", "First found in"), ("Rows",))
    yield f'<table class="samples">{head}<tbody>{rows}</tbody></table>'
    if more := remark.distinct - len(remark.samples):
        yield f"<p>and {more:,} more values</p>"


def _sample(sample: Sample) -> str:
    return (
        f'<tr><td class="shown">{escape(sample.shown)}</td>'
        f"<td>{escape(sample.where)}</td>{_number(sample.rows)}</tr>"
    )


def _cells(checked: Checked) -> str:
    """How the cells of each variable fare, as a table."""
    head = _head(("Variable", "Rule", "Columns"), _VERDICTS)
    rows = []
    for cells in checked.cells:
        words = "".join(f"<td>{escape(text)}</td>" for text in (cells.rule, joined(cells.columns)))
        counts = "".join(_number(cells.rows.get(verdict, 0)) for verdict in _VERDICTS)
        rows.append(f'<tr><th scope="row">{escape(cells.variable)}</th>{words}{counts}</tr>')
    return "\n".join(
        [
            '<section id="cells">',
            "<h2>How the cells of each variable fare</h2>",
            '<div class="wide" tabindex="0" role="region" aria-label="Cells by variable">',
            f"<table>{head}<tbody>{''.join(rows)}</tbody></table>",
            "</div>",
            "</section>",
        ]
    )


def _head(texts: Iterable[str], numbers: Iterable[str]) -> str:
    """The head of a table: columns of text, then columns of numbers."""
    told = "".join(f'<th scope="col">{escape(text)}</th>' for text in texts)
    counted = "".join(f'<th scope="col" class="number">{escape(text)}</th>' for text in numbers)
    return f"<thead><tr>{told}{counted}</tr></thead>"


def _number(number: int) -> str:
    return f'<td class="number">{number:,}</td>'
