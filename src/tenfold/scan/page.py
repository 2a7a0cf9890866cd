"""The profile as a page: one file without scripts, readable on a phone."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template

from tenfold.scan.profile import Column, File, Profile

_PAGE = Path(__file__).with_name("page.template.html")


def as_html(profile: Profile) -> str:
    """The page of a profile, which holds nothing else, so that it can be mailed."""
    columns = list(enumerate(profile.columns, 1))
    return Template(_PAGE.read_text(encoding="utf-8")).substitute(
        files="\n".join(_file(file) for file in profile.files),
        cases=escape(f"{profile.about_cases} {profile.about_layouts}".strip()),
        counts=escape(profile.about_counts),
        contents="\n".join(_entry(place, column) for place, column in columns),
        columns="\n".join(_section(place, column) for place, column in columns),
    )


def _file(file: File) -> str:
    return f"<li>{escape(file.name)}: {file.rows} rows; {escape(', '.join(file.found))}</li>"


def _entry(place: int, column: Column) -> str:
    mark = ' <span class="flag">may identify</span>' if column.flagged else ""
    return f'<li><a href="#c{place}">{escape(column.name)}</a>{mark}</li>'


def _section(place: int, column: Column) -> str:
    """What is said of a column, and the values that may be told."""
    said = "".join(f"<dt>{word}</dt><dd>{escape(text)}</dd>" for word, text in _said(column))
    title = f"<h2>{escape(column.name)}</h2>"
    return f'<section id="c{place}">{title}<dl>{said}</dl>{_values(column)}</section>'


def _said(column: Column) -> Iterator[tuple[str, str]]:
    yield "Looks like", str(column.shape)
    yield "Filled", f"{column.filled} rows, {column.distinct} different"
    if column.lacking:
        yield "Not in", ", ".join(column.lacking)
    if column.flagged:
        yield "May identify", f"{'; '.join(column.flagged)}. No value is told."
    for candidate in column.candidates:
        yield "May become", str(candidate)


def _values(column: Column) -> str:
    rest = f"<p>{column.values.rest}</p>" if column.values.rest else ""
    if not column.values.shown:
        return rest
    rows = "".join(
        f"<tr><td>{escape(shown.value)}</td><td>{shown.rows}</td></tr>"
        for shown in column.values.shown
    )
    head = '<tr><th scope="col">Value</th><th scope="col">Rows</th></tr>'
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>{rest}"
