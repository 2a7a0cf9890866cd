"""Judges the texts of a release: each against what it should say, and for what tells of a person.

What stands as it should was found anew, or ships with the codebook; all the rest is searched.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tenfold.codebook import Codebook, data_readme
from tenfold.stages import Edition, Finding, Sought
from tenfold.verify.compare import Compared, compare, decoded, load
from tenfold.verify.contents import CODEBOOK, MANIFEST, README, REPORT, TEXTS, Contents
from tenfold.verify.documents import Documents, codebook_json, part
from tenfold.verify.recount import Recount
from tenfold.verify.search import Search, Text

_NAMES = "(names of files)"
_WORDS = "(words of release.toml)"
_OWN = ("name", "title", "publisher", "contact", "licence")


@dataclass(frozen=True, repr=False)
class Release:
    """What a folder holds, and what it is held against; without a recount it is only searched."""

    contents: Contents
    codebook: Codebook
    edition: Edition
    recount: Recount | None

    @cached_property
    def _compared(self) -> dict[str, Compared]:
        """Each text against what it should say, as far as that is known."""
        expected, texts = self._expected(), self.contents.texts
        return {
            file: compare(file, texts[file], expected[file])
            if file in expected
            else Compared((), decoded(texts[file]))
            for file in TEXTS
            if file in texts
        }

    def findings(self) -> Iterator[Finding]:
        """Where the texts don't say what they should."""
        for found in self._compared.values():
            yield from found.findings

    def texts(self) -> Iterator[Text]:
        """What is to be searched: all that isn't as expected, and all that isn't checked."""
        for file, found in self._compared.items():
            more = str(said(self.contents, file).get("generator", "")) if file == MANIFEST else ""
            whole = decoded(self.contents.texts[file]) if file == README else ""
            yield Text(file, f"{found.left}\n{more}", whole)
        yield Text(_NAMES, "\n".join(self.contents.foreign))
        yield Text(_WORDS, "", own="\n".join(self._own))

    def search(self, sought: Sought | None) -> Search:
        """The search that passes over the edition's own words and those that ship with Tenfold."""
        own = (self.edition.snapshot.isoformat(), *self._own)
        shipped = codebook_json(self.codebook) + data_readme(self.codebook.about.id).template
        return Search.of(sought, shipped, own)

    @property
    def _own(self) -> tuple[str, ...]:
        """What release.toml says in words of its own."""
        return tuple(getattr(self.edition, key) for key in _OWN)

    def _expected(self) -> dict[str, Any]:
        """What each text should say, as far as it is known."""
        texts: dict[str, Any] = {CODEBOOK: codebook_json(self.codebook)}
        if self.recount:
            anew = Documents(self.edition, self.codebook, self.recount)
            texts[README] = anew.readme()
            texts[REPORT] = anew.report(said(self.contents, REPORT))
            texts[MANIFEST] = anew.manifest(self.contents, said(self.contents, MANIFEST))
        return texts


def said(contents: Contents, file: str) -> Mapping[str, Any]:
    """The object in a JSON file; an empty one where there is none."""
    try:
        return part({file: load(contents.texts.get(file, b""))}, file)
    except ValueError:
        return {}
