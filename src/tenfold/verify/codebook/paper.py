"""Reads a PDF as a stranger: the text of its pages, what it says of itself, and no more in it."""

import re
from collections.abc import Iterator, Mapping

import pypdfium2

from tenfold.languages import Language
from tenfold.stages import Edition, Finding
from tenfold.verify.codebook.anew import Anew
from tenfold.verify.codebook.due import due, known
from tenfold.verify.codebook.prose import folded, judge_prose
from tenfold.verify.compare import OTHER, Compared
from tenfold.verify.unseen import unseen_in_pdf

BROKEN = "is no whole PDF"
MORE = "holds files or forms, or goes on behind its end"
_LEADER = re.compile(r"(?:\. ?){2,}(\d+)(?= |$)")


def judge_paper(file: str, data: bytes, anew: Anew, language: Language) -> Compared:
    """The codebook for paper in a language: its figures, and none that weren't found anew."""
    try:
        pages, about, more = read_paper(data)
    except pypdfium2.PdfiumError:
        return Compared((Finding(file, BROKEN),), "")
    edition = anew.edition
    head = f"{edition.title} · {language('Codebook')} · {edition.name}"
    text = running(pages, head, language("Page {page} of {pages}"))
    found = judge_prose(file, text, [*due(anew, language, bars=False)], [*known(anew, language)])
    says = {"Title": edition.title, **said_of(edition)}
    findings, words = judge_about(file, about, says, more)
    return Compared((*found.findings, *findings), "\n".join([found.left, *words]))


def said_of(edition: Edition) -> dict[str, str]:
    """What every paper of a release says of itself: who wrote it, and when."""
    day = f"D:{edition.snapshot:%Y%m%d}000000Z"
    return {"Author": edition.publisher, "CreationDate": day}


def judge_about(
    file: str, about: Mapping[str, str], says: Mapping[str, str], more: int
) -> tuple[list[Finding], list[str]]:
    """Where a PDF says something else of itself, or holds more; and its words to be searched."""
    findings = [
        Finding(file, f"{key}: {OTHER}") for key, value in says.items() if about[key] != value
    ]
    if more:
        findings.append(Finding(file, MORE, more))
    own = {*says.values(), ""}
    return findings, [value for key, value in about.items() if value not in own and key in FREE]


FREE = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")
"""What a file says of itself in words."""


def read_paper(data: bytes) -> tuple[list[str], dict[str, str], int]:
    """The text of each page, what the file says of itself, and how much more it holds."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [_text(page) for page in document]
        more = document.count_attachments() + (document.get_formtype() != 0) + unseen_in_pdf(data)
        return pages, document.get_metadata_dict(), more
    finally:
        document.close()


def _text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()
        page.close()


def running(pages: list[str], head: str, foot: str) -> str:
    """The text of all pages as one, without their heads and feet, and places in the contents."""
    return " ".join(_bare(pages, folded(head), folded(foot)))


def _bare(pages: list[str], head: str, foot: str) -> Iterator[str]:
    for number, page in enumerate(pages, start=1):
        words = foot.replace("{page}", str(number)).replace("{pages}", str(len(pages)))
        text = folded(page).removesuffix(words)
        text = text.removeprefix(head) if number > 1 else text
        yield _LEADER.sub(lambda found: _place(found, len(pages)), text)


def _place(found: re.Match[str], pages: int) -> str:
    """Nothing, where dots lead to a page that there is."""
    return "" if int(found[1]) <= pages else found[0]
