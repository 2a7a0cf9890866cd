"""The rows of an export: found again by what stands in them, and told by file and line."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

import narwhals as nw

from tenfold.check.found import FIRST, Place
from tenfold.check.model import Export, Frame, Means
from tenfold.stages import ROW, Head, same_number

NUMBER, GROUP = "number", "group"

Texts = tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Rows:
    """The rows of an export with its columns under names of ours, ROW, and their case's NUMBER.

    A number is as it is compared, blank for none.
    """

    all: Frame
    heads: tuple[Head, ...]
    means: Means

    @classmethod
    def of(cls, export: Export, means: Means) -> "Rows":
        """The rows of an export, blank for NULL."""
        columns = [nw.col(c).fill_null("").alias(own(c)) for c in export.mapping.reads]
        frame = export.frame.select(*columns, ROW)
        number = own(export.mapping.case.number)
        spelled = [row[0] for row in frame.select(number).unique().collect().iter_rows()]
        small = means.small({number: spelled, NUMBER: list(map(same_number, spelled))}, {})
        numbered = frame.join(small, on=number, how="left")
        return cls(numbered.collect().lazy(), export.heads, means)

    @property
    def named(self) -> Frame:
        """The rows that have a case number, and so are judged."""
        return self.all.filter(nw.col(NUMBER) != "")

    @property
    def nameless(self) -> Frame:
        """The rows that have none."""
        return self.all.filter(nw.col(NUMBER) == "")

    def distinct(self, columns: Texts) -> Iterator[Texts]:
        """The distinct cells of some columns."""
        yield from self.named.select(*map(own, columns)).unique().collect().iter_rows()

    def holding(self, columns: Texts, groups: Mapping[Texts, int]) -> Frame:
        """The rows that hold some cells in some columns, with the GROUP of those cells."""
        return self.coded(self.named, columns, {GROUP: groups}).filter(~nw.col(GROUP).is_null())

    def coded(
        self, frame: Frame, columns: Texts, codes: Mapping[str, Mapping[Texts, int]]
    ) -> Frame:
        """Rows with columns of codes, by the cells of some columns; each column knows the same."""
        cells = list(next(iter(codes.values())))
        texts = {own(name): [row[place] for row in cells] for place, name in enumerate(columns)}
        numbers = {name: [code[row] for row in cells] for name, code in codes.items()}
        return frame.join(self.means.small(texts, numbers), on=list(texts), how="left")

    def first(self, rows: Frame) -> tuple[Place, ...]:
        """The first places of some rows."""
        return self.first_by_group(rows.with_columns(nw.lit(0).alias(GROUP))).get(0, ())

    def first_by_group(self, rows: Frame) -> dict[int, tuple[Place, ...]]:
        """The first places of each GROUP."""
        rank = nw.col(ROW).rank("ordinal").over(GROUP)
        found: dict[int, list[Place]] = {}
        for group, row in rows.filter(rank <= FIRST).select(GROUP, ROW).collect().iter_rows():
            found.setdefault(group, []).append(self._place(row))
        return {group: tuple(sorted(places)) for group, places in found.items()}

    def _place(self, row: int) -> Place:
        """Where a row stands, by its number over all files."""
        starts = list(accumulate((head.rows for head in self.heads), initial=0))
        place = bisect_right(starts, row) - 1
        head = self.heads[place]
        return Place(row, head.called, head.place, row - starts[place] + head.first)


def own(column: str) -> str:
    """A column of the export under a name that nothing else has."""
    return f"export: {column}"


def count(frame: Frame) -> int:
    """How many rows a frame has."""
    return int(frame.select(nw.len().alias("rows")).collect().item())


def joined(columns: Collection[str]) -> str:
    """The names of some columns, as they are told together."""
    return " + ".join(columns)
