"""What is remarked on rows and files as a whole: who is left out, and which columns are new."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import narwhals as nw

from tenfold.check.found import Kind, Level, Remark, Sample
from tenfold.check.model import Export, Frame
from tenfold.check.rows import NUMBER, Rows, count, own
from tenfold.contributors import Mapping
from tenfold.stages import NAMELESS, Head


def row_remarks(export: Export, rows: Rows) -> Iterator[Remark]:
    """What becomes of rows that don't go on as a case of their own."""
    number = export.called([export.mapping.case.number])
    yield from _rows("warning", number, NAMELESS, (rows, rows.nameless))
    words = "one case number in rows of the same day: content decides which of them counts"
    yield from _rows("warning", number, words, (rows, _twice(export, rows)))
    for reason, found in export.account.no_case.items():
        if reason != NAMELESS:
            yield Remark(Kind.rows, "note", number, reason, found)
    excluded = {one.reason: export.called([one.column]) for one in export.mapping.exclude}
    for reason, found in export.account.left_out.items():
        level: Level = "note" if reason in excluded else "warning"
        words = f"cases left out: {reason}"
        yield Remark(Kind.rows, level, excluded.get(reason) or _never_null(export), words, found)


def _never_null(export: Export) -> str:
    """The columns of what every case must have."""
    needed = {variable.name for variable in export.codebook.base if not variable.null}
    rules = (rule for rule in export.mapping.variable if rule.name in needed)
    return export.called(column for rule in rules for column in rule.reads)


def _twice(export: Export, rows: Rows) -> Frame:
    """The rows that share case number and day of the state with another."""
    updated = export.mapping.case.updated
    same = [NUMBER, own(updated)] if updated else [NUMBER]
    often = rows.named.group_by(*same).agg(nw.len().alias("often")).filter(nw.col("often") > 1)
    return rows.named.join(often, on=same, how="inner")


def _rows(level: Level, about: str, words: str, found: tuple[Rows, Frame]) -> Iterator[Remark]:
    """A remark on some rows, where there are any."""
    rows, some = found
    if many := count(some):
        samples = (Sample("", many, rows.first(some)),)
        yield Remark(Kind.rows, level, about, words, many, samples=samples)


def sheet_remarks(export: Export, _: Rows) -> Iterator[Remark]:
    """The sheets that mapping.toml doesn't name, though they hold the columns of cases."""
    words = (
        "it holds the same columns, and mapping.toml names other sheets: are its cases to go on?"
    )
    for head in export.heads:
        for sheet in head.alike:
            yield Remark(Kind.columns, "warning", f"{head.path}, {sheet}", words)


def column_remarks(export: Export, _: Rows) -> Iterator[Remark]:
    """The columns that columns.csv doesn't name, and those that it names and a file lacks.

    What is always null in JSON, or an empty list, stands for the names that are elsewhere inside.
    """
    listed = [column.column for column in export.mapping.columns]
    for head in export.heads:
        known = export.mapping.files.of(head.path).own(listed)
        new = [name for name in head.names if name not in known and not _outer(name, known)]
        for name in new:
            if name not in head.rare:
                words = "columns.csv doesn't name this column: is it new?"
                yield _column("warning", name, words, head)
        if rare := len(head.rare.intersection(new)):
            words = f"{rare:,} that few cases have, and columns.csv doesn't: are they values?"
            yield _column("warning", "(names)", words, head)
        yield from _lacking(export.mapping, head)


def _lacking(mapping: Mapping, head: Head) -> Iterator[Remark]:
    """The columns that a file lacks: those that are read first, as what is not sent is no answer.

    An optional one that nothing reads isn't missed.
    """
    read = {*mapping.reads, *mapping.named}
    file = mapping.files.of(head.path)
    for column in mapping.columns:
        for name in file.own([column.column]):
            if name in head.names or any(_outer(one, (name,)) for one in head.names):
                continue
            if column.column in read:
                words = "this column isn't there: blank in every case, and never taken for a no"
                yield replace(_column("note", name, words, head), rows=head.rows)
            elif not column.optional:
                yield _column("note", name, "this column isn't there, and nothing reads it", head)


def _outer(name: str, names: Iterable[str]) -> bool:
    """Whether names in JSON are inside of one."""
    return any(one.startswith(f"{name}.") for one in names)


def _column(level: Level, name: str, words: str, head: Head) -> Remark:
    return Remark(Kind.columns, level, name, f"{head.called}: {words}")
