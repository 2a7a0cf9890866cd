"""Judges a release's folder as a stranger would: its files, tables, documents and texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tenfold.codebook import Codebook, Standing
from tenfold.stages import Edition, Figures, Finding, Progress, ReleaseVerdict, Sought, silent
from tenfold.verify.beside import judge_beside
from tenfold.verify.compare import compare
from tenfold.verify.contents import MANIFEST, VERDICT, Contents, settled
from tenfold.verify.crosswalk import read_crosswalk
from tenfold.verify.disclosed import Told
from tenfold.verify.documents import claimed
from tenfold.verify.expected import Known
from tenfold.verify.judge import Asked, Question, check_question
from tenfold.verify.minisign import PublicKey
from tenfold.verify.report import release_json
from tenfold.verify.seal import Seal
from tenfold.verify.search import Search, Text
from tenfold.verify.tables import Table, first_of, judge_tables, table_findings
from tenfold.verify.texts import Release, said

_MOST_QUERIES = 10**6
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}")
RENAMED = "has another name than its release: call it as manifest.json does"


@dataclass(frozen=True)
class Expected:
    """What is known beforehand: the edition, what must stand nowhere, and the crosswalk.

    A stranger has none of it. The release is then taken to be what its manifest says, and the
    contributors to stand to the codebook as its crosswalk says.
    """

    edition: Edition | None = None
    sought: Sought | None = None
    crosswalk: tuple[Standing, ...] | None = None
    key: PublicKey | None = None
    """Whose signature a published folder must bear; with None, nobody's is checked."""


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
    """The verdict on what a folder holds."""
    tables = judge_tables(contents, codebook, asked)
    asked.tell("search", 0, 1)
    first = first_of(tables)
    recount = first.recount if first else None
    release = _release(contents, codebook, expected, asked.question.k, recount)
    search = release.search(expected.sought)
    seal = Seal(contents, release.edition, expected.key)
    verdict = ReleaseVerdict(
        release=release.edition.name,
        files={file: contents.digests[file] for file in contents.judged},
        tables=tuple(table.verdict for table in tables if table.verdict),
        findings=tuple(_findings(release, tables, seal, search)),
        searched=expected.sought is not None,
        counts=release.edition.counts,
    )
    asked.tell("search", 1, 1)
    return _with_signature(_with_told(verdict, contents, search), seal)


def _release(
    contents: Contents, codebook: Codebook, expected: Expected, k: int, recount: Figures | None
) -> Release:
    """What a folder is held against: what is known beforehand, else what it says of itself."""
    name = _name_told(contents) or contents.folder.resolve().name
    edition = expected.edition or claimed(said(contents, MANIFEST), name, codebook, k)
    standings = expected.crosswalk or read_crosswalk(contents, codebook)
    return Release(contents, codebook, replace(edition, k=k), recount, standings)


def _findings(
    release: Release, tables: tuple[Table, ...], seal: Seal, search: Search
) -> Iterator[Finding]:
    """What is wrong with the files, the tables and what they say, and what points to a person."""
    contents, recount = release.contents, release.recount
    yield from contents.findings()
    yield from table_findings(tables)
    yield from release.findings()
    yield from seal.findings()
    if release.edition.name != contents.folder.resolve().name:
        yield Finding("(folder)", RENAMED)
    readable = tuple(table.file for table in tables if table.read)
    known = Known(release.codebook, release.edition, recount.cases if recount else 0)
    beside = judge_beside(contents, readable, known)
    for one in beside:
        yield from one.findings
    said_beside = (Text(one.file, one.text) for one in beside)
    for text in (*release.texts(), *said_beside, *seal.texts()):
        yield from search.findings(text)


def _name_told(contents: Contents) -> str:
    """The name that manifest and verdict both give the release; blank where they don't agree.

    So a folder that was renamed isn't taken for one of which every file is wrong.
    """
    told, other = (said(contents, file).get("release") for file in (MANIFEST, VERDICT))
    agreed = isinstance(told, str) and told == other and _NAME.fullmatch(told)
    return str(told) if agreed else ""


def _with_signature(verdict: ReleaseVerdict, seal: Seal) -> ReleaseVerdict:
    """The verdict, with who signed the release, where that was asked."""
    wrong = tuple(seal.signature_findings())
    signed_by = seal.key.name if seal.key and not wrong else ""
    return replace(verdict, findings=(*verdict.findings, *wrong), signed_by=signed_by)


def _with_told(verdict: ReleaseVerdict, contents: Contents, search: Search) -> ReleaseVerdict:
    """The verdict, with what is wrong with the one that a published folder holds."""
    if VERDICT not in contents.texts:
        return verdict
    data, told = contents.texts[VERDICT], said(contents, VERDICT)
    found = compare(VERDICT, data, _as_told(verdict, told))
    more = search.findings(Text(VERDICT, found.left))
    return replace(verdict, findings=(*verdict.findings, *found.findings, *more))


def _as_told(verdict: ReleaseVerdict, told: Told) -> dict[str, Any]:
    """A verdict as plain data, asked as much and searched as far as the one told.

    One that was good when it was written isn't told to lack what is found now: that is told by
    itself.
    """
    plain = release_json(verdict)
    if told.get("passed") is True and told.get("findings") == []:
        plain |= {"passed": True, "findings": []}
    if isinstance(told.get("searched"), bool):
        plain["searched"] = told["searched"]
    others = told.get("tables")
    given = others if isinstance(others, list) else []
    for table, other in zip(plain["tables"], given, strict=False):
        number = other.get("queries") if isinstance(other, dict) else None
        if type(number) is int and 0 <= number < _MOST_QUERIES:
            table["queries"] = number
    return plain
