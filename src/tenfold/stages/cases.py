"""Cases while they can still be told apart: `restricted/` only."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from tenfold.stages.table import Codes

Keys = NDArray[np.bytes_]
"""A keyed hash of 16 bytes for each case: (n,), as 32 hexadecimal digits."""

_DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
_UNSEEN = frozenset(
    (
        *(0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180F, 0x2800, 0x3164, 0xFFA0),
        *(*range(0x180B, 0x180E), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)),
    )
)
"""Signs that leave no trace on a page, besides those of Unicode's classes Cc and Cf."""
_PLAIN = re.compile(r"[A-Za-z0-9/_-]*")
_AS_TEXT = re.compile(r"""'(.*)|="(.*)\"""")
_WHOLE = re.compile(r"(\d+)\.0+")


NOBODY: Keys = np.empty(0, "S32")
"""Where no case's person is known, or to be compared with others."""


class Listed(StrEnum):
    """A contributor's list of case numbers: its name in release.toml, and whom it leaves out."""

    opt_outs = "asked to be left out"
    withdrawn = "withdrew consent"
    consented = "without consent"


Lists = Mapping[Listed, frozenset[str]]
"""The numbers on each list that a contributor sent; a list of nobody is one too."""


@dataclass(frozen=True, repr=False, eq=False)
class Cases:
    """A contributor's cases after harmonising, each once: still with their numbers, `restricted/`.

    `numbers` (n,) are the contributor's own as they are compared, `codes` (n × columns) the base
    variables', `excluded` (n,) the place in `reasons` from 1 of why a case is left out (0: it
    isn't), `unmapped` (n,) whether a cell had no written line. Of `rows` in the files, `nameless`
    had no case number. `persons` (n,) are keyed hashes of who the cases are about, blank where
    that isn't known; or NOBODY.
    """

    contributor: str
    numbers: tuple[str, ...]
    codes: Codes
    excluded: NDArray[np.int64]
    unmapped: NDArray[np.bool_]
    reasons: tuple[str, ...]
    rows: int
    nameless: int = 0
    persons: Keys = field(default_factory=lambda: NOBODY)

    def __repr__(self) -> str:
        return f"Cases({self.contributor}: {self.codes.shape[1]} columns)"


@dataclass(frozen=True, repr=False, eq=False)
class Register:
    """The key of each case handed on (n,), sorted, and its record (n × columns).

    The `seal` is the same for all registers that one secret made, and for no others. `bare` (n,)
    are the keys that the cases would have without leading zeros in their numbers; or NOBODY.
    """

    keys: Keys
    records: Codes
    seal: str = ""
    bare: Keys = field(default_factory=lambda: NOBODY)

    def __repr__(self) -> str:
        return f"Register({self.records.shape[1]} columns)"


@dataclass(frozen=True)
class Sought:
    """What must stand nowhere in a release: case numbers and full names from the exports."""

    numbers: frozenset[str] = field(default=frozenset(), repr=False)
    names: frozenset[str] = field(default=frozenset(), repr=False)

    @classmethod
    def of(cls, parts: Iterable["Sought"]) -> "Sought":
        """What any of the parts holds."""
        numbers, names = set[str](), set[str]()
        for part in parts:
            numbers |= part.numbers
            names |= part.names
        return cls(frozenset(numbers), frozenset(names))


def same_number(text: str) -> str:
    """A case number as it is compared, so that one case in two spellings is one.

    Capitals, white space, what is never seen, the kind of dash, full-width forms, the script of
    digits, the zeros of a number with decimals and the ways of spreadsheets to keep text (' and
    ="…") don't count.
    """
    if _PLAIN.fullmatch(text):  # as most are: a million a second
        return text.lower()
    bare = _bare(text)
    while wrapped := _AS_TEXT.fullmatch(bare):
        bare = wrapped[1] or wrapped[2] or ""
    whole = _WHOLE.fullmatch(bare)
    return whole[1] if whole else bare


def bare(number: str) -> str:
    """A case number as it is compared, without the zeros that a spreadsheet may have taken away."""
    return number.lstrip("0") or "0" if number[:1] == "0" and number.isdigit() else number


def without_zeros(numbers: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Of case numbers, as they are compared, those that may have lost their leading zeros.

    First those that have digits alone and are shorter than others that begin with 0; then those of
    them that are such another one but for its zeros, and so may be the same case.
    """
    padded = [number for number in numbers if number[:1] == "0" and number.isdigit()]
    longest = max(map(len, padded), default=0)
    short = {n for n in numbers if n[:1] != "0" and len(n) < longest and n.isdigit()}
    alike = short.intersection(number.lstrip("0") for number in padded) if short else ()
    return frozenset(short), frozenset(alike)


def _bare(text: str) -> str:
    """The signs of a text that are seen, in their plain forms."""
    if text.isascii():
        return "".join(sign for sign in text if sign.isprintable() and sign != " ").lower()
    plain = unicodedata.normalize("NFKC", text).casefold()
    seen = (_digit(sign) for sign in plain if _is_seen(sign))
    return unicodedata.normalize("NFKC", "".join(seen).translate(_DASHES))


def _is_seen(sign: str) -> bool:
    unseen = unicodedata.category(sign) in {"Cc", "Cf"} or sign.isspace()
    return not unseen and ord(sign) not in _UNSEEN


def _digit(sign: str) -> str:
    """A digit of any script as 0 to 9; another sign as it is."""
    return str(unicodedata.decimal(sign, sign))
