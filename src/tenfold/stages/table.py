"""Tables as codes: the columns with their values, and how many cases carry each record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.unsignedinteger]
"""Records as codes, one row each: (records × columns), `uint8` or `uint16`, 0 = NULL."""

Counts = NDArray[np.int64]
"""How many cases carry each record: (records,)."""

MAX_VALUES = 65_535
"""How many values a column may have; NULL comes on top."""


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
        order = order_of(codes)
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


def order_of(codes: Codes) -> NDArray[np.int64]:
    """The order (rows,) that sorts codes (rows × columns); equal rows stay as they were."""
    big = np.ascontiguousarray(codes, dtype=codes.dtype.newbyteorder(">"))
    texts = big.view(np.dtype((np.void, big.dtype.itemsize * big.shape[1]))).ravel()
    return np.argsort(texts, kind="stable")


def _total(counts: Counts) -> Counts:
    return np.array([counts.sum()], np.int64)
