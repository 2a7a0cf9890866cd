"""Cases while they can still be told apart: `restricted/` only."""

import re
import unicodedata
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tenfold.stages.table import Codes

Keys = NDArray[np.bytes_]
"""A keyed hash of 16 bytes for each case: (n,), as 32 hexadecimal digits."""

_DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
_PLAIN = re.compile(r"[A-Za-z0-9/_-]*")
_AS_TEXT = re.compile(r"""'(.*)|="(.*)\"""")
_WHOLE = re.compile(r"(\d+)\.0+")


@dataclass(frozen=True, repr=False, eq=False)
class Cases:
    """A contributor's cases after harmonising, each once: still with their numbers, `restricted/`.

    `numbers` (n,) are the contributor's own as they are compared, `codes` (n × columns) the base
    variables', `excluded` (n,) the place in `reasons` from 1 of why a case is left out (0: it
    isn't), `unmapped` (n,) whether a cell had no written line. Of `rows` in the files, `nameless`
    had no case number.
    """

    contributor: str
    numbers: tuple[str, ...]
    codes: Codes
    excluded: NDArray[np.int64]
    unmapped: NDArray[np.bool_]
    reasons: tuple[str, ...]
    rows: int
    nameless: int = 0

    def __repr__(self) -> str:
        return f"Cases({self.contributor}: {self.codes.shape[1]} columns)"


@dataclass(frozen=True, repr=False, eq=False)
class Register:
    """The key of each case handed on (n,), sorted, and its record (n × columns).

    The `seal` is the same for all registers that one secret made, and for no others.
    """

    keys: Keys
    records: Codes
    seal: str = ""

    def __repr__(self) -> str:
        return f"Register({self.records.shape[1]} columns)"


@dataclass(frozen=True)
class Sought:
    """What must stand nowhere in a release: case numbers and full names from the exports."""

    numbers: frozenset[str] = field(default=frozenset(), repr=False)
    names: frozenset[str] = field(default=frozenset(), repr=False)

    def __or__(self, other: "Sought") -> "Sought":
        """What either holds."""
        return Sought(self.numbers | other.numbers, self.names | other.names)


def same_number(text: str) -> str:
    """A case number as it is compared, so that one case in two spellings is one.

    Capitals, white space, what is never seen, the kind of dash, full-width forms, the zeros of a
    number with decimals and the ways of spreadsheets to keep text (' and ="…") don't count.
    """
    if _PLAIN.fullmatch(text):  # as most are: a million a second
        return text.lower()
    bare = _bare(text)
    while wrapped := _AS_TEXT.fullmatch(bare):
        bare = wrapped[1] or wrapped[2] or ""
    whole = _WHOLE.fullmatch(bare)
    return whole[1] if whole else bare


def _bare(text: str) -> str:
    """The signs of a text that are seen, in their plain forms."""
    if text.isascii():
        return "".join(text.split()).lower()
    plain = unicodedata.normalize("NFKC", text).casefold()
    seen = (sign for sign in plain if unicodedata.category(sign) != "Cf" and not sign.isspace())
    return unicodedata.normalize("NFKC", "".join(seen).translate(_DASHES))
