"""Reads a PDF as a stranger: the text of its pages, what it says of itself, and no more in it."""

import ctypes
import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from tenfold.languages import Language
from tenfold.stages import Edition, Finding
from tenfold.verify.codebook.anew import Anew
from tenfold.verify.codebook.due import due, known
from tenfold.verify.codebook.prose import folded, judge_prose
from tenfold.verify.compare import OTHER, Compared, decoded
from tenfold.verify.unseen import unseen_in_pdf

BROKEN = "is no whole PDF"
MORE = "holds files, forms, notes, links that lead out of it, or goes on behind its end"
_LEADER = re.compile(r"(?:\. ?){2,}(\d+)(?= |$)")
_PACKET = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_SAID = re.compile(rb">([^<>]+)<")
_DIGEST = re.compile(r"[A-Za-z0-9+/]{22}==")
"""How a file names itself in its packet, by what it holds."""


class Paper(NamedTuple):
    """What was read of a PDF."""

    pages: list[str]
    about: dict[str, str]
    """What it says of itself in its dictionary."""
    packet: list[str]
    """The texts of what it says of itself in XML (XMP)."""
    addresses: list[str]
    """Where its links lead out of it."""
    more: int
    """How many files, forms, notes and other ways out of it there are."""


def judge_paper(file: str, data: bytes, anew: Anew, language: Language) -> Compared:
    """The codebook for paper in a language: its figures, and none that weren't found anew."""
    try:
        paper = read_paper(data)
    except ValueError:
        return Compared((Finding(file, BROKEN),), "")
    edition = anew.edition
    head = f"{edition.title} · {language('Codebook')} · {edition.name}"
    text = running(paper.pages, head, language("Page {page} of {pages}"))
    found = judge_prose(file, text, [*due(anew, language, bars=False)], [*known(anew, language)])
    says = {"Title": edition.title, **said_of(edition)}
    findings, words = judge_about(file, paper, edition, says)
    return Compared((*found.findings, *findings), "\n".join([found.left, *words]))


def said_of(edition: Edition) -> dict[str, str]:
    """What every paper of a release says of itself: who wrote it, and when."""
    day = f"D:{edition.snapshot:%Y%m%d}000000Z"
    return {"Author": edition.publisher, "CreationDate": day}


def judge_about(
    file: str, paper: Paper, edition: Edition, says: Mapping[str, str]
) -> tuple[list[Finding], list[str]]:
    """Where a PDF says something else of itself, or holds more; and its words to be searched."""
    about = paper.about
    findings = [
        Finding(file, f"{key}: {OTHER}") for key, value in says.items() if about[key] != value
    ]
    more = paper.more + sum(to != edition.licence_url for to in paper.addresses)
    if more:
        findings.append(Finding(file, MORE, more))
    own = {*says.values(), ""}
    words = [about[key] for key in FREE if key in about] + paper.packet
    return findings, [word for word in words if word not in own]


FREE = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")
"""What a file says of itself in words."""


def read_paper(data: bytes) -> Paper:
    """What a PDF holds. Raises ValueError for what is no whole PDF, or says what is no text."""
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            ways = [way for page in document for way in _ways_out(document, page)]
            more = document.count_attachments() + (document.get_formtype() != 0)
            more += unseen_in_pdf(data) + ways.count("")
            pages = [_text(page) for page in document]
            about = document.get_metadata_dict()
    except pypdfium2.PdfiumError:
        raise ValueError(BROKEN) from None
    return Paper(pages, about, _packet(data), [way for way in ways if way], more)


def _packet(data: bytes) -> list[str]:
    """The texts of a file's packets of XML, but for its own digests."""
    found = (text for packet in _PACKET.findall(data) for text in _SAID.findall(packet))
    return [text for text in map(decoded, found) if not _DIGEST.fullmatch(text)]


def _ways_out(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    """The address of each link on a page that has one; "" for a note, and for any other way out."""
    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, place)
        link = raw.FPDFAnnot_GetLink(annotation)
        action = raw.FPDFLink_GetAction(link) if link else None
        if not link or (action and raw.FPDFAction_GetType(action) != raw.PDFACTION_GOTO):
            yield _address(document, action) if action else ""
        raw.FPDFPage_CloseAnnot(annotation)
    page.close()


def _address(document: pypdfium2.PdfDocument, action: raw.FPDF_ACTION) -> str:
    """Where a link leads on the web; "" for one of another kind."""
    room = raw.FPDFAction_GetURIPath(document, action, None, 0)
    address = ctypes.create_string_buffer(room)
    raw.FPDFAction_GetURIPath(document, action, address, room)
    return decoded(address.value)


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
