"""What one stage hands to the next: schema, tally, plan and verdict, and how progress is told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tenfold.errors import GuardError

Codes = NDArray[np.unsignedinteger]
"""Records as codes, one row each: (records × columns), `uint8` or `uint16`, 0 = NULL."""

Counts = NDArray[np.int64]
"""How many cases carry each record: (records,)."""

MAX_VALUES = 65_535
"""How many values a column may have; NULL comes on top."""

Progress = Callable[[str, int, int], None]
"""Told as work goes on: the step, how much of it is done, and out of how much."""


def silent(step: str, done: int, total: int) -> None:
    """Tells nobody."""


@dataclass(frozen=True, repr=False, eq=False)
class Cases:
    """A contributor's cases after harmonising, each once: still with their numbers, `restricted/`.

    `numbers` (n,) are the contributor's own, `codes` (n × columns) the base variables', `excluded`
    (n,) the place in `reasons` from 1 of why a case is left out (0: it isn't), `unmapped` (n,)
    whether a cell had no written line. Of `rows` in the files, `nameless` had no case number.
    """

    contributor: str
    numbers: tuple[str, ...]
    codes: Codes
    excluded: NDArray[np.int64]
    unmapped: NDArray[np.bool_]
    reasons: tuple[str, ...]
    rows: int
    nameless: int = 0

    def __repr__(self) -> str:
        return f"Cases({self.contributor}: {self.codes.shape[1]} columns)"


@dataclass(frozen=True)
class Note:
    """What was understood or mended while reading: in which columns, and how many cells."""

    what: str
    columns: tuple[str, ...]
    cells: int


@dataclass(frozen=True)
class Column:
    """A column and its values: code c stands for `labels[c - 1]`, code 0 for NULL.

    A column that isn't `nullable` is never redacted; such columns cut a table into strata.
    """

    name: str
    labels: tuple[str, ...] = field(repr=False)
    nullable: bool = True


@dataclass(frozen=True)
class Schema:
    """The columns of a table in order. Raises ValueError where a name stands twice."""

    columns: tuple[Column, ...]

    def __post_init__(self) -> None:
        if len(set(self.names)) < len(self.columns):
            raise ValueError("a column's name stands twice")
        if max((len(column.labels) for column in self.columns), default=0) > MAX_VALUES:
            raise ValueError(f"a column has more than {MAX_VALUES} values")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The place of each column by its name, from 0."""
        return {name: place for place, name in enumerate(self.names)}

    @cached_property
    def strata(self) -> tuple[int, ...]:
        """The places of the columns that are never redacted."""
        return tuple(i for i, column in enumerate(self.columns) if not column.nullable)

    @cached_property
    def dtype(self) -> np.dtype[np.unsignedinteger]:
        """The smallest unsigned integer that holds every code."""
        most = max((len(column.labels) for column in self.columns), default=0)
        return np.dtype(np.uint8 if most <= np.iinfo(np.uint8).max else np.uint16)

    def __repr__(self) -> str:
        return f"Schema({len(self.columns)} columns, {self.dtype})"


@dataclass(frozen=True, repr=False, eq=False)
class Tally:
    """A multiset of records: `records` (m × columns), sorted, each once; `counts` (m,), all ≥ 1."""

    schema: Schema
    records: Codes
    counts: Counts

    def __post_init__(self) -> None:
        for array in (self.records, self.counts):
            array.setflags(write=False)

    @classmethod
    def of(cls, schema: Schema, records: Codes, counts: Counts | None = None) -> "Tally":
        """The tally of records (n × columns), in any order and repeated at will.

        `counts` (n,) says how many cases each row stands for; without it, one each.
        """
        codes = np.ascontiguousarray(records, dtype=schema.dtype)
        weights = np.ones(len(codes), np.int64) if counts is None else counts
        codes, weights = codes[weights > 0], weights[weights > 0]
        if len(codes) == 0 or codes.shape[1] == 0:
            return cls(schema, codes[:1], _total(weights)[: len(codes)])
        order = np.argsort(_keys(codes), kind="stable")
        codes = codes[order]
        starts = np.flatnonzero(np.r_[True, np.any(codes[1:] != codes[:-1], axis=1)])
        return cls(schema, codes[starts], np.add.reduceat(weights[order], starts))

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return int(self.counts.sum())

    @property
    def facts(self) -> int:
        """How many cells hold a value, over all cases."""
        return int(np.count_nonzero(self.records, axis=1) @ self.counts)

    def below(self, k: int) -> int:
        """How many cases are in classes of fewer than k."""
        return int(self.counts[self.counts < k].sum())

    def __len__(self) -> int:
        return len(self.counts)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Tally)
            and self.schema == other.schema
            and np.array_equal(self.records, other.records)
            and np.array_equal(self.counts, other.counts)
        )

    __hash__ = None  # type: ignore[assignment]  # arrays inside

    def __repr__(self) -> str:
        return f"Tally({len(self)} records × {len(self.schema.columns)} columns)"


def _keys(codes: Codes) -> NDArray[np.void]:
    """Each record as bytes that sort as its codes do."""
    big = np.ascontiguousarray(codes, dtype=codes.dtype.newbyteorder(">"))
    return big.view(np.dtype((np.void, big.dtype.itemsize * big.shape[1]))).ravel()


def _total(counts: Counts) -> Counts:
    return np.array([counts.sum()], np.int64)


@dataclass(frozen=True, repr=False, eq=False)
class Plan:
    """What is to be published: row i turns `counts[i]` cases of one record into another.

    `original_records` and `published_records` are (rows × columns), `counts` (rows,).
    `withheld` holds the cases left out, by reason. A plan never leaves `restricted/`.
    """

    schema: Schema
    original_records: Codes
    published_records: Codes
    counts: Counts
    withheld: Mapping[str, Tally] = field(default_factory=dict)

    def published(self) -> Tally:
        """The published table."""
        return Tally.of(self.schema, self.published_records, self.counts)

    def original(self) -> Tally:
        """The table that the plan was made from, withheld cases included."""
        parts = [(self.original_records, self.counts)]
        parts += [(tally.records, tally.counts) for tally in self.withheld.values()]
        records, counts = zip(*parts, strict=True)
        return Tally.of(self.schema, np.concatenate(records), np.concatenate(counts))

    def guard(self, source: Tally, k: int) -> None:
        """Raises GuardError unless the plan keeps the promise and only turns cells to NULL.

        Checked: every class ≥ k; no cell changed to another value; no cell redacted in a column
        that is never redacted; the cases are those of `source`, none lost, none made.
        """
        redacted = self.published_records != self.original_records
        broken = {
            "a class has fewer than k cases": self.published().below(k) > 0,
            "a cell changed to another value": bool(self.published_records[redacted].any()),
            "a column was redacted that never is": bool(redacted[:, self.schema.strata].any()),
            "cases were lost or made": self.original() != source,
        }
        for problem, found in broken.items():
            if found:
                raise GuardError(
                    f"The plan was refused: {problem}.",
                    "Nothing was written. Please report this as a defect of Tenfold.",
                )

    def __repr__(self) -> str:
        return f"Plan({len(self.counts)} rows × {len(self.schema.columns)} columns)"


@dataclass(frozen=True)
class Step:
    """One step of the greedy search for the columns that break the promise most."""

    column: str
    below: int
    """Cases in classes below k over this column and those of the steps before."""


@dataclass(frozen=True)
class Departure:
    """A rule of the codebook that a column departs from, and in how many cases."""

    column: str
    rule: str
    cases: int


@dataclass(frozen=True)
class Verdict:
    """The judgement on one file, bound to its SHA-256; only `verify` makes one."""

    file: str
    sha256: str
    k: int
    columns: tuple[str, ...]
    partial: bool
    """Whether the user chose the columns; the codebook isn't judged then, and nothing published."""
    cases: int
    classes: int
    smallest: int
    below: int
    """Cases in classes of fewer than k."""
    unique: int
    breaking: tuple[Step, ...]
    queries: int
    queries_broken: int
    departures: tuple[Departure, ...]

    @property
    def kept(self) -> bool:
        """Whether the promise is kept: no class and no query below k."""
        return self.below == 0 and self.queries_broken == 0

    @property
    def passed(self) -> bool:
        """Whether the promise is kept and, where it is judged, the codebook too."""
        return self.kept and not self.departures
