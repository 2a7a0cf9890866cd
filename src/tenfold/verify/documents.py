"""Writes anew, from a stranger's own count, what the documents of a release must say."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from tenfold.codebook import FORMATS, Codebook, data_readme
from tenfold.stages import COUNTS, Edition, Figures, SamePerson
from tenfold.verify.contents import MANIFEST, Contents, languages_told
from tenfold.verify.disclosed import Told, as_allowed

_WORDS = ("title", "publisher", "contact", "licence")
_OTHER_WORDS = ("licence_url", "terms", "url", "doi")
_GENERATOR = re.compile(r"tenfold \d+\.\d+\.\d+\S*")


@dataclass(frozen=True, repr=False)
class Documents:
    """What the documents are written from: the edition, the codebook and the recount."""

    edition: Edition
    codebook: Codebook
    recount: Figures

    def manifest(self, contents: Contents, found: Told) -> dict[str, Any]:
        """The manifest of what a folder holds; of the one found, only the generator is taken."""
        generator = found.get("generator")
        told = isinstance(generator, str) and _GENERATOR.fullmatch(generator)
        files = [
            {"path": file, "bytes": contents.sizes[file], "sha256": contents.digests[file]}
            for file in contents.judged
            if file != MANIFEST
        ]
        return {
            **self._about(),
            **self.edition.about,
            "codebook": self.edition.codebook,
            "generator": generator if told else None,
            "cases": self.recount.cases,
            "records": self.recount.records,
            "variables": len(self.codebook.variable),
            "files": files,
        }

    def report(self, found: Told) -> dict[str, Any]:
        """The report; of the one found, what the closed list allows is taken."""
        told = part(found, "disclosed")
        return {
            **self._about(),
            "published": self.recount.told(),
            "disclosed": as_allowed(told, self.recount, self.codebook, self.edition.k),
        }

    def readme(self) -> str:
        """The README, from the template that ships with the codebook."""
        counts = {
            "cases": self.recount.cases,
            "records": self.recount.records,
            "smallest": self.recount.smallest,
        }
        return data_readme(self.codebook.about.id).substitute(
            {key: getattr(self.edition, key) for key in _WORDS},
            **self._about(),
            **{key: f"{count:,}" for key, count in counts.items()},
            counts=self.edition.sentence,
            citation=self.edition.citation,
            codebook=self.edition.codebook,
            variables=len(self.codebook.variable),
        )

    def licence(self) -> str:
        """LICENSE: licence, terms of use and contact."""
        edition = self.edition
        lines = [f"{edition.title}, release {edition.name}", ""]
        lines += [f"Published by {edition.publisher}.", "", f"Licence: {edition.licence}"]
        lines += [edition.licence_url] if edition.licence_url else []
        lines += ["", "Terms of use", "", edition.terms] if edition.terms else []
        return "\n".join([*lines, "", f"Contact: {edition.contact}", ""])

    def _about(self) -> dict[str, Any]:
        edition = self.edition
        return {
            "release": edition.name,
            "snapshot": edition.snapshot.isoformat(),
            **edition.promise,
        }


def codebook_json(codebook: Codebook) -> str:
    """The codebook as a release holds it."""
    return FORMATS["json"](codebook, codebook.variable) + "\n"


def claimed(manifest: Told, release: str, codebook: Codebook, k: int) -> Edition:
    """The edition that a manifest says it is, as far as it says so in texts."""
    words = {key: str(manifest.get(key, "")) for key in (*_WORDS, *_OTHER_WORDS)}
    day, name = _day(manifest.get("snapshot")), codebook.about.id
    same: SamePerson = "twice" if COUNTS in manifest else "once"
    languages = languages_told(manifest)
    return Edition(release, day, k, name, same_person=same, languages=languages, **words)


def part(told: Told, key: str) -> Told:
    """An object inside another one; an empty one where there is none."""
    value = told.get(key)
    return value if isinstance(value, dict) else {}


def _day(text: Any) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        return date.min
