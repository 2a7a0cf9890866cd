"""What a check is made from."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from tenfold.codebook import Codebook
from tenfold.contributors import Days, Mapping
from tenfold.stages import Account, Entry, Head

Frame = nw.LazyFrame[Any]

_MOST = 3
"""Names of one column, in several files, that are told instead of that in columns.csv."""


@dataclass(frozen=True)
class Means:
    """What a check borrows: an engine's small tables, and how texts are read as days and ages."""

    small: Callable[[dict[str, list[str]], dict[str, list[int]]], Frame]
    day: Callable[[str, Days], date | None]
    age: Callable[[str, Collection[str]], int | None]


@dataclass(frozen=True, repr=False)
class Export:
    """A contributor's files as they were read, and what harmonising made of them.

    `frame` has the columns that the mapping reads, and ROW.
    """

    frame: Frame
    heads: tuple[Head, ...]
    mapping: Mapping
    codebook: Codebook
    entries: tuple[Entry, ...]
    account: Account

    def called(self, columns: Iterable[str]) -> str:
        """Some columns as the files call them, told together."""
        return " + ".join(map(self._called, columns))

    def _called(self, column: str) -> str:
        """What the files call a column; its own name where none of them has it."""
        forms = [(self.mapping.files.of(head.path), head) for head in self.heads]
        names = [name for file, head in forms for name in file.own([column]) if name in head.names]
        own = dict.fromkeys(names)
        return column if len(own) > _MOST or not own else " / ".join(own)
