"""What harmonising makes of a contributor's golden export, case by case, as a page to read."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import narwhals as nw
from tests.contributors import BOOK

from tenfold.contributors import Mapping, load_mapping, read_date
from tenfold.engines.polars import read_exports, small_table
from tenfold.harmonise import Harmonised, harmonise
from tenfold.stages import Cases, Judged, same_number
from tenfold.tables import schema_of

HERE = Path(__file__).parent
PAGE, SHOWS = "cases.md", "shows.csv"
SCHEMA = schema_of(BOOK)
HEAD = """\
# {title}: golden cases

Nobody here exists. Written by `python -m tests.golden.contributors` from the files beside it. What
isn't named is NULL; `+` stands between columns that are read together, – for a blank cell.
"""
TABLE = "| column | cell | variable | value | verdict | reason |\n|---|---|---|---|---|---|"

Row = dict[str, str]


def names() -> tuple[str, ...]:
    """The contributors that have a golden export."""
    return tuple(sorted(path.parent.name for path in HERE.glob(f"*/{SHOWS}")))


@dataclass(frozen=True, eq=False)
class Golden:
    """A contributor's golden export, and what becomes of it."""

    name: str

    @property
    def folder(self) -> Path:
        return HERE / self.name

    @cached_property
    def mapping(self) -> Mapping:
        return load_mapping(self.name, BOOK)

    @property
    def files(self) -> list[Path]:
        own = {PAGE, SHOWS}
        return sorted(path for path in self.folder.iterdir() if path.name not in own)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of the export, blank for NULL."""
        frame = self._frame.collect()
        return [{k: v or "" for k, v in row.items()} for row in frame.iter_rows(named=True)]

    @cached_property
    def found(self) -> Harmonised:
        return harmonise(self._frame, self.mapping, BOOK, small_table)

    @property
    def _frame(self) -> nw.LazyFrame[Any]:
        mapping = self.mapping
        return read_exports(self.files, mapping.reader, mapping.reads, mapping.files)

    @cached_property
    def cases(self) -> Cases:
        return self.found.cases(SCHEMA)

    @cached_property
    def judged(self) -> dict[tuple[str, tuple[str, ...]], Judged]:
        """What became of the cells of a rule, by variable and cells."""
        return {(entry.variable, entry.cells): entry.judged for entry in self.found.entries}

    @cached_property
    def states(self) -> dict[str, list[Row]]:
        """The rows of each case by its number, the latest last."""
        found = defaultdict(list)
        for row in sorted(self.rows, key=self._day):
            found[same_number(row[self.mapping.case.number])].append(row)
        return dict(found)

    def _day(self, row: Row) -> date:
        updated = row[self.mapping.case.updated] if self.mapping.case.updated else ""
        return read_date(updated, self.mapping.dates) or date.min

    @cached_property
    def shows(self) -> dict[str, str]:
        """What each case is there for, by its number."""
        with (self.folder / SHOWS).open(encoding="utf-8", newline="") as file:
            return {same_number(row["number"]): row["shows"] for row in csv.DictReader(file)}


def page(golden: Golden) -> str:
    """The page of a contributor's golden cases."""
    parts = [HEAD.format(title=golden.mapping.contributor.title)]
    for place, number in enumerate(golden.cases.numbers):
        parts += [f"## {number}\n", golden.shows[number] + "\n", *_case(golden, place)]
    return "\n".join(parts)


def _case(golden: Golden, place: int) -> Iterator[str]:
    """What became of a case."""
    number = golden.cases.numbers[place]
    states = golden.states[number]
    if len(states) > 1:
        yield f"The latest of {len(states)} states:\n"
    if reason := golden.cases.excluded[place]:
        yield f"**Left out: {golden.cases.reasons[reason - 1]}.**\n"
        return
    yield TABLE
    told = {}
    for cells, value, verdict, reason, variables in _lines(golden, states[-1]):
        told |= dict.fromkeys(variables, value)
        shown = (*cells, ", ".join(variables), value or "NULL", verdict, reason)
        yield "| " + " | ".join(text.replace("|", "\\|") for text in shown) + " |"
    codes = zip(SCHEMA.names, golden.cases.codes[place].tolist(), strict=True)
    labels = {name: _label(name, code) for name, code in codes}
    rest = [f"{name} = {v or 'NULL'}" for name, v in labels.items() if v != told.get(name)]
    yield f"\nBy a constant or by other variables: {', '.join(rest)}.\n"


def _label(name: str, code: int) -> str | None:
    return BOOK.by_name[name].decode(code) if code else None


Line = tuple[tuple[str, str], str | None, str, str, list[str]]


def _lines(golden: Golden, row: Row) -> Iterator[Line]:
    """Columns and cells, value, verdict, reason, and the variables of which all this is true."""
    found = defaultdict(list)
    for rule in golden.mapping.variable:
        cells = tuple(row[column] for column in rule.reads)
        if not any(cell.strip() for cell in cells):
            continue
        judged = golden.judged[rule.name, cells]
        value = _label(rule.name, judged.code)
        if value or judged.verdict not in {"kept", "blank"}:
            shown = (" + ".join(rule.reads), " + ".join(cell or "–" for cell in cells))
            found[shown, value, judged.verdict, judged.reason].append(rule.name)
    for (shown, value, verdict, reason), variables in found.items():
        yield shown, value, verdict, reason, variables
