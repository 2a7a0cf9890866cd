"""What became of cells that weren't simply kept: by columns and reason, with their places."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from tenfold.check.found import Cells, Kind, Level, Remark, Sample
from tenfold.check.model import Export
from tenfold.check.rows import Rows, Texts, joined
from tenfold.contributors import AgeBand, Majority, Mapping, Year
from tenfold.stages import Entry, Judgement

MOST = 100
"""How many values are told of one column and reason, at most."""

_LEVELS: dict[Judgement, Level] = {
    "unmapped": "error",
    "rejected": "warning",
    "repaired": "warning",
}
Key = tuple[Texts, Judgement, str]
"""Columns, verdict and reason."""


def cells_of(export: Export) -> tuple[Cells, ...]:
    """How the cells of each variable fare, in the mapping's order."""
    counts: defaultdict[str, Counter[Judgement]] = defaultdict(Counter)
    for entry in export.entries:
        counts[entry.variable][entry.judged.verdict] += entry.rows
    rules = (rule for rule in export.mapping.variable if rule.name in counts)
    return tuple(Cells(rule.name, rule.reads, rule.rule, counts[rule.name]) for rule in rules)


def cell_remarks(export: Export, rows: Rows) -> Iterator[Remark]:
    """A remark for each reason why cells of some columns weren't simply kept."""
    groups: defaultdict[Key, list[Entry]] = defaultdict(list)
    for entry in export.entries:
        if entry.judged.verdict in _LEVELS:
            groups[entry.columns, entry.judged.verdict, entry.judged.reason].append(entry)
    for (columns, verdict, reason), entries in groups.items():
        told = {entry.cells: entry.rows for entry in entries}  # each once, whoever reads it
        samples = _samples(export.mapping, columns, told)
        yield Remark(
            kind=Kind(verdict),
            level=_LEVELS[verdict],
            about=export.called(columns),
            words=reason,
            rows=sum(told.values()),
            variables=tuple(dict.fromkeys(entry.variable for entry in entries)),
            distinct=len(samples),
            samples=_placed(rows, columns, samples[:MOST]),
        )


Alike = tuple[str, int, list[Texts]]
"""What is shown of cells that look alike, their rows, and the cells."""


def _samples(mapping: Mapping, columns: Texts, told: dict[Texts, int]) -> list[Alike]:
    """Cells by what is shown of them, those of most rows first."""
    show = showing(mapping, columns)
    alike: defaultdict[str, list[Texts]] = defaultdict(list)
    for cells in told:
        alike[show(cells)].append(cells)
    samples = [(text, sum(told[c] for c in cells), cells) for text, cells in alike.items()]
    return sorted(samples, key=lambda sample: (-sample[1], sample[0]))


def _placed(rows: Rows, columns: Texts, samples: list[Alike]) -> tuple[Sample, ...]:
    groups = {cells: place for place, sample in enumerate(samples) for cells in sample[2]}
    places = rows.first_by_group(rows.holding(columns, groups))
    return tuple(
        Sample(text, count, places.get(place, ())) for place, (text, count, _) in enumerate(samples)
    )


def showing(mapping: Mapping, columns: Texts) -> Callable[[Texts], str]:
    """What may be shown of cells: nothing of what identifies, and of a day its form alone."""
    identify = {column.column for column in mapping.columns if column.use == "identifies"}
    hidden, days = identify | {mapping.case.number}, set(days_of(mapping))
    ways = [_nothing if name in hidden else _form if name in days else str for name in columns]

    def show(cells: Texts) -> str:
        parts = [way(cell) for way, cell in zip(ways, cells, strict=True)]
        return joined([part if part.strip() else "(blank)" for part in parts])

    return show


def days_of(mapping: Mapping) -> Iterable[str]:
    """The columns of days: a day may tell who somebody is, as that of birth does."""
    yield mapping.case.updated
    for rule in mapping.variable:
        if isinstance(rule, Year):
            yield from rule.column
        elif isinstance(rule, AgeBand | Majority):
            yield from (rule.born, *rule.on)


def _nothing(_: str) -> str:
    return "…"


def _form(text: str) -> str:
    """A text with 0 for each digit and a for each letter."""
    return re.sub(r"[^\W\d_]", "a", re.sub(r"\d", "0", text))
