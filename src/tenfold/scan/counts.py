"""Counts the values of a column: in how many rows, and in how many cases."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from tenfold.contributors import folded


@dataclass(frozen=True, repr=False)
class Cells:
    """The filled cells of a column (n,), and the case of each (n,)."""

    cells: pl.Series
    cases: pl.Series

    @classmethod
    def of(cls, cells: pl.Series, cases: pl.Series) -> "Cells":
        """The cells that aren't blank."""
        kept = cells.fill_null("").str.strip_chars() != ""
        return cls(cells.filter(kept).alias("value"), cases.filter(kept).alias("case"))

    @property
    def distinct(self) -> pl.Series:
        """Each value once."""
        return self.cells.unique()

    def changed(self, change: Callable[[pl.Series], pl.Series]) -> "Cells":
        """The cells changed alike; what becomes NULL is left out."""
        cells = change(self.cells)
        kept = cells.is_not_null()
        return Cells(cells.filter(kept).alias("value"), self.cases.filter(kept))

    def parted(self, separator: str) -> "Cells":
        """The parts of the cells, each by itself."""
        frame = pl.DataFrame([self.cells, self.cases])
        parts = frame.with_columns(pl.col("value").str.split(separator)).explode("value")
        return Cells.of(parts["value"], parts["case"])

    def counted(self) -> "pl.DataFrame":
        """Each value with its rows and cases, the most frequent first."""
        counts = (
            pl.DataFrame([self.cells, self.cases])
            .group_by("value")
            .agg(pl.len().alias("rows"), pl.col("case").n_unique().alias("cases"))
        )
        return counts.sort(["rows", "value"], descending=[True, False])


@dataclass(frozen=True, repr=False)
class Group:
    """A value however it is written: as most rows write it, and its rows and cases."""

    folded: str
    spelling: str
    rows: int
    cases: int

    def shared(self, k: int) -> bool:
        """Whether it stands in k rows of k cases."""
        return min(self.rows, self.cases) >= k


def groups(cells: Cells) -> list[Group]:
    """The values of a column, case and white space apart, the most frequent first."""
    spellings = cells.counted()["value"].to_list()
    first: dict[str, str] = {}
    for spelling in spellings:
        first.setdefault(folded(spelling), " ".join(spelling.split()))
    words = [folded(spelling) for spelling in spellings]
    same = cells.changed(lambda series: series.replace_strict(spellings, words))
    return [
        Group(word, first[word], rows, cases) for word, rows, cases in same.counted().iter_rows()
    ]


def shared(cells: Cells, k: int) -> list[str]:
    """The values that stand in k rows of k cases, the most frequent first."""
    counts = cells.counted().filter(pl.min_horizontal("rows", "cases") >= k)
    return counts["value"].to_list()
