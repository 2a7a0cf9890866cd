"""Reads a page for a browser as a stranger: its text, its addresses, and what it would run."""

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Any

from tenfold.codebook import page_script
from tenfold.languages import Language, load_language
from tenfold.stages import LANGUAGES, Finding
from tenfold.verify.codebook.anew import Anew
from tenfold.verify.codebook.due import due, known
from tenfold.verify.codebook.prose import FOREIGN, judge_prose
from tenfold.verify.compare import Compared, decoded, load

OTHER_TAGS = "holds elements that no codebook needs"
ADDRESSES = "leads or reaches to addresses that aren't the release's"
SCRIPTS = "runs what isn't the codebook's script"
WORDS = "translates otherwise than the catalogues"

_INLINE = {"span", "code", "a", "cite", "kbd", "wbr", "mark"}
_TAGS = _INLINE | {
    *("html", "head", "meta", "title", "style", "script", "body", "header", "main", "footer"),
    *("nav", "section", "article", "h1", "h2", "h3", "h4", "p", "br", "ul", "li", "dl", "dt"),
    *("dd", "div", "table", "thead", "tbody", "tr", "th", "td", "details", "summary"),
    *("form", "label", "input", "select", "option", "button"),
}
_PLACE = re.compile(r"#?(?:[vhr]\d{1,2}|E\d\d)")
"""What places in the page are called by their number."""
_ADDRESSES = {"href", "src", "srcset", "action", "formaction", "data", "poster", "background"}
_DATA = {"json", "ld+json"}
"""The kinds of script that a browser doesn't run."""
_DOCTYPE = "doctype html"
_IN_END_TAG = re.compile(r"</[a-z0-9]+([^a-z0-9>][^>]*)>", re.IGNORECASE)
"""What an end tag holds besides its name: browsers and parsers alike pass over it."""
_FIXED = {"utf-8", "width=device-width, initial-scale=1", "-1"}
REACHES = re.compile(r"url\s*\(|@import|(?<![\w-])content\s*:", re.IGNORECASE)
"""What in a style reaches out, or writes."""


def judge_markup(file: str, data: bytes, anew: Anew) -> Compared:
    """The codebook's page: its figures, no others, and nothing that it would load or run."""
    page = read_page(data)
    english = load_language(LANGUAGES[0])
    found = judge_prose(
        file,
        "".join(page.text),
        [*due(anew, english, bars=True)],
        [*known(anew, english)],
    )
    others = (*_unsafe(page, anew), *_attributes(page, anew), *_words(page, anew))
    findings = [Finding(file, problem, places) for problem, places in others if places]
    translated = () if dict(others)[WORDS] == 0 else page.scripts.get("json", ())
    left = [found.left, *dict.fromkeys(page.values), *page.styles, *translated]
    return Compared((*found.findings, *findings), "\n".join(left))


def linked_in(data: bytes) -> tuple[str, ...]:
    """What a page says to search engines, which isn't judged here: the JSON-LD in it."""
    return tuple(read_page(data).scripts.get("ld+json", ()))


def read_page(data: bytes) -> "Page":
    """What stands in a page, all of it."""
    page, text = Page(), decoded(data)
    page.feed(text)
    page.close()
    page.text += [f" {more} " for more in _IN_END_TAG.findall(text)]
    return page


def _unsafe(page: "Page", anew: Anew) -> Iterator[tuple[str, int]]:
    """What a page would load, run or lead to, that it shouldn't."""
    yield OTHER_TAGS, sum(tag not in _TAGS for tag in page.tags)
    ours = {anew.edition.licence_url} - {""}
    yield ADDRESSES, sum(not to.startswith("#") and to not in ours for to in page.addresses)
    kinds = page.scripts.keys() - {"", *_DATA}
    run = page.scripts.get("", []) != [page_script()]
    yield SCRIPTS, run + len(kinds) + page.handlers
    yield "has a style that reaches out", sum(bool(REACHES.search(one)) for one in page.styles)
    yield "lets a browser load more than itself", int(_policy() not in page.values)


def _policy() -> str:
    """What lets a browser load nothing, and run no other script than ours."""
    digest = base64.b64encode(hashlib.sha256(page_script().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _attributes(page: "Page", anew: Anew) -> Iterator[tuple[str, int]]:
    """How many attributes hold figures that no place, policy or name has."""
    fixed = {*_FIXED, _policy(), anew.edition.licence_url}
    whose = {standing.contributor for standing in anew.crosswalk}
    values = (value for value in page.values if value not in fixed and not _PLACE.fullmatch(value))
    bare = (word for value in values for word in value.split() if word not in whose)
    yield FOREIGN, sum(any(letter.isdigit() for letter in word) for word in bare)


def _words(page: "Page", anew: Anew) -> Iterator[tuple[str, int]]:
    """Whether the words of other languages are those of the catalogues."""
    others = [load_language(code) for code in anew.edition.languages if code != LANGUAGES[0]]
    try:
        (told,) = (load(text.encode()) for text in page.scripts.get("json", ()))
        wrong = sum(not _translates(text, said, others, anew) for text, said in told.items())
    except (ValueError, AttributeError, TypeError):  # it is no table of words
        wrong = 1
    yield WORDS, wrong


def _translates(text: str, said: Any, others: Sequence[Language], anew: Anew) -> bool:
    """Whether a text is said in each language as its catalogue, or list of countries, says it."""
    codes = [one.alpha2 for one in anew.codebook.countries if one.name == text]
    plain, _, place = text.partition("|")
    for other in others:
        ways = {other(plain, place), *(other.country(code) for code in codes)}
        unsaid = other(plain) if place else text
        if not isinstance(said, dict) or said.get(other.code, unsaid) not in ways:
            return False
    return set(said) <= {other.code for other in others}


class Page(HTMLParser):
    """What stands in a page: texts, attributes and their values, addresses, scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.values: list[str] = []
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.scripts: dict[str, list[str]] = {}
        self.styles: list[str] = []
        self.handlers = 0
        self._into: list[str] = self.text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the tag and its attributes, and where the text that follows belongs."""
        self.tags.append(tag)
        if tag not in _INLINE:
            self.text.append(" ")
        told = [(name, value or "") for name, value in attrs]
        for name, value in told:  # each, as browsers take the first of two of one name
            if name == "style":
                self.text.append(f" {value} ")
            elif name in _ADDRESSES:
                self.addresses.append(value)
            self.handlers += name.startswith("on")
            self.values += [name, value] if name != "style" else [name]
        if tag == "script":
            kind = next((value for name, value in told if name == "type"), "")
            self._into = self.scripts.setdefault(kind.removeprefix("application/"), [])
        elif tag == "style":
            self._into = self.styles

    def handle_endtag(self, tag: str) -> None:
        """What follows is text again."""
        if tag not in _INLINE:
            self.text.append(" ")
        self._into = self.text

    def handle_data(self, data: str) -> None:
        """Text goes where it belongs."""
        self._into.append(data)

    def handle_comment(self, data: str) -> None:
        """A comment is text as well."""
        self.text.append(f" {data} ")

    handle_pi = unknown_decl = handle_comment

    def handle_decl(self, decl: str) -> None:
        """The document's type is that of every page; any more is text."""
        if decl.casefold() != _DOCTYPE:
            self.handle_comment(decl)

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002, FBT001, FBT002 - html.parser calls it so
        """What begins with `<![` is a comment, as it is to a browser."""
        return self.parse_bogus_comment(i)
