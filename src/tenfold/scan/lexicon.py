"""The words that a scan knows: of headers in four languages, of answers, and of the standard.

`htcds.csv` holds the fields and value lists of the Human Trafficking Case Data Standard 2.0.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal

from tenfold.codebook import Frozen, Name, read_csv

FOLDER = Path(__file__).parent

Identifies = Literal[
    "name",
    "e-mail",
    "phone",
    "birth",
    "address",
    "identity",
    "coordinates",
    "text",
    "person",
    "case",
]
TELLS = {
    "name": "a name",
    "e-mail": "an e-mail address",
    "phone": "a phone number",
    "birth": "a birth",
    "address": "an address",
    "identity": "an identity number",
    "coordinates": "coordinates",
    "text": "free text",
    "person": "a person or place",
    "case": "a case number",
}
"""What a column of each kind tells, in words."""


class Words(Frozen):
    """Words that stand in a header one after the other; `*` is any letters of a word."""

    words: str

    def match(self, name: str) -> bool:
        """Whether the words stand in a header, as `plain` gives it."""
        return bool(_pattern(self.words).search(name))


class HeaderWords(Words):
    """What a header with these words identifies."""

    identifies: Identifies


class Synonym(Words):
    """Words by which contributors call a variable."""

    variable: Name


class Field(Frozen):
    """A field of the case data standard: what it identifies, if anything, and its values."""

    field: str
    label: str
    identifies: Identifies | Literal[""]
    values: str

    @property
    def listed(self) -> list[str]:
        """The names and labels of its values."""
        return [value for value in self.values.split("|") if value]


class Answer(Frozen):
    """A word for yes (1), for no (0), or for what isn't known (nothing)."""

    word: str
    becomes: Literal["0", "1", ""]
    language: str


_CONSENT = tuple(Words(words=w) for w in ("consent*", "accord", "autoris*", "authoris*"))


@cache
def header_words() -> tuple[HeaderWords, ...]:
    """The words of headers that tell of an identifier. Raises DataFileError."""
    return read_csv(FOLDER / "headers.csv", HeaderWords)


@cache
def synonyms() -> tuple[Synonym, ...]:
    """The words by which contributors call variables. Raises DataFileError."""
    return read_csv(FOLDER / "synonyms.csv", Synonym)


@cache
def fields() -> tuple[Field, ...]:
    """The fields of the Human Trafficking Case Data Standard 2.0. Raises DataFileError."""
    return read_csv(FOLDER / "htcds.csv", Field)


@cache
def answers() -> tuple[Answer, ...]:
    """The words for yes, no and not known. Raises DataFileError."""
    return read_csv(FOLDER / "words.csv", Answer)


def asks_consent(name: str) -> bool:
    """Whether a header is one of a question for consent."""
    return any(words.match(plain(name)) for words in _CONSENT)


@cache
def plain(name: str) -> str:
    """A header as words in small letters without accents: `prs_FirstName` is `prs first name`."""
    letters = unicodedata.normalize("NFKD", name)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", bare)
    return " ".join(re.findall(r"[^\W_]+", parted.casefold()))


@cache
def _pattern(words: str) -> re.Pattern[str]:
    letters = r"\S*".join(map(re.escape, words.split("*")))
    return re.compile(rf"(?<!\S){letters}(?!\S)")
