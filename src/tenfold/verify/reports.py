"""Judges the public report for people, page and paper: its figures in order, and no others."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tenfold.codebook import Variable
from tenfold.languages import Language, load_language
from tenfold.stages import FEW, LANGUAGES, TOO_FEW, WAYS, Finding
from tenfold.verify.codebook.anew import Anew
from tenfold.verify.codebook.markup import REACHES, Page, read_page
from tenfold.verify.codebook.paper import BROKEN, judge_about, read_paper, running, said_of
from tenfold.verify.codebook.prose import FOREIGN, folded
from tenfold.verify.compare import OTHER, Compared
from tenfold.verify.contents import report_in

UNSAFE = "leads elsewhere, or would load or run something"

_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "nav", "section"),
    *("h1", "h2", "h3", "p", "a", "ul", "li", "dl", "dt", "dd", "div", "table", "thead", "tbody"),
    *("tr", "th", "td", "span"),
}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_ERRORS = (
    "Error of counts by one variable",
    "Error of counts by two variables",
    "Error of counts by three variables",
)
_HUNDRED = 100

Disclosed = Mapping[str, Any]
"""The closed list, as far as report.json tells what it may."""


def judge_reports(
    texts: Mapping[str, bytes], anew: Anew, disclosed: Disclosed
) -> Iterator[tuple[str, Compared]]:
    """Each page and paper that there is, against what was found anew."""
    for code in dict.fromkeys((LANGUAGES[0], *anew.edition.languages)):
        language = load_language(code)
        page, paper = report_in(code, "html"), report_in(code, "pdf")
        if page in texts:
            yield page, _judge_page(page, texts[page], (anew, disclosed, language))
        if paper in texts:
            yield paper, _judge_paper(paper, texts[paper], (anew, disclosed, language))


Told = tuple[Anew, Disclosed, Language]


def _judge_page(file: str, data: bytes, told: Told) -> Compared:
    page = read_page(data)
    found = _judge_text(file, folded("".join(page.text)), told, _drawn)
    unsafe = sum(_unsafe(page))
    findings = [Finding(file, UNSAFE, unsafe)] if unsafe else []
    left = "\n".join([found.left, *page.values, *page.styles])
    return Compared((*found.findings, *findings), left)


def _judge_paper(file: str, data: bytes, told: Told) -> Compared:
    anew, _, language = told
    try:
        paper = read_paper(data)
    except ValueError:
        return Compared((Finding(file, BROKEN),), "")
    edition = anew.edition
    head = f"{edition.title}, {edition.name}"
    text = running(paper.pages, head, language("Page {page} of {pages}"))
    found = _judge_text(file, text, told, lambda _cases, _of: "")
    findings, words = judge_about(file, paper, edition, said_of(edition))
    return Compared((*found.findings, *findings), "\n".join([found.left, *words]))


def _judge_text(file: str, text: str, told: Told, drawn: "Drawn") -> Compared:
    """A text that tells what is due, wherever its lines are broken, and no other figure."""
    rest, missing = _without(text, [*_due(*told, drawn)])
    for word in sorted(_known(told[0]), key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(folded(word))}(?!\w)", "\n", rest)
    foreign = len(re.findall(r"\d+", rest))
    problems = {OTHER: missing, FOREIGN: foreign}
    findings = (Finding(file, problem, places) for problem, places in problems.items() if places)
    return Compared(tuple(findings), rest)


def _without(text: str, due: Sequence[str]) -> tuple[str, int]:
    """A text without what is due, in this order, and how much of that it doesn't tell."""
    kept, missing, place = [], 0, 0
    for piece in due:
        letters = " ?".join(map(re.escape, "".join(folded(piece).split())))
        found = re.compile(rf"(?<!\d){letters}(?!\d)").search(text, place)
        if found is None:
            missing += 1
            continue
        kept.append(text[place : found.start()])
        place = found.end()
    return "\n".join([*kept, text[place:]]), missing


Drawn = Callable[[int, int], str]
"""How a page draws so many cases of all: the width of a bar."""


def _drawn(cases: int, of: int) -> str:
    return f"width:{round(cases / of * _HUNDRED, 2)}%"


def _due(anew: Anew, disclosed: Disclosed, language: Language, drawn: Drawn) -> Iterator[str]:
    """All pieces that hold figures, in order."""
    edition, recount = anew.edition, anew.recount
    yield edition.name
    yield f"{language('Release')} {edition.name}"
    yield f"{language('Snapshot')} {language.date(edition.snapshot)}"
    yield f"{language('Cases')} {language.number(recount.cases)}"
    yield f"{language('Variables')} {language.number(len(anew.codebook.variable))}"
    yield from (language.number(edition.k) for _ in range(2))
    for words, count in (
        ("Cases", recount.cases),
        ("Different records", recount.records),
        ("Cases that share the rarest record", recount.smallest),
        ("Facts (filled cells of the variables that aren't computed)", recount.facts),
    ):
        yield f"{language(words)} {language.number(count)}"
    yield from _kept(disclosed, language)
    for group in anew.codebook.group:
        for variable in anew.codebook.variable:
            if variable.group == group.id:
                yield _variable(variable, (anew, disclosed, language), drawn)
    for variable in anew.codebook.base:
        if not variable.null and variable.type != "flag":
            yield from _values(variable, anew, language, drawn)


def _kept(disclosed: Disclosed, language: Language) -> Iterator[str]:
    for key, words in {
        "cases received": "Cases received",
        "cases not published": "Cases not published, for all reasons together",
    }.items():
        yield f"{language(words)} {_about(disclosed[key], language)}"
    yield f"{language('Facts kept')} {_per_cent(disclosed['facts kept, per cent'], language)}"
    for way, words in zip(WAYS, _ERRORS, strict=True):
        error = disclosed["error of counts"][way]
        whole = round(error * _HUNDRED) if isinstance(error, float) else error
        yield f"{language(words)} {_per_cent(whole, language)}"


def _about(count: Any, language: Language) -> str:
    if not isinstance(count, int):
        return language(FEW)
    return language("about {count}", count=language.number(count))


def _per_cent(whole: Any, language: Language) -> str:
    return f"{whole} %" if isinstance(whole, int) else language(TOO_FEW)


def _variable(variable: Variable, told: Told, drawn: Drawn) -> str:
    anew, disclosed, language = told
    band = disclosed["kept by variable"].get(variable.name)
    kept = "computed" if variable.computed else f"{band}"
    cases, of = anew.filled(variable), anew.recount.cases
    share = language.share(cases / of)
    counted = f"{language.number(cases)} {share} {drawn(cases, of)}"
    return f"{variable.name} {language(variable.label)} {counted} {language(kept)}"


def _values(variable: Variable, anew: Anew, language: Language, drawn: Drawn) -> Iterator[str]:
    of = anew.recount.cases
    for label, cases in anew.recount.values[variable.name].items():
        counted = f"{language.number(cases)} {language.share(cases / of)} {drawn(cases, of)}"
        yield f"{language(label, variable.name)} {counted}"


def _known(anew: Anew) -> set[str]:
    """The edition's own words that may hold figures, and names of files."""
    edition = anew.edition
    own = (edition.title, edition.publisher, edition.contact, edition.licence, edition.name)
    return {*filter(None, own), "SHA256SUMS"}


def _unsafe(page: Page) -> Iterator[int]:
    """What a page would load, run or lead to, that a report doesn't."""
    reports = {report_in(code, form) for code in LANGUAGES for form in ("html", "pdf")}
    ours = {path.removeprefix("report/") for path in reports} | _LINKS
    yield sum(tag not in _TAGS for tag in page.tags)
    yield sum(not to.startswith("#") and to not in ours for to in page.addresses)
    yield page.handlers + sum(map(len, page.scripts.values()))
    yield sum(bool(REACHES.search(style)) for style in page.styles)
    yield _POLICY not in page.values


_LINKS = {"../codebook/codebook.html", "crosswalk.html", "report.json"}
"""Other files of the release that a report leads to."""
