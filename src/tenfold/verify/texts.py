"""Judges the texts of a release: each against what it should say, and for what tells of a person.

What stands as it should was found anew, or ships with the codebook; all the rest is searched, and
so is the crosswalk, which holds a contributor's own words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tenfold.codebook import (
    CROSSWALKS,
    Codebook,
    Standing,
    data_readme,
    page_script,
    stata_table,
)
from tenfold.stages import Edition, Figures, Finding, Sought
from tenfold.verify.catalogues import judge_catalogue, judge_dataset
from tenfold.verify.catalogues.facts import Expected, nothing_of
from tenfold.verify.codebook import Anew, forms, judge_form, linked_in
from tenfold.verify.compare import Compared, compare, decoded, load
from tenfold.verify.contents import (
    CATALOGUES,
    CODEBOOK,
    CODEBOOK_PAGE,
    CROSSWALK,
    CROSSWALK_PAGE,
    LICENCE,
    MANIFEST,
    NAMES,
    READERS,
    README,
    REPORT,
    TEXTS,
    Contents,
)
from tenfold.verify.documents import Documents, codebook_json, part
from tenfold.verify.reports import judge_reports
from tenfold.verify.search import Search, Text

NO_DATASET = "says to search engines not once what it is"
_NAMES = "(names of files)"
_WORDS = "(words of release.toml)"
_OWN = (
    *("name", "title", "publisher", "contact", "licence", "licence_url", "terms", "url", "doi"),
    "address",
)
_DERIVED = ("link", "urn", "series", "citation")


@dataclass(frozen=True, repr=False)
class Release:
    """What a folder holds, and what it is held against; without a recount it is only searched."""

    contents: Contents
    codebook: Codebook
    edition: Edition
    recount: Figures | None
    crosswalk: tuple[Standing, ...]

    @cached_property
    def _codebook_json(self) -> str:
        """The codebook as a release holds it."""
        return codebook_json(self.codebook)

    @cached_property
    def _compared(self) -> dict[str, Compared]:
        """Each text against what it should say, as far as that is known."""
        expected, texts = self._expected(), self.contents.texts
        compared = {
            file: compare(file, texts[file], expected[file])
            if file in expected
            else Compared((), decoded(texts[file]))
            for file in TEXTS
            if file in texts
        }
        return compared | self._catalogues() | self._codebooks() | self._reports()

    def _catalogues(self) -> dict[str, Compared]:
        """Each file for catalogues against what was found anew; without a recount, as it is."""
        texts, recount = self.contents.texts, self.recount or nothing_of(self.codebook)
        told = Expected(self.contents, self.codebook, self.edition, recount)
        judged = {
            file: judge_catalogue(file, texts[file], told) for file in CATALOGUES if file in texts
        }
        if self.recount:
            return judged
        return {file: Compared((), found.left) for file, found in judged.items()}

    def _codebooks(self) -> dict[str, Compared]:
        """The codebook's further forms against what was found anew; without a recount, as is."""
        texts = self.contents.texts
        if self.recount is None:
            page = {file: texts[file] for file in (CODEBOOK_PAGE,) if file in texts}
            return {file: Compared((), decoded(data)) for file, data in page.items()}
        anew = self._anew(self.recount)
        there = (file for file in forms(anew) if file in texts)
        judged = {file: judge_form(file, texts[file], anew) for file in there}
        if CODEBOOK_PAGE in judged:
            judged[CODEBOOK_PAGE] += self._dataset(self.recount)
        return judged

    def _reports(self) -> dict[str, Compared]:
        """The public report for people, against what was found anew and what report.json tells."""
        texts = self.contents.texts
        if self.recount is None:
            return {}
        documents = Documents(self.edition, self.codebook, self.recount)
        told = documents.report(said(self.contents, REPORT))["disclosed"]
        return dict(judge_reports(texts, self._anew(self.recount), told))

    def _anew(self, recount: Figures) -> Anew:
        return Anew(self.edition, self.codebook, recount, self.crosswalk)

    def _dataset(self, recount: Figures) -> Compared:
        """What the codebook's page says to search engines, once."""
        linked = linked_in(self.contents.texts[CODEBOOK_PAGE])
        told = Expected(self.contents, self.codebook, self.edition, recount)
        if len(linked) != 1:
            return Compared((Finding(CODEBOOK_PAGE, NO_DATASET),), "\n".join(linked))
        return judge_dataset(CODEBOOK_PAGE, linked[0].encode(), told)

    def findings(self) -> Iterator[Finding]:
        """Where the texts don't say what they should."""
        for found in self._compared.values():
            yield from found.findings
        if CROSSWALK in self.contents.texts and not self.crosswalk:
            yield Finding(CROSSWALK, "has no line for each variable and contributor")

    def texts(self) -> Iterator[Text]:
        """What is to be searched: all that isn't as expected, and all that isn't checked."""
        for file, found in self._compared.items():
            more = str(said(self.contents, file).get("generator", "")) if file == MANIFEST else ""
            whole = decoded(self.contents.texts[file]) if file in (CROSSWALK, README) else ""
            left = whole if file == CROSSWALK else f"{found.left}\n{more}"
            yield Text(file, left, whole if file == README else "")
        yield Text(_NAMES, "\n".join(self.contents.foreign))
        yield Text(_WORDS, "", own="\n".join(self._own))

    def search(self, sought: Sought | None) -> Search:
        """The search that passes over the edition's own words and those that ship with Tenfold."""
        derived = (getattr(self.edition, key) for key in _DERIVED)
        own = (self.edition.snapshot.isoformat(), *self._own, *derived)
        return Search.of(sought, "\n".join(self._shipped()), own)

    def _shipped(self) -> Iterator[str]:
        """The words that come with Tenfold, whatever a release holds."""
        book = self.codebook
        yield from (self._codebook_json, data_readme(book.about.id).template, page_script())
        yield book.introduction.model_dump_json()
        yield from (one.model_dump_json() for one in (*book.errata, *book.rulings))

    @property
    def _own(self) -> tuple[str, ...]:
        """What release.toml says in words of its own."""
        return tuple(getattr(self.edition, key) for key in _OWN)

    def _expected(self) -> dict[str, Any]:
        """What each text should say, as far as it is known."""
        texts: dict[str, Any] = {
            CODEBOOK: self._codebook_json,
            CROSSWALK: CROSSWALKS["csv"](self.codebook, self.crosswalk) + "\n",
            CROSSWALK_PAGE: CROSSWALKS["html"](self.codebook, self.crosswalk) + "\n",
            NAMES: stata_table(self.codebook),
        }
        texts |= {file: make(self.codebook) for file, make in READERS.items()}
        if self.recount:
            anew = Documents(self.edition, self.codebook, self.recount)
            texts[README] = anew.readme()
            texts[LICENCE] = anew.licence()
            texts[REPORT] = anew.report(said(self.contents, REPORT))
            texts[MANIFEST] = anew.manifest(self.contents, said(self.contents, MANIFEST))
        return texts


def said(contents: Contents, file: str) -> Mapping[str, Any]:
    """The object in a JSON file; an empty one where there is none."""
    try:
        return part({file: load(contents.texts.get(file, b""))}, file)
    except ValueError:
        return {}
