"""Judges the tables of a release: the promise, the codebook, and that they are one table."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tenfold.codebook import Codebook
from tenfold.errors import InputError, ParameterError
from tenfold.stages import Finding, Verdict
from tenfold.verify.columnar import read_columnar
from tenfold.verify.contents import TABLES, Contents
from tenfold.verify.delimited import scan_csv
from tenfold.verify.engine import Engine, opened
from tenfold.verify.files import recognise
from tenfold.verify.judge import Asked, judge
from tenfold.verify.metadata import Metadata, read_metadata
from tenfold.verify.recount import Recount, content_digest, recount, steps_back
from tenfold.verify.search import Text

COLUMNS = "hasn't the codebook's variables as its columns, in their order and spelling"
UNSORTED = "holds rows in another order than that of their values"


@dataclass(frozen=True, repr=False)
class Table:
    """What a table was found to be; without verdict and recount where it isn't the codebook's."""

    file: str
    findings: tuple[Finding, ...] = ()
    verdict: Verdict | None = None
    digest: str = ""
    recount: Recount | None = None
    text: str = ""


def judge_tables(contents: Contents, codebook: Codebook, asked: Asked) -> tuple[Table, ...]:
    """Each table that there is, judged and counted anew."""
    return tuple(
        _judge(contents, file, codebook, asked) for file in TABLES if file in contents.digests
    )


def table_findings(tables: tuple[Table, ...]) -> Iterator[Finding]:
    """What is wrong with each table, and whether they differ."""
    for table in tables:
        yield from table.findings
    counted = [table for table in tables if table.recount]
    for table in counted[1:]:
        if table.digest != counted[0].digest:
            yield Finding(table.file, f"holds other cases than {counted[0].file}")


def metadata_texts(tables: tuple[Table, ...]) -> list[Text]:
    """What stands in tables beside their cells."""
    return [Text(table.file, table.text) for table in tables]


def _judge(contents: Contents, file: str, codebook: Codebook, asked: Asked) -> Table:
    path = contents.folder / file
    try:
        kind = recognise(path)
        if kind != TABLES[file]:
            return Table(file, (Finding(file, f"is no {TABLES[file]} file"),))
        with opened(path) as engine:
            verdict = judge(engine, kind, contents.digests[file], asked)
            return _described(engine, replace(verdict, file=file), codebook)
    except ParameterError:
        return Table(file, (Finding(file, f"holds fewer than k = {asked.question.k} cases"),))
    except InputError as error:
        problem = error.problem.removeprefix(str(path)).lstrip(" ,").rstrip(".")
        return Table(file, (Finding(file, problem),))


def _described(engine: Engine, verdict: Verdict, codebook: Codebook) -> Table:
    """The table of a verdict, with its recount where it has the codebook's columns."""
    names, file = tuple(codebook.by_name), verdict.file
    beside = read_metadata(engine) if TABLES[file] == "Parquet" else Metadata(names, "", 0)
    findings = []
    if beside.foreign:
        findings.append(Finding(file, "holds foreign metadata", beside.foreign))
    if verdict.columns != names or beside.names != names or not _begins(engine, names, file):
        findings.append(Finding(file, COLUMNS))
        return Table(file, tuple(findings), text=beside.text)  # a foreign name may be a person's
    digest = content_digest(engine, len(names))
    if back := steps_back(engine, _rows(engine, len(names), file), codebook):
        findings.append(Finding(file, UNSORTED, back))
    counted = recount(engine, verdict, codebook)
    return Table(file, tuple(findings), verdict, digest, counted, beside.text)


def _rows(engine: Engine, width: int, file: str) -> str:
    """SQL that reads the table once more, row by row."""
    if TABLES[file] == "Parquet":
        return read_columnar(engine).sql
    return scan_csv(engine.path, ",", width)


def _begins(engine: Engine, names: tuple[str, ...], file: str) -> bool:
    """Whether a CSV file begins with the names and commas alone: no mark, no further column."""
    head = f"{','.join(names)}\n".encode()
    if TABLES[file] != "CSV":
        return True
    with engine.path.open("rb") as opened_file:
        return opened_file.read(len(head)) == head
