"""What identifies people in an export, gathered to be looked for in what is to be published."""

from collections.abc import Iterable, Iterator

import narwhals as nw

from tenfold.contributors import Mapping
from tenfold.harmonise.harmonised import Frame
from tenfold.stages import Sought, same_number

_NAMED = 2
"""Words that a full name has at least; a single one may stand anywhere."""


def sought(frame: Frame, mapping: Mapping) -> Sought:
    """The case numbers and full names of all rows, also of those that are left out.

    `frame` has the columns `mapping.reads` and `mapping.named`. A name in several columns is given
    as they stand, and with the last one first.
    """
    sent = (number for (number,) in _distinct(frame, (mapping.case.number,)))
    names: set[str] = set()
    for columns in mapping.names:
        for parts in _distinct(frame, columns):
            names |= {_folded(*parts), _folded(parts[-1], *parts[:-1])}
    full = (name for name in names if len(name.split()) >= _NAMED)
    return Sought(sought_numbers(sent).numbers, frozenset(full))


def sought_numbers(numbers: Iterable[str]) -> Sought:
    """Case numbers, each as it stands and as it is compared."""
    forms = (form(number) for number in numbers for form in (_folded, same_number))
    return Sought(frozenset(filter(None, forms)))


def _distinct(frame: Frame, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The distinct cells of some columns, blank for NULL."""
    cells = frame.select(*(nw.col(name).fill_null("") for name in columns)).unique()
    yield from cells.collect().iter_rows()


def _folded(*parts: str) -> str:
    """The parts in a row, with one space between words."""
    return " ".join(" ".join(parts).split())
