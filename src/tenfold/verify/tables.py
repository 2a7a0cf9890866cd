"""Judges the tables of a release: the promise, the codebook, and that they are one table."""

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tenfold.codebook import Codebook
from tenfold.errors import InputError, ParameterError
from tenfold.stages import Figures, Finding, Verdict
from tenfold.verify.compare import SPELLED
from tenfold.verify.contents import SPREADSHEET, TABLES, Contents
from tenfold.verify.count import count_records
from tenfold.verify.delimited import written_plainly
from tenfold.verify.engine import Engine, opened
from tenfold.verify.files import recognise
from tenfold.verify.judge import Asked, judge, read_source
from tenfold.verify.recount import content_digest, recount, steps_back
from tenfold.verify.source import Source

COLUMNS = "hasn't the codebook's variables as its columns, in their order and spelling"
UNSORTED = "holds rows in another order than that of their values"


@dataclass(frozen=True, repr=False)
class First:
    """What was found of the table that the others must be: the verdict, and its count anew."""

    verdict: Verdict
    digest: str
    recount: Figures


@dataclass(frozen=True, repr=False)
class Table:
    """What a table was found to be; without a verdict where it isn't the codebook's, or the first.

    `first` stands with the one that is judged.
    """

    file: str
    findings: tuple[Finding, ...] = ()
    verdict: Verdict | None = None
    first: First | None = None
    read: bool = True
    """Whether it could be read as a table of its kind."""


@dataclass(frozen=True, repr=False)
class Task:
    """What a table is judged by: alone, or by the first one that is the codebook's."""

    codebook: Codebook
    asked: Asked
    first: First | None


def judge_tables(contents: Contents, codebook: Codebook, asked: Asked) -> tuple[Table, ...]:
    """Each table that there is: the first one judged and counted anew, the others held against it.

    What is found of a table holds of all that have the same rows, so it isn't looked for again.
    """
    tables: list[Table] = []
    for file in TABLES:
        if file in contents.digests:
            task = Task(codebook, asked, first_of(tables))
            tables.append(_judge(contents, file, task))
    return tuple(tables)


def first_of(tables: Iterable[Table]) -> First | None:
    """What was found of the table that is judged; None where there is none."""
    return next((table.first for table in tables if table.first), None)


def table_findings(tables: tuple[Table, ...]) -> Iterator[Finding]:
    """What is wrong with each table, and whether they differ."""
    for table in tables:
        yield from table.findings


def _judge(contents: Contents, file: str, task: Task) -> Table:
    path, k = contents.folder / file, task.asked.question.k
    try:
        kind = recognise(path)
        if kind != TABLES[file]:
            return Table(file, (Finding(file, f"is no {TABLES[file]} file"),), read=False)
        with opened(path) as engine:
            source = read_source(engine, kind, task.asked)
            return _Reader(engine, source, (file, contents.digests[file]), task).table()
    except ParameterError:
        return Table(file, (Finding(file, f"holds fewer than k = {k} cases"),), read=False)
    except InputError as error:
        problem = error.problem.removeprefix(str(path)).lstrip(" ,").rstrip(".")
        return Table(file, (Finding(file, problem),), read=False)


@dataclass(frozen=True, repr=False)
class _Reader:
    """A file as the engine reads it, and what it is judged by."""

    engine: Engine
    source: Source
    named: tuple[str, str]
    """The file, and its SHA-256."""
    task: Task

    def table(self) -> Table:
        """What the file is found to be: judged, or alike with the first one and its verdict."""
        engine, (file, digest), first = self.engine, self.named, self.task.first
        if not self._has_columns():
            return Table(file, (Finding(file, COLUMNS),))  # a foreign name may be a person's
        if first is None:
            verdict = replace(judge(engine, self.source, digest, self.task.asked), file=file)
            counted = recount(engine, verdict, self.task.codebook)
            return Table(file, self._misplaced(), verdict, First(verdict, self._content(), counted))
        count_records(engine, self.source)
        self.task.asked.tell("recount", 1, 1)
        if self._content() != first.digest:
            other = Finding(file, f"holds other cases than {first.verdict.file}")
            return Table(file, (*self._misplaced(), other))
        return Table(file, self._misplaced(), replace(first.verdict, file=file, sha256=digest))

    def _content(self) -> str:
        return content_digest(self.engine, len(self.source.names))

    def _misplaced(self) -> tuple[Finding, ...]:
        """What tells rows apart that say the same: their places, and how they are written."""
        file, digest = self.named
        back = steps_back(self.engine, self.source.sql, self.task.codebook)
        plainly = TABLES[file] != "CSV" or digest == written_plainly(self.engine.path, _mark(file))
        unsorted = (Finding(file, UNSORTED, back),) if back else ()
        return unsorted if plainly else (*unsorted, Finding(file, SPELLED))

    def _has_columns(self) -> bool:
        """Whether a table has the codebook's columns, and nothing before or beside them."""
        names = tuple(self.task.codebook.by_name)
        return self.source.names == names and _begins(self.engine, names, self.named[0])


def _begins(engine: Engine, names: tuple[str, ...], file: str) -> bool:
    """Whether a CSV file begins with the names and commas alone, after the mark that it needs."""
    head = _mark(file) + f"{','.join(names)}\n".encode()
    if TABLES[file] != "CSV":
        return True
    with engine.path.open("rb") as opened_file:
        return opened_file.read(len(head)) == head


def _mark(file: str) -> bytes:
    """What a CSV file begins with."""
    return codecs.BOM_UTF8 if file == SPREADSHEET else b""
