"""Runs a contributor's rules over its cases: the engine joins, plain Python judges each value once.

The engine does distinct, join, when/then and group-by only, so that any backend of Narwhals gives
the same cases.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np

from tenfold.codebook import Codebook, Variable
from tenfold.contributors import Mapping, Rule
from tenfold.harmonise.dates import read_date
from tenfold.harmonise.exclude import excludes
from tenfold.harmonise.judge import judge
from tenfold.harmonise.words import Words
from tenfold.stages import Cases, Entry, Progress, Schema, silent

Frame = nw.LazyFrame[Any]
Small = Callable[[dict[str, list[str]], dict[str, list[int]]], Frame]
"""Makes a small table of the same engine from its columns of text and of whole numbers."""

_SEVEN_DIGITS = 1_000_000
"""Added to the number of a day, which has up to seven digits, so that each has seven."""

NUMBER, STATE, EXCLUDED, UNMAPPED = "case number", "state", "excluded", "unmapped"


@dataclass(frozen=True)
class Harmonised:
    """A contributor's cases, each once in its latest state, and the ledger of its cells.

    `frame` has the case's number, a code for each base variable under its name, the number of the
    reason why the case is excluded (from 1; 0: it isn't), and whether a cell of it is unmapped.
    """

    contributor: str
    frame: Frame
    reasons: tuple[str, ...]
    entries: tuple[Entry, ...]
    rows: int
    nameless: int
    """Rows without a case number, which can be no case."""

    def cases(self, schema: Schema) -> Cases:
        """The cases in memory, with the columns of the schema and no others."""
        names = [NUMBER, *schema.names, EXCLUDED, UNMAPPED]
        table = self.frame.select(*names).collect(backend="polars").sort(NUMBER)
        arrays = {name: table[name].to_numpy() for name in names[1:]}
        codes = [arrays[name] for name in schema.names]
        return Cases(
            self.contributor,
            tuple(table[NUMBER].to_list()),
            np.stack(codes, axis=1).astype(schema.dtype),
            arrays[EXCLUDED].astype(np.int64),
            arrays[UNMAPPED] > 0,
            self.reasons,
            self.rows,
            self.nameless,
        )


def harmonise(
    frame: Frame, mapping: Mapping, codebook: Codebook, small: Small, tell: Progress = silent
) -> Harmonised:
    """The cases of an export (rows × text columns) in the codebook's codes."""
    run = _Run(mapping, codebook, small)
    source = run.source(frame)
    rows, entries = run.count(source), []
    named = source.filter(nw.col(NUMBER) != "")
    cases = named.with_columns(nw.lit(0).alias(UNMAPPED))
    groups = run.rules_by_columns()
    for done, (columns, rules) in enumerate(groups.items()):
        cases, found = run.apply(named, cases, columns, rules)
        entries += found
        tell("harmonise", done + 1, len(groups))
    cases = run.latest(named, run.excluded(named, run.completed(cases)))
    reasons = tuple(exclusion.reason for exclusion in mapping.exclude)
    nameless = rows - run.count(named)
    return Harmonised(mapping.contributor.id, cases, reasons, tuple(entries), rows, nameless)


@dataclass(frozen=True)
class _Run:
    mapping: Mapping
    codebook: Codebook
    small: Small

    def source(self, frame: Frame) -> Frame:
        """The columns that the mapping reads, under names of ours, blank for NULL."""
        columns = [nw.col(name).fill_null("").alias(_own(name)) for name in self.mapping.reads]
        number = nw.col(self.mapping.case.number).fill_null("").str.strip_chars().alias(NUMBER)
        return frame.select(number, *columns)

    def count(self, frame: Frame) -> int:
        """How many rows a frame has."""
        return int(frame.select(nw.len().alias("rows")).collect().item())

    def rules_by_columns(self) -> dict[tuple[str, ...], list[Rule]]:
        """The rules that read the same columns, to be judged and joined together."""
        groups: defaultdict[tuple[str, ...], list[Rule]] = defaultdict(list)
        for rule in self.mapping.variable:
            groups[rule.reads].append(rule)
        return groups

    def apply(
        self, named: Frame, cases: Frame, columns: tuple[str, ...], rules: list[Rule]
    ) -> tuple[Frame, list[Entry]]:
        """The cases with the codes that some rules make of the same columns, and the ledger."""
        if not columns:
            constants = {rule.name: judge(rule, self._words(rule), ()).code for rule in rules}
            return cases.with_columns(*(nw.lit(c).alias(n) for n, c in constants.items())), []
        distinct = list(self._distinct(named, columns))
        judged = {rule.name: self._judged(rule, distinct) for rule in rules}
        codes = {name: [entry.judged.code for entry in found] for name, found in judged.items()}
        unmapped = [
            int(any(entry.judged.verdict == "unmapped" for entry in row))
            for row in zip(*judged.values(), strict=True)
        ]
        joined = self._join(cases, columns, distinct, codes | {"more": unmapped})
        total = nw.max_horizontal(UNMAPPED, "more").alias(UNMAPPED)
        entries = [entry for found in judged.values() for entry in found]
        return joined.with_columns(total).drop("more"), entries

    def _judged(self, rule: Rule, distinct: list[tuple[tuple[str, ...], int]]) -> list[Entry]:
        """What a rule makes of each distinct row of cells."""
        words = self._words(rule)
        return [
            Entry(rule.name, rule.reads, cells, judge(rule, words, cells), rows)
            for cells, rows in distinct
        ]

    def _words(self, rule: Rule) -> Words:
        return Words(self.codebook, self.mapping, self.codebook.by_name[rule.name])

    def _distinct(
        self, frame: Frame, columns: tuple[str, ...]
    ) -> Iterator[tuple[tuple[str, ...], int]]:
        """The distinct cells of some columns, and in how many rows each stands."""
        own = [_own(name) for name in columns]
        counted = frame.group_by(*own).agg(nw.len().alias("rows")).collect()
        for row in counted.select(*own, "rows").iter_rows():
            yield row[:-1], int(row[-1])

    def _join(
        self,
        cases: Frame,
        columns: tuple[str, ...],
        distinct: Iterable[tuple[tuple[str, ...], int]],
        more: dict[str, list[int]],
    ) -> Frame:
        """The cases with what was judged of their cells."""
        cells = [cells for cells, _ in distinct]
        own = {_own(name): [row[place] for row in cells] for place, name in enumerate(columns)}
        return cases.join(self.small(own, more), on=list(own), how="left")

    def completed(self, cases: Frame) -> Frame:
        """The cases with what follows from their codes (rulings 3 and 4)."""
        for variable in self.codebook.base:
            if variable.none_of:
                one, zero = variable.encode("1"), variable.encode("0")
                positive = nw.any_horizontal(
                    *(nw.col(name) == one for name in variable.none_of), ignore_nulls=False
                )
                own = nw.when(positive).then(nw.lit(zero)).otherwise(nw.lit(one))
                cases = cases.with_columns(own.alias(variable.name))
            cases = self._following(cases, variable)
        return cases

    def _following(self, cases: Frame, variable: Variable) -> Frame:
        """The cases with a variable set by the one that it follows from, where that is known."""
        if variable.follows is None:
            return cases
        source = self.codebook.by_name[variable.follows.variable]
        expression = nw.col(variable.name)
        for label, value in variable.follows.values.items():
            here = nw.col(source.name) == source.encode(label)
            due = nw.lit(variable.encode(value))
            expression = nw.when(here).then(due).otherwise(expression)
        return cases.with_columns(expression.alias(variable.name))

    def excluded(self, named: Frame, cases: Frame) -> Frame:
        """The cases with the number of the first reason to exclude them, 0 for none."""
        cases = cases.with_columns(nw.lit(0).alias(EXCLUDED))
        form = self.mapping.reader.dates
        for number, exclusion in enumerate(self.mapping.exclude, 1):
            columns = (exclusion.column,)
            distinct = list(self._distinct(named, columns))
            why = [number * excludes(exclusion, cells[0], form) for cells, _ in distinct]
            joined = self._join(cases, columns, distinct, {"why": why})
            first = nw.when(nw.col(EXCLUDED) == 0).then(nw.col("why")).otherwise(nw.col(EXCLUDED))
            cases = joined.with_columns(first.alias(EXCLUDED)).drop("why")
        return cases

    def latest(self, named: Frame, cases: Frame) -> Frame:
        """Each case once, in its latest state; among equals the content decides, not the order."""
        names = [variable.name for variable in self.codebook.base]
        parts = [nw.col(name).cast(nw.String) for name in ("when", *names, EXCLUDED, UNMAPPED)]
        cases = self._dated(named, cases)
        state = nw.concat_str(*parts, separator=",").alias(STATE)
        cases = cases.with_columns(state)
        latest = cases.group_by(NUMBER).agg(nw.col(STATE).max())
        kept = cases.join(latest, on=[NUMBER, STATE], how="inner")
        return kept.select(NUMBER, *names, EXCLUDED, UNMAPPED).unique(subset=[NUMBER])

    def _dated(self, named: Frame, cases: Frame) -> Frame:
        """The cases with the day of their state, in digits that sort as text; 0 where none is."""
        updated = self.mapping.case.updated
        if not updated:
            return cases.with_columns(nw.lit(0).alias("when"))
        form = self.mapping.reader.dates
        distinct = list(self._distinct(named, (updated,)))
        days = [read_date(cells[0], form) for cells, _ in distinct]
        when = [_SEVEN_DIGITS + day.toordinal() if day else 0 for day in days]
        return self._join(cases, (updated,), distinct, {"when": when})


def _own(column: str) -> str:
    """A column of the export under a name that no variable has."""
    return f"export: {column}"
