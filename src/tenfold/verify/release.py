"""Judges a release's folder as a stranger would: its files, tables, documents and texts."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tenfold.codebook import Codebook
from tenfold.stages import Edition, Finding, Progress, ReleaseVerdict, Sought, silent
from tenfold.verify.compare import compare
from tenfold.verify.contents import MANIFEST, VERDICT, Contents, settled
from tenfold.verify.disclosed import Told
from tenfold.verify.documents import claimed
from tenfold.verify.judge import Asked, Question, check_question
from tenfold.verify.report import release_json
from tenfold.verify.search import Search, Text
from tenfold.verify.tables import judge_tables, metadata_texts, table_findings
from tenfold.verify.texts import Release, said

_MOST_QUERIES = 10**6


@dataclass(frozen=True)
class Expected:
    """What is known beforehand: the edition, and what must stand nowhere. A stranger has neither.

    Without an edition, the release is taken to be what its manifest says.
    """

    edition: Edition | None = None
    sought: Sought | None = None


_NOTHING = Expected()


def verify_release(
    folder: Path,
    codebook: Codebook,
    question: Question,
    expected: Expected = _NOTHING,
    tell: Progress = silent,
) -> ReleaseVerdict:
    """The verdict on a release's folder, candidate or published, over all columns.

    Raises InputError for what is no such folder or changes meanwhile, ParameterError for a
    question that fits no table, OutputError where memory and disk are too small.
    """
    question = replace(question, columns=())
    check_question(question)
    with settled(folder) as contents:
        return _judge(contents, codebook, expected, Asked(codebook, question, tell))


def _judge(
    contents: Contents, codebook: Codebook, expected: Expected, asked: Asked
) -> ReleaseVerdict:
    tables = judge_tables(contents, codebook, asked)
    asked.tell("search", 0, 1)
    name, k = contents.folder.resolve().name, asked.question.k
    edition = expected.edition or claimed(said(contents, MANIFEST), name, codebook, k)
    counted = next((table.recount for table in tables if table.recount), None)
    release = Release(contents, codebook, replace(edition, k=k), counted)
    search = release.search(expected.sought)
    findings = [*contents.findings(), *table_findings(tables), *release.findings()]
    if edition.name != name:
        findings.append(Finding("(folder)", "isn't named as the release"))
    for text in (*release.texts(), *metadata_texts(tables)):
        findings += search.findings(text)
    verdict = ReleaseVerdict(
        release=edition.name,
        files={file: contents.digests[file] for file in contents.judged},
        tables=tuple(table.verdict for table in tables if table.verdict),
        findings=tuple(findings),
        searched=expected.sought is not None,
    )
    asked.tell("search", 1, 1)
    return _with_told(verdict, contents, search)


def _with_told(verdict: ReleaseVerdict, contents: Contents, search: Search) -> ReleaseVerdict:
    """The verdict, with what is wrong with the one that a published folder holds."""
    if VERDICT not in contents.texts:
        return verdict
    data, told = contents.texts[VERDICT], said(contents, VERDICT)
    found = compare(VERDICT, data, _as_told(verdict, told))
    more = search.findings(Text(VERDICT, found.left))
    return replace(verdict, findings=(*verdict.findings, *found.findings, *more))


def _as_told(verdict: ReleaseVerdict, told: Told) -> dict[str, Any]:
    """A verdict as plain data, asked as much and searched as far as the one told."""
    plain = release_json(verdict)
    if isinstance(told.get("searched"), bool):
        plain["searched"] = told["searched"]
    others = told.get("tables")
    given = others if isinstance(others, list) else []
    for table, other in zip(plain["tables"], given, strict=False):
        number = other.get("queries") if isinstance(other, dict) else None
        if type(number) is int and 0 <= number < _MOST_QUERIES:
            table["queries"] = number
    return plain
