"""What catalogues call licences and files: the tables beside this module."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tenfold.codebook import Frozen, read_csv

FOLDER = Path(__file__).parent
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"https?://\S+")
_OTHER_SIGNS = re.compile(r"[^a-z0-9]+")


class Medium(Frozen):
    """What files of a suffix are: their media type, their name, and the standard they follow."""

    suffix: str
    media: str
    name: str
    standard: str


@dataclass(frozen=True)
class Licence:
    """A licence in the publisher's words; with its SPDX identifier and address where known."""

    text: str
    spdx: str = ""
    url: str = ""


@dataclass(frozen=True)
class Contact:
    """Whom to ask, in the publisher's words; with an e-mail or web address where it is one."""

    text: str
    email: str = ""
    url: str = ""


class _Licence(Frozen):
    spdx: str
    spellings: str
    url: str


class _Title(Frozen):
    path: str
    title: str


_UNKNOWN = Medium(suffix="", media="application/octet-stream", name="File", standard="")


def licence_of(text: str, url: str) -> Licence:
    """The licence of a text, known by its usual spellings; an address that is given goes first."""
    folded = _folded(text)
    for known in read_csv(FOLDER / "licences.csv", _Licence):
        if folded in map(_folded, (known.spdx, *known.spellings.split("|"))):
            return Licence(text, known.spdx, url or known.url)
    return Licence(text, "", url)


def contact_of(text: str) -> Contact:
    """A contact, with its e-mail address or else its web address where the text is just that."""
    email, url = _EMAIL.fullmatch(text.strip()), _URL.fullmatch(text.strip())
    return Contact(text, email[0] if email else "", url[0] if url else "")


@lru_cache
def titles() -> dict[str, str]:
    """What the files of a release are called, by their paths."""
    return {row.path: row.title for row in read_csv(FOLDER / "files.csv", _Title)}


def medium_of(path: str) -> Medium:
    """What a file is by its suffix."""
    return _media().get(Path(path).suffix.removeprefix("."), _UNKNOWN)


@lru_cache
def _media() -> dict[str, Medium]:
    return {row.suffix: row for row in read_csv(FOLDER / "media.csv", Medium)}


def _folded(text: str) -> str:
    return _OTHER_SIGNS.sub("-", text.casefold()).strip("-")
