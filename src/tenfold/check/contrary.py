"""Contradictions inside a case, as the codebook lists them: of values, and of the order of days."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import narwhals as nw

from tenfold.check.found import Kind, Remark, Sample
from tenfold.check.model import Export, Frame
from tenfold.check.rows import Rows, Texts, count
from tenfold.codebook import BORN, UPDATED, Codebook, Contradiction, DayOrder
from tenfold.contributors import AgeBand, Majority, Year
from tenfold.contributors import Mapping as Contributed
from tenfold.stages import Entry


def contradictions(export: Export, rows: Rows) -> Iterator[Remark]:
    """A remark for each contradiction that some rows hold, before any ruling settles it."""
    listed = export.codebook.contradictions
    yield from _of_values(export, rows, listed.contradiction)
    for order in listed.order:
        for first in days(export.mapping, order.first):
            for then in days(export.mapping, order.then):
                yield from _of_days(export, rows, order, (first, then))


def days(mapping: Contributed, day: str) -> tuple[str, ...]:
    """The columns that tell a day: that of birth, of the latest state, or of a variable's rule."""
    if day == UPDATED:
        return (mapping.case.updated,) if mapping.case.updated else ()
    found: list[str] = []
    for rule in mapping.variable:
        if isinstance(rule, AgeBand | Majority) and rule.born:
            found += [rule.born] if day == BORN else rule.on if day == rule.name else ()
        elif isinstance(rule, Year) and day == rule.name:
            found += rule.column
    return tuple(dict.fromkeys(found))


def _of_values(export: Export, rows: Rows, listed: tuple[Contradiction, ...]) -> Iterator[Remark]:
    wanted = {name for one in listed for when in one.when for name in when}
    entries = [entry for entry in export.entries if entry.variable in wanted]
    read = {entry.variable: entry.columns for entry in entries}
    coded = _coded(rows, entries)
    for one in listed:
        if all(read.keys() & when for when in one.when):
            whens = [_holds(when, read, export.codebook) for when in one.when]
            held = coded.filter(nw.all_horizontal(*whens, ignore_nulls=True))
            names = (name for when in one.when for name in when)
            columns = dict.fromkeys(column for name in names for column in read.get(name, ()))
            yield from _remark(one, export.called(columns), rows, held)


def _coded(rows: Rows, entries: list[Entry]) -> Frame:
    """The rows with the code that was judged of each variable's cells, under its name."""
    groups: defaultdict[Texts, dict[str, dict[Texts, int]]] = defaultdict(dict)
    for entry in entries:
        groups[entry.columns].setdefault(entry.variable, {})[entry.cells] = entry.judged.code
    frame = rows.named
    for columns, codes in groups.items():
        frame = rows.coded(frame, columns, codes)
    return frame.collect().lazy()


def _holds(
    when: Mapping[str, tuple[str, ...]], read: Mapping[str, Texts], codebook: Codebook
) -> nw.Expr:
    """Whether one of some variables, of those that are read, has one of its values."""
    parts = [
        nw.col(name).is_in([codebook.by_name[name].labels.index(label) + 1 for label in labels])
        for name, labels in when.items()
        if name in read
    ]
    return nw.any_horizontal(*parts, ignore_nulls=True)


def _of_days(
    export: Export, rows: Rows, order: DayOrder, columns: tuple[str, str]
) -> Iterator[Remark]:
    """A remark where some rows have the two days in the wrong order."""
    if columns[0] == columns[1]:
        return
    form = export.mapping.dates
    wrong: dict[Texts, int] = {}
    for cells in rows.distinct(columns):
        first, then = (rows.means.day(cell, form) for cell in cells)
        if first and then and first > then:
            wrong[cells] = 0
    yield from _remark(order, export.called(columns), rows, rows.holding(columns, wrong))


def _remark(one: Contradiction | DayOrder, about: str, rows: Rows, held: Frame) -> Iterator[Remark]:
    """A remark on a contradiction, where any row holds it."""
    if found := count(held):
        samples = (Sample("", found, rows.first(held)),)
        yield Remark(
            kind=Kind.contradiction,
            level=one.severity,
            about=about,
            words=one.words,
            rows=found,
            samples=samples,
        )
