"""codebook.html: one page for a browser, in all the release's languages, which loads nothing."""

import base64
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tenfold.codebook import page_script
from tenfold.languages import Language, load_language
from tenfold.pages import html
from tenfold.write.description import Description
from tenfold.write.documents.codebook.book import book_of
from tenfold.write.metadata import schema_org

TEMPLATE = Path(__file__).parent / "codebook.html"


def codebook_html(told: Description) -> bytes:
    """codebook.html: English as it stands; its script puts the other languages' words in place."""
    english, *others = map(load_language, told.edition.languages)
    heard = Hearing(english.code, english.words, tuple(others))
    script = page_script()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    page = html(
        TEMPLATE,
        _=heard,
        book=book_of(told, heard),
        languages=(english, *others),
        words=lambda: heard.heard,
        as_data=as_data,
        linked=schema_org(told),
        script=script,
        digest=digest,
    )
    return page.encode()


def as_data(told: Any) -> str:
    """Plain data as JSON that may stand in a script element."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


@dataclass(frozen=True, eq=False, repr=False)
class Hearing(Language):
    """English, which keeps in mind what was asked for, and what it is in other languages.

    What a text is in its context alone is kept under `text|context`.
    """

    others: tuple[Language, ...] = ()
    heard: dict[str, dict[str, str]] = field(default_factory=dict)

    def __call__(self, text: str, context: str = "", /, **values: object) -> str:
        """The English text."""
        said = super().__call__(text, context, **values)
        for other in self.others:
            here, anywhere = other(text, context, **values), other(text, **values)
            self._keep(said, other.code, anywhere)
            if here != anywhere:
                self._keep(f"{said}|{context}", other.code, here)
        return said

    def country(self, alpha2: str) -> str:
        """The English name of a country."""
        said = super().country(alpha2)
        for other in self.others:
            self._keep(said, other.code, other.country(alpha2))
        return said

    def _keep(self, said: str, code: str, other: str) -> None:
        if other != said:
            self.heard.setdefault(said, {})[code] = other
