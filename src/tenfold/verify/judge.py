"""Judges one file: reads it as a stranger would, counts it anew, and says what was found."""

from dataclasses import asdict, dataclass
from pathlib import Path

from tenfold.codebook import Codebook
from tenfold.errors import ParameterError
from tenfold.stages import Progress, Step, Verdict, silent
from tenfold.verify.columnar import read_columnar
from tenfold.verify.conformance import judge_codebook
from tenfold.verify.count import count_records, encode, encode_cases, figures
from tenfold.verify.delimited import read_delimited
from tenfold.verify.engine import Engine, opened
from tenfold.verify.files import Kind, reading, recognise, unchanged
from tenfold.verify.greedy import breaking
from tenfold.verify.matching import known_names
from tenfold.verify.queries import count_broken, draw_queries
from tenfold.verify.source import Source
from tenfold.verify.statistics import read_spss, read_stata
from tenfold.verify.workbook import read_workbook

_LEAST_K = 2


@dataclass(frozen=True)
class Question:
    """What to judge: k, the columns (none: all), and how many random queries, drawn by a seed."""

    k: int = 10
    columns: tuple[str, ...] = ()
    queries: int = 1000
    seed: int = 0


@dataclass(frozen=True)
class Asked:
    """What a table is judged by, and who is told of the progress."""

    codebook: Codebook | None
    question: Question
    tell: Progress = silent


def verify(
    path: Path, codebook: Codebook | None, question: Question, tell: Progress = silent
) -> Verdict:
    """The verdict on one file of a kind that we know; without a codebook, on the promise alone.

    Raises InputError for what can't be read as one table, ParameterError for a question that
    doesn't fit it, OutputError where memory and disk are too small. No message holds a value.
    """
    check_question(question)
    kind = recognise(path)
    with unchanged(path) as digest, opened(path) as engine:
        asked = Asked(codebook, question, tell)
        source = _chosen(engine, read_source(engine, kind, asked), asked)
        return judge(engine, source, digest, asked)


def judge(engine: Engine, source: Source, digest: str, asked: Asked) -> Verdict:
    """The verdict on the engine's file, whose distinct records stand in `records` from then on.

    Raises what `verify` raises, but doesn't see whether the file changes.
    """
    codebook, question, tell = asked.codebook, asked.question, asked.tell
    count_records(engine, source)
    tell("recount", 1, 1)
    found = figures(engine, question.k)
    steps, broken = _search(engine, source, question, tell)
    judged = codebook if not question.columns else None
    departures = judge_codebook(engine, source.names, judged, tell) if judged else ()
    return Verdict(
        file=engine.path.name,
        sha256=digest,
        k=question.k,
        columns=source.names,
        partial=bool(question.columns),
        **asdict(found),
        breaking=steps,
        queries=question.queries,
        queries_broken=broken,
        departures=departures,
    )


def check_question(question: Question) -> None:
    """Raises ParameterError for a question that no table can answer."""
    if question.k < _LEAST_K:
        raise ParameterError(f"k = {question.k} protects nobody.", "Choose k = 2 or more.")
    if question.queries < 0:
        raise ParameterError("The number of queries is negative.", "Choose 0 or more.")


def read_source(engine: Engine, kind: Kind, asked: Asked) -> Source:
    """All columns of a file. Raises InputError, or ParameterError for fewer cases than k."""
    asked.tell("recount", 0, 1)
    with reading(engine.path):
        source = _read(engine, kind, asked.codebook)
    if asked.question.k > source.cases:
        problem = f"The table holds fewer than k = {asked.question.k} cases."
        raise ParameterError(problem, "Choose a smaller k.")
    return source


def _chosen(engine: Engine, source: Source, asked: Asked) -> Source:
    """The columns to judge. Raises ParameterError where they don't fit."""
    if asked.question.columns:
        return source.chosen(asked.question.columns)
    if _has_banner(engine, source, known_names(asked.codebook)):
        return source.chosen(source.names[1:])
    return source


def _read(engine: Engine, kind: Kind, codebook: Codebook | None) -> Source:
    """The whole table of a file, by the reader of its kind."""
    known = known_names(codebook)
    match kind:
        case "CSV":
            return read_delimited(engine, known)
        case "Parquet":
            return read_columnar(engine)
        case "XLSX":
            return read_workbook(engine, known)
        case "Stata":
            return read_stata(engine, codebook)
        case _:
            return read_spss(engine)


def _has_banner(engine: Engine, source: Source, known: frozenset[str]) -> bool:
    """Whether the first column is the terms of use: no variable among variables, all NULL."""
    first, *others = (name.casefold() in known for name in source.names)
    if first or not any(others):
        return False
    return engine.first(f"SELECT count(c0) FROM {source.sql}") == (0,)


def _search(
    engine: Engine, source: Source, question: Question, tell: Progress
) -> tuple[tuple[Step, ...], int]:
    """The columns that break the promise most, and how many random queries do."""
    sizes = encode(engine, len(source.names))
    steps = breaking(engine, source.names, question.k, tell)
    if not question.queries:
        return steps, 0
    encode_cases(engine, source, sizes)
    queries = draw_queries(engine, sizes, question.queries, question.seed)
    return steps, count_broken(engine, queries, question.k, tell)
