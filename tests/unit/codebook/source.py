"""The source document as data: what it says of each variable, parsed from its text."""

import re
from dataclasses import dataclass

from tests.shared import shared

NULL = "NULL"


@dataclass(frozen=True)
class Entry:
    """One variable as the source describes it."""

    number: int
    name: str
    type: str
    items: tuple[str, ...]
    listed: bool


def text() -> str:
    return shared("source/ctdc-codebook-v7.txt").read_text(encoding="utf-8")


def names() -> list[tuple[int, str]]:
    """Number and name of each variable in the source's own list."""
    chapter = text().split("2. LIST OF VARIABLES")[1].split("3. DETAILED")[0]
    found = re.findall(r"^(?:- )?(\d+) (\w+)$", chapter, re.MULTILINE)
    return [(int(number), name) for number, name in found]


def entries() -> dict[int, Entry]:
    """The detailed descriptions by number."""
    chapter = text().split("3. DETAILED")[1].split("\nAppendix")[0]
    pieces = re.split(r"^Variable (\d+)$", chapter, flags=re.MULTILINE)[1:]
    pairs = zip(pieces[::2], pieces[1::2], strict=True)
    return {int(number): _entry(int(number), piece) for number, piece in pairs}


def _entry(number: int, piece: str) -> Entry:
    facts, _ = piece.split("Definition:", 1)
    name = re.search(r"(?:l|L)abel: (\w+)|^bel: (\w+)", facts, re.MULTILINE)
    kind = re.search(r"^Type: ?(.*)$", facts, re.MULTILINE)
    items = re.findall(r"^- (.*?)(?: \[.*)?$", facts, re.MULTILINE)
    assert name, f"variable {number} has no name in the source"
    assert kind, f"variable {number} has no type in the source"
    return Entry(number, name[1] or name[2], kind[1], tuple(items), "Concatenated list" in facts)


def runs(words: str, length: int) -> set[tuple[str, ...]]:
    """Every run of so many consecutive words, without case and punctuation."""
    plain = re.findall(r"\w+", words.casefold())
    return {tuple(plain[start : start + length]) for start in range(len(plain) - length + 1)}
