"""Runs a contributor's rules over its cases: the engine joins, plain Python judges each value once.

The engine does distinct, join, when/then and group-by only, so that any backend of Narwhals gives
the same cases.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import compress

import narwhals as nw

from tenfold.codebook import NULL, Codebook, Variable
from tenfold.contributors import Mapping, Rule, read_moment
from tenfold.harmonise.exclude import LEFT_OUT, UNKNOWN, excludes, understood
from tenfold.harmonise.harmonised import (
    EXCLUDED,
    NUMBER,
    UNDATED,
    UNMAPPED,
    WHEN,
    Found,
    Frame,
    Harmonised,
    own,
)
from tenfold.harmonise.judge import judge_of
from tenfold.harmonise.persons import Persons
from tenfold.harmonise.words import Words
from tenfold.stages import Judged, Progress, same_number, silent

Small = Callable[[dict[str, list[str]], dict[str, list[int]]], Frame]
"""Makes a small table of the same engine from its columns of text and of whole numbers."""

UPDATED = "(last updated)"
"""What the ledger calls the day of a state, as it is no variable."""

_NO_DAY = Judged(NULL, "unmapped", "not a date in the form that mapping.toml gives")


def harmonise(
    frame: Frame, mapping: Mapping, codebook: Codebook, small: Small, tell: Progress = silent
) -> Harmonised:
    """The states of cases in an export (rows × text columns), in the codebook's codes."""
    return Harmoniser(mapping, codebook, small).read(frame, tell)


@dataclass(frozen=True)
class Harmoniser:
    """Brings the batches of a contributor's export to the codebook's codes, by its mapping.

    What was judged of a batch's cells is remembered for the next.
    """

    mapping: Mapping
    codebook: Codebook
    small: Small

    def read(self, frame: Frame, tell: Progress = silent) -> Harmonised:
        """The states of cases in a batch (rows × text columns), in the codebook's codes."""
        source = self.source(frame)
        named = self.named(source)
        cases, found = self.dated(named, named.with_columns(nw.lit(0).alias(UNMAPPED)))
        groups = self.rules_by_columns()
        for done, (columns, rules) in enumerate(groups.items()):
            cases, more = self.apply(named, cases, columns, rules)
            found += more
            tell("harmonise", done + 1, len(groups))
        cases, more = self.excluded(named, self.completed(cases))
        found += more
        rows = self.count(source)
        return Harmonised(
            contributor=self.mapping.contributor.id,
            frame=cases.rename({own(self.mapping.case.number): NUMBER}),
            reasons=tuple(exclusion.reason for exclusion in self.mapping.exclude),
            found=tuple(found),
            rows=rows,
            nameless=rows - self.count(named),
            persons=self.persons,
        )

    @cached_property
    def persons(self) -> Persons:
        """How persons are read."""
        return Persons(self.mapping, self.codebook)

    def source(self, frame: Frame) -> Frame:
        """The columns that the mapping reads, under names of ours, blank for NULL."""
        columns = [nw.col(name).fill_null("").alias(own(name)) for name in self.mapping.reads]
        return frame.select(*columns)

    def named(self, source: Frame) -> Frame:
        """The rows that have a case number."""
        number = own(self.mapping.case.number)
        written = source.select(number).unique().collect().iter_rows()
        blank = [text for (text,) in written if not same_number(text)]
        return source.filter(~nw.col(number).is_in(["", *blank]))

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
    ) -> tuple[Frame, list[Found]]:
        """The cases with the codes that some rules make of the same columns, and the ledger."""
        if not columns:
            constants = {rule.name: self._judges[rule.name](()).code for rule in rules}
            return cases.with_columns(*(nw.lit(c).alias(n) for n, c in constants.items())), []
        cells, rows = self._distinct(named, columns)
        judged = {rule.name: list(map(self._judges[rule.name], cells)) for rule in rules}
        codes = {name: [one.code for one in found] for name, found in judged.items()}
        unmapped = [
            int(any(one.verdict == "unmapped" for one in row))
            for row in zip(*judged.values(), strict=True)
        ]
        joined = self._join(cases, columns, cells, codes | {"more": unmapped})
        total = nw.max_horizontal(UNMAPPED, "more").alias(UNMAPPED)
        found = [Found(name, columns, cells, own, rows) for name, own in judged.items()]
        return joined.with_columns(total).drop("more"), found

    @cached_property
    def _judges(self) -> dict[str, Callable[[tuple[str, ...]], Judged]]:
        """What each rule makes of cells, by the name of its variable."""
        return {rule.name: self._judge(rule) for rule in self.mapping.variable}

    def _judge(self, rule: Rule) -> Callable[[tuple[str, ...]], Judged]:
        words = Words(self.codebook, self.mapping, self.codebook.by_name[rule.name])
        return judge_of(rule, words)

    def _distinct(
        self, frame: Frame, columns: tuple[str, ...]
    ) -> tuple[list[tuple[str, ...]], list[int]]:
        """The distinct cells of some columns, and in how many rows each stands."""
        names = list(map(own, columns))
        counted = frame.group_by(*names).agg(nw.len().alias("rows")).collect()
        return list(counted.select(*names).iter_rows()), counted["rows"].to_list()

    def _join(
        self,
        cases: Frame,
        columns: tuple[str, ...],
        cells: list[tuple[str, ...]],
        more: dict[str, list[int]],
    ) -> Frame:
        """The cases with what was judged of their cells."""
        texts = {own(name): [row[place] for row in cells] for place, name in enumerate(columns)}
        return cases.join(self.small(texts, more), on=list(texts), how="left")

    def completed(self, cases: Frame) -> Frame:
        """The cases with what follows from their codes (rulings 3 and 4)."""
        for variable in self.codebook.base:
            if variable.none_of:
                one, zero = variable.encode("1"), variable.encode("0")
                positive = nw.any_horizontal(
                    *(nw.col(name) == one for name in variable.none_of), ignore_nulls=False
                )
                none = nw.when(positive).then(nw.lit(zero)).otherwise(nw.lit(one))
                cases = cases.with_columns(none.alias(variable.name))
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

    def excluded(self, named: Frame, cases: Frame) -> tuple[Frame, list[Found]]:
        """The cases with the number of the first reason to exclude them, 0 for none.

        The ledger has the answers that are none.
        """
        cases = cases.with_columns(nw.lit(0).alias(EXCLUDED))
        found: list[Found] = []
        form = self.mapping.dates
        for number, exclusion in enumerate(self.mapping.exclude, 1):
            columns = (exclusion.column,)
            distinct, rows = self._distinct(named, columns)
            why = [number * excludes(exclusion, cell, form) for (cell,) in distinct]
            lost = [not understood(exclusion, cell) for (cell,) in distinct]
            codes = {"why": why, "more": list(map(int, lost))}
            joined = self._join(cases, columns, distinct, codes)
            first = nw.when(nw.col(EXCLUDED) == 0).then(nw.col("why")).otherwise(nw.col(EXCLUDED))
            total = nw.max_horizontal(UNMAPPED, "more").alias(UNMAPPED)
            cases = joined.with_columns(first.alias(EXCLUDED), total).drop("why", "more")
            gone, often = list(compress(distinct, lost)), list(compress(rows, lost))
            found.append(Found(LEFT_OUT, columns, gone, [UNKNOWN] * len(gone), often))
        return cases, found

    def dated(self, named: Frame, cases: Frame) -> tuple[Frame, list[Found]]:
        """The states with their moment, as a number, and the ledger.

        0 stands for none; what was written but is none is unmapped.
        """
        updated = self.mapping.case.updated
        if not updated:
            return cases.with_columns(nw.lit(0).alias(WHEN), nw.lit(0).alias(UNDATED)), []
        cells, rows = self._distinct(named, (updated,))
        when = [_seconds(read_moment(cell, self.mapping.dates)) for (cell,) in cells]
        told = [bool(cell.strip()) for (cell,) in cells]
        lost = [not moment and filled for moment, filled in zip(when, told, strict=True)]
        gone = list(compress(cells, lost))
        found = Found(UPDATED, (updated,), gone, [_NO_DAY] * len(gone), list(compress(rows, lost)))
        codes = {WHEN: when, UNDATED: list(map(int, lost))}
        return self._join(cases, (updated,), cells, codes), [found]


def _seconds(moment: datetime | None) -> int:
    """A moment as whole seconds, which sort as it does; 0 for none."""
    if not moment:
        return 0
    day = moment.toordinal()
    return ((day * 24 + moment.hour) * 60 + moment.minute) * 60 + moment.second
