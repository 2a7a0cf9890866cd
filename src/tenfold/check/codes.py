"""Codes of countries that stand among names: NA is Namibia there, and may be meant as no answer."""

from collections.abc import Iterator, Mapping

import narwhals as nw

from tenfold.check.found import Kind, Remark, Sample
from tenfold.check.model import Export
from tenfold.check.rows import Rows, Texts, own
from tenfold.contributors import Copy, FirstKnown, FirstOfList, Recode, folded

_WORDS = "a country's code where most are names: if no country is meant, give the word a line"


def code_remarks(export: Export, rows: Rows) -> Iterator[Remark]:
    """The codes of two letters in columns of countries in which names are more."""
    for column, (variables, signs, lines) in _columns(export).items():
        counts = _counts(rows, column)
        codes = _codes(export) - lines
        found = {cell: many for cell, many in counts.items() if _parts(cell, signs) & codes}
        if found and 2 * sum(found.values()) < sum(counts.values()):
            yield Remark(
                kind=Kind.doubtful,
                level="warning",
                about=export.called([column]),
                words=_WORDS,
                rows=sum(found.values()),
                variables=tuple(variables),
                distinct=len(found),
                samples=_samples(rows, column, found),
            )


Column = tuple[list[str], set[str], set[str]]
"""The variables that read a column, the signs that part its lists, and the words with a line."""


def _columns(export: Export) -> dict[str, Column]:
    """The columns in which countries are read by their names and codes."""
    found: dict[str, Column] = {}
    for rule in export.mapping.variable:
        if export.codebook.by_name[rule.name].type != "country":
            continue
        if isinstance(rule, Copy | Recode | FirstKnown | FirstOfList):
            read = rule.columns if isinstance(rule, FirstKnown) else (rule.column,)
            for column in read:
                variables, signs, lines = found.setdefault(column, ([], set(), set()))
                variables.append(rule.name)
                signs |= {rule.separator} if isinstance(rule, FirstOfList) else set()
                lines |= {word for name in rule.tables for word in export.mapping.table(name)}
    return found


def _codes(export: Export) -> set[str]:
    return {folded(country.alpha2) for country in export.codebook.countries}


def _counts(rows: Rows, column: str) -> dict[str, int]:
    """The filled cells of a column, and in how many rows each stands."""
    many = rows.named.group_by(own(column)).agg(nw.len().alias("rows")).collect()
    return {cell: count for cell, count in many.iter_rows() if cell.strip()}


def _parts(cell: str, signs: set[str]) -> set[str]:
    """The words of a cell as they are compared: itself, and the parts of a list."""
    return {folded(part) for sign in signs for part in cell.split(sign)} | {folded(cell)}


def _samples(rows: Rows, column: str, found: Mapping[str, int]) -> tuple[Sample, ...]:
    """Each code with its rows, those of most rows first."""
    cells = sorted(found, key=lambda cell: (-found[cell], cell))
    groups: dict[Texts, int] = {(cell,): place for place, cell in enumerate(cells)}
    places = rows.first_by_group(rows.holding((column,), groups))
    return tuple(Sample(c, found[c], places.get(place, ())) for place, c in enumerate(cells))
