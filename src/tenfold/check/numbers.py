"""What is remarked on case numbers that aren't like the others: their rows may be no cases."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

import narwhals as nw

from tenfold.check.found import Kind, Level, Remark, Sample
from tenfold.check.model import Export
from tenfold.check.rows import NUMBER, Rows, count
from tenfold.stages import without_zeros

_MOST = 0.95
"""The share of case numbers that have one form, from which on another form is odd."""
_ALIKE = "a case number that another one is but for its leading zeros: are they one case?"
_SHORT = "a case number shorter than others, which begin with 0: has it lost its zeros?"
_ODD = "a case number of another form than most: is it a total, a note, or a row that shifted?"


def number_remarks(export: Export, rows: Rows) -> Iterator[Remark]:
    """The case numbers that may have lost zeros, or are of another form than most."""
    about = export.called([export.mapping.case.number])
    numbers = [row[0] for row in rows.named.select(NUMBER).unique().collect().iter_rows()]
    short, alike = without_zeros(numbers)
    told: tuple[tuple[Level, str, Collection[str]], ...] = (
        ("error", _ALIKE, alike),
        ("warning", _SHORT, short - alike),
        ("warning", _ODD, _odd(numbers)),
    )
    for level, words, some in told:
        if some:
            found = rows.named.filter(nw.col(NUMBER).is_in(sorted(some)))
            samples = (Sample("", count(found), rows.first(found)),)
            yield Remark(Kind.rows, level, about, words, samples[0].rows, samples=samples)


def _odd(numbers: Collection[str]) -> frozenset[str]:
    """Numbers whose form isn't that of almost all: others have other letters or signs."""
    forms = {number: _form(number) for number in numbers}
    counts = Counter(forms.values()).most_common(1)
    if not counts or counts[0][1] < _MOST * len(forms):
        return frozenset()
    return frozenset(number for number, form in forms.items() if form != counts[0][0])


def _form(number: str) -> str:
    """A number with 0 for digits, however many."""
    return re.sub(r"\d+", "0", number)
