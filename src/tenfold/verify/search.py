"""Looks in texts for what would point to a person: addresses, numbers, names from the exports."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from tenfold.stages import Finding, Sought

PATTERNS = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "a phone number": re.compile(
        r"(?<![\w.+-])(?!\d{4}-\d\d-\d\d(?!\d))(?=[+(]|\d+[ ()./-])"
        r"[+(]{0,2}\d(?:[ ()./-]{0,2}\d){6,}"
    ),
    "a number of 7 digits or more": re.compile(r"\d{7,}"),
}
NUMBER = "a case number from the exports"
NAME = "a full name from the exports"

_HASH = re.compile(r"\b(?=[0-9a-f]*[a-f])(?:[0-9a-f]{40}|[0-9a-f]{64})\b")
_LEAST_DIGITS = 5
_LEAST_WORDS = 2


@dataclass(frozen=True, repr=False)
class Text:
    """A text of a release: what is searched, and what only for what the exports hold."""

    file: str
    left: str
    whole: str = ""


@dataclass(frozen=True, repr=False)
class Search:
    """Folded case numbers and names to look for, and texts of the edition's own to pass over."""

    numbers: frozenset[str]
    names: frozenset[str]
    own: tuple[str, ...]

    @classmethod
    def of(cls, sought: Sought | None, shipped: str, own: Collection[str]) -> "Search":
        """The search for what can be told from other words: not for what `shipped` holds itself."""
        sought = sought or Sought()
        numbers = frozenset(filter(_is_telling, map(fold, sought.numbers)))
        names = frozenset(name for name in map(fold, sought.names) if _is_full(name))
        known = frozenset(hits(fold(shipped), numbers | names))
        longest_first = sorted((text for text in own if text), key=len, reverse=True)
        return cls(numbers - known, names - known, tuple(longest_first))

    def findings(self, text: Text) -> Iterator[Finding]:
        """What a text holds that it shouldn't: the kind, and in how many places."""
        left, whole = (self._foreign(part) for part in (text.left, text.whole or text.left))
        places = {kind: len(pattern.findall(left)) for kind, pattern in PATTERNS.items()}
        folded = fold(whole)
        places[NUMBER] = sum(1 for _ in hits(folded, self.numbers))
        places[NAME] = sum(1 for _ in hits(folded, self.names))
        yield from (Finding(text.file, f"holds {kind}", n) for kind, n in places.items() if n)

    def _foreign(self, text: str) -> str:
        """A text without hashes and without the edition's own words."""
        for own in self.own:
            text = re.sub(rf"(?<!\w){re.escape(own)}(?!\w)", "\n", text)
        return _HASH.sub("\n", text)


def fold(text: str) -> str:
    """A text in one case and one form of each letter, every run of white space one space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def hits(text: str, sought: frozenset[str]) -> Iterator[str]:
    """Each of the sought strings wherever it stands in a text, between ends of words."""
    lengths = sorted({len(one) for one in sought})
    last = len(text)
    ends = {end for end in range(1, last + 1) if end == last or not text[end].isalnum()}
    for start in range(last if lengths else 0):
        if start and text[start - 1].isalnum():
            continue
        for length in lengths:
            if start + length in ends and (word := text[start : start + length]) in sought:
                yield word


def _is_telling(number: str) -> bool:
    """Whether a case number can be told from an ordinary figure."""
    return bool(number) and not (number.isdigit() and len(number) < _LEAST_DIGITS)


def _is_full(name: str) -> bool:
    return len(name.split()) >= _LEAST_WORDS
