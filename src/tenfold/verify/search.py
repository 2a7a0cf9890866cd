"""Looks in texts for what would point to a person: addresses, numbers, names from the exports."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from os.path import commonprefix

from tenfold.stages import Finding, Sought

PATTERNS = {
    "an e-mail address": re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
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
    """A text of a release: what is searched, and what only for what the exports hold.

    The edition's own words are passed over in both, but not in `own`: case numbers alone are
    looked for there, as a name may be that of whom to contact.
    """

    file: str
    left: str
    whole: str = ""
    own: str = ""


@dataclass(frozen=True, repr=False)
class Search:
    """Folded case numbers and names to look for, and texts of the edition's own to pass over.

    Numbers and names are sorted, each once.
    """

    numbers: tuple[str, ...]
    names: tuple[str, ...]
    own: tuple[str, ...]

    @classmethod
    def of(cls, sought: Sought | None, shipped: str, own: Collection[str]) -> "Search":
        """The search for what can be told from other words: not for what `shipped` holds itself."""
        sought = sought or Sought()
        numbers = frozenset(filter(_is_telling, map(fold, sought.numbers)))
        names = frozenset(name for name in map(fold, sought.names) if _is_full(name))
        known = frozenset(hits(fold(shipped), sorted(numbers | names)))
        longest_first = sorted((text for text in own if text), key=len, reverse=True)
        numbers, names = numbers - known, names - known
        return cls(tuple(sorted(numbers)), tuple(sorted(names)), tuple(longest_first))

    def findings(self, text: Text) -> Iterator[Finding]:
        """What a text holds that it shouldn't: the kind, and in how many places."""
        left = self._foreign(text.left)
        whole = self._foreign(text.whole) if text.whole else left
        places = {kind: len(pattern.findall(left)) for kind, pattern in PATTERNS.items()}
        folded = fold(whole)
        numbers = (hits(part, self.numbers) for part in (folded, fold(text.own)))
        places[NUMBER] = sum(1 for _ in chain(*numbers))
        places[NAME] = sum(1 for _ in hits(folded, self.names))
        yield from (Finding(text.file, f"holds {kind}", n) for kind, n in places.items() if n)

    def _foreign(self, text: str) -> str:
        """A text without hashes and without the edition's own words."""
        for own in self.own:
            if own in text:  # quicker than to look for its ends of words
                text = re.sub(rf"(?<!\w){re.escape(own)}(?!\w)", "\n", text)
        return _HASH.sub("\n", text)


def fold(text: str) -> str:
    """A text in one case and one form of each letter, every run of white space one space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def hits(text: str, sought: Sequence[str]) -> Iterator[str]:
    """Each of the sought strings, which are sorted, wherever it stands between ends of words."""
    longest, last = max(map(len, sought), default=0), len(text)
    for start in range(last if longest else 0):
        if start and text[start - 1].isalnum():
            continue
        for found in _beginnings(text[start : start + longest], sought):
            end = start + len(found)
            if end == last or not text[end].isalnum():
                yield found


def _beginnings(text: str, sought: Sequence[str]) -> Iterator[str]:
    """Each of the sorted strings that a text begins with, the longest first.

    Nothing of them stands between the text and the last one before it, so whatever the text begins
    with, both begin with.
    """
    while text:
        place = bisect_right(sought, text)
        nearest = sought[place - 1] if place else ""
        shared = commonprefix((nearest, text))  # noqa: RUF071 - these are no paths
        if nearest and shared == nearest:
            yield nearest
            shared = nearest[:-1]
        text = shared


def _is_telling(number: str) -> bool:
    """Whether a case number can be told from an ordinary figure, date or version."""
    digits = sum(letter.isdigit() for letter in number)
    return digits >= _LEAST_DIGITS or any(letter.isalpha() for letter in number)


def _is_full(name: str) -> bool:
    return len(name.split()) >= _LEAST_WORDS
