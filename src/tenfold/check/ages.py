"""Ages that the birth contradicts: the age is what counts, and one of the two is a mistake."""

from collections.abc import Iterator
from datetime import date

from tenfold.check.found import Kind, Remark, Sample
from tenfold.check.model import Export, Means
from tenfold.check.rows import Rows, Texts, count
from tenfold.contributors import AgeBand, Majority, Mapping, folded

_WORDS = "more than a year between the age and the one by birth"
_APART = 1
"""Years that are no contradiction: an age may be told on another day, or be rounded."""


def age_remarks(export: Export, rows: Rows) -> Iterator[Remark]:
    """The rows in which an age and a birth, which one rule reads, don't go together."""
    for rule in _both(export.mapping):
        columns = rule.reads
        groups = {
            cells: 0
            for cells in rows.distinct(columns)
            if _contradict(rule, cells, export.mapping, rows.means)
        }
        if groups:
            found = rows.holding(columns, groups)
            samples = (Sample("", count(found), rows.first(found)),)
            yield Remark(
                kind=Kind.contradiction,
                level="error",
                about=export.called(columns),
                words=_WORDS,
                rows=samples[0].rows,
                variables=(rule.name,),
                samples=samples,
            )


def _both(mapping: Mapping) -> Iterator[AgeBand | Majority]:
    """The first rule of those that read an age and a birth from the same columns."""
    seen: set[Texts] = set()
    for rule in mapping.variable:
        if isinstance(rule, AgeBand | Majority) and rule.age and rule.on and rule.reads not in seen:
            seen.add(rule.reads)
            yield rule


def _contradict(rule: AgeBand | Majority, cells: Texts, mapping: Mapping, means: Means) -> bool:
    """Whether an age is known, and none of those that the birth gives is near it."""
    told, birth, *days = cells
    age = means.age(told, tuple(map(folded, rule.unit)))
    on = means.day(next(filter(str.strip, days), ""), mapping.dates)
    if age is None or on is None:
        return False
    if rule.born_year:
        possible = _by_year(birth, on)
    else:
        possible = _by_day(means.day(birth, mapping.dates), on)
    return bool(possible) and min(abs(age - one) for one in possible) > _APART


def _by_year(birth: str, on: date) -> tuple[int, ...]:
    """The two ages that a year of birth leaves open; none for what is no year."""
    if not birth.strip().isdecimal():
        return ()
    later = on.year - int(birth)
    return later - 1, later


def _by_day(born: date | None, on: date) -> tuple[int, ...]:
    """The age in full years, if the day of birth is known."""
    if born is None:
        return ()
    return (on.year - born.year - ((on.month, on.day) < (born.month, born.day)),)
