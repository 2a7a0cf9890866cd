"""Rows of one case number that tell of two people: offices may have counted each for itself."""

from collections import defaultdict
from collections.abc import Iterator

import narwhals as nw

from tenfold.check.found import Kind, Remark, Sample
from tenfold.check.model import Export
from tenfold.check.rows import NUMBER, Rows, count, own
from tenfold.contributors import folded

_WORDS = "one case number, and another name and birth date: are they two people?"


def people_remarks(export: Export, rows: Rows) -> Iterator[Remark]:
    """The case numbers of which neither name nor birth date stays; only the latest row counts."""
    several = _several(export, rows)
    if several:
        found = rows.named.filter(nw.col(NUMBER).is_in(several))
        samples = (Sample("", count(found), rows.first(found)),)
        about = export.called([export.mapping.case.number])
        yield Remark(Kind.rows, "warning", about, _WORDS, samples[0].rows, samples=samples)


def _several(export: Export, rows: Rows) -> list[str]:
    """The case numbers that more than one name and more than one birth date go with."""
    person = export.mapping.person
    if not person:
        return []
    columns = [*map(own, person.name), own(person.born)]
    names: defaultdict[str, set[str]] = defaultdict(set)
    days: defaultdict[str, set[str]] = defaultdict(set)
    for number, *name, born in rows.named.select(NUMBER, *columns).unique().collect().iter_rows():
        day = rows.means.day(born, export.mapping.dates)
        names[number] |= {" ".join(sorted(folded(" ".join(name)).split()))} - {""}
        days[number] |= {day.isoformat()} if day else set()
    return sorted(number for number in names if min(len(names[number]), len(days[number])) > 1)
