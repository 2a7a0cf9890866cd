"""Runs a contributor's rules over its cases: the engine joins, plain Python judges each value once.

The engine does distinct, join, when/then and group-by only, so that any backend of Narwhals gives
the same cases.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np

from tenfold.codebook import NULL, Codebook, Variable
from tenfold.contributors import Mapping, Rule
from tenfold.errors import GuardError
from tenfold.harmonise.dates import read_date
from tenfold.harmonise.exclude import excludes
from tenfold.harmonise.judge import judge
from tenfold.harmonise.words import Words
from tenfold.stages import Cases, Entry, Judged, Progress, Schema, same_number, silent

Frame = nw.LazyFrame[Any]
Small = Callable[[dict[str, list[str]], dict[str, list[int]]], Frame]
"""Makes a small table of the same engine from its columns of text and of whole numbers."""

_SEVEN_DIGITS = 1_000_000
"""Added to the number of a day, which has up to seven digits, so that each has seven."""

NUMBER, STATE, EXCLUDED, UNMAPPED = "case number", "state", "excluded", "unmapped"
WHEN, UNDATED = "when", "undated"

UPDATED = "(last updated)"
"""What the ledger calls the day of a state, as it is no variable."""

_NO_DAY = Judged(NULL, "unmapped", "not a date in the form that mapping.toml gives")


@dataclass(frozen=True)
class Harmonised:
    """A contributor's cases, each once in its latest state, and the ledger of its cells.

    `frame` has the case's number as it is compared, a code for each base variable under its name,
    the number of the reason why the case is excluded (from 1; 0: it isn't), and whether a cell of
    its latest state, or the day of any state, is unmapped.
    """

    contributor: str
    frame: Frame
    reasons: tuple[str, ...]
    entries: tuple[Entry, ...]
    rows: int
    nameless: int
    """Rows without a case number, which can be no case."""
    numbers: int
    """Distinct case numbers, counted before anything was joined."""

    def cases(self, schema: Schema) -> Cases:
        """The cases in memory, with the columns of the schema and no others.

        Raises GuardError where cases were lost or made on the way.
        """
        names = [NUMBER, *schema.names, EXCLUDED, UNMAPPED]
        table = self.frame.select(*names).collect(backend="polars").sort(NUMBER)
        if len(table) != self.numbers:
            raise GuardError(
                f"Cases of {self.contributor} were lost or made while they were harmonised.",
                "Nothing was published. Please report this as a defect of Tenfold.",
            )
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
    numbers = run.numbers(source)
    named = run.named(source, numbers)
    cases, entries = run.dated(named, run.numbered(named, numbers))
    groups = run.rules_by_columns()
    for done, (columns, rules) in enumerate(groups.items()):
        cases, found = run.apply(named, cases, columns, rules)
        entries += found
        tell("harmonise", done + 1, len(groups))
    cases = run.latest(run.excluded(named, run.completed(cases)))
    reasons = tuple(exclusion.reason for exclusion in mapping.exclude)
    rows = run.count(source)
    nameless = rows - run.count(named)
    people = len(set(numbers.values()) - {""})
    who = mapping.contributor.id
    return Harmonised(who, cases, reasons, tuple(entries), rows, nameless, people)


@dataclass(frozen=True)
class _Run:
    mapping: Mapping
    codebook: Codebook
    small: Small

    def source(self, frame: Frame) -> Frame:
        """The columns that the mapping reads, under names of ours, blank for NULL."""
        columns = [nw.col(name).fill_null("").alias(_own(name)) for name in self.mapping.reads]
        return frame.select(*columns)

    def numbers(self, source: Frame) -> dict[str, str]:
        """Each case number as it is compared, by its spelling in the export."""
        distinct = self._distinct(source, (self.mapping.case.number,))
        return {cells[0]: same_number(cells[0]) for cells, _ in distinct}

    def named(self, source: Frame, numbers: dict[str, str]) -> Frame:
        """The rows that have a case number."""
        blank = [spelling for spelling, number in numbers.items() if not number]
        return source.filter(~nw.col(_own(self.mapping.case.number)).is_in(["", *blank]))

    def numbered(self, named: Frame, numbers: dict[str, str]) -> Frame:
        """The rows with their case number as it is compared, nothing of them unmapped so far."""
        own = _own(self.mapping.case.number)
        small = self.small({own: list(numbers), NUMBER: list(numbers.values())}, {})
        return named.join(small, on=own, how="left").with_columns(nw.lit(0).alias(UNMAPPED))

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

    def latest(self, cases: Frame) -> Frame:
        """Each case once, in its latest state.

        Among equals a state that is excluded wins, else the content decides, not the order.
        """
        names = [variable.name for variable in self.codebook.base]
        gone = nw.when(nw.col(EXCLUDED) > 0).then(nw.lit(1)).otherwise(nw.lit(0)).alias("gone")
        order = (WHEN, "gone", EXCLUDED, *names, UNMAPPED)
        parts = [nw.col(name).cast(nw.String) for name in order]
        state = nw.concat_str(*parts, separator=",").alias(STATE)
        cases = cases.with_columns(gone).with_columns(state)
        latest = cases.group_by(NUMBER).agg(
            nw.col(STATE).max(), nw.col(UNDATED).max().alias("ever undated")
        )
        kept = cases.join(latest, on=[NUMBER, STATE], how="inner")
        unmapped = nw.max_horizontal(UNMAPPED, "ever undated").alias(UNMAPPED)
        kept = kept.with_columns(unmapped).select(NUMBER, *names, EXCLUDED, UNMAPPED)
        return kept.unique(subset=[NUMBER])

    def dated(self, named: Frame, cases: Frame) -> tuple[Frame, list[Entry]]:
        """The cases with the day of their state, in digits that sort as text, and the ledger.

        0 stands for no day; what was written but is none is unmapped.
        """
        updated = self.mapping.case.updated
        if not updated:
            return cases.with_columns(nw.lit(0).alias(WHEN), nw.lit(0).alias(UNDATED)), []
        form = self.mapping.reader.dates
        distinct = list(self._distinct(named, (updated,)))
        days = [read_date(cells[0], form) for cells, _ in distinct]
        when = [_SEVEN_DIGITS + day.toordinal() if day else 0 for day in days]
        lost = [
            not day and cells[0].strip() != ""
            for (cells, _), day in zip(distinct, days, strict=True)
        ]
        entries = [
            Entry(UPDATED, (updated,), cells, _NO_DAY, rows)
            for cells, rows in itertools.compress(distinct, lost)
        ]
        codes = {WHEN: when, UNDATED: list(map(int, lost))}
        return self._join(cases, (updated,), distinct, codes), entries


def _own(column: str) -> str:
    """A column of the export under a name that no variable has."""
    return f"export: {column}"
