"""Holds a running text against the figures it must tell, in order, and lets it tell no other."""

import re
import unicodedata
from collections.abc import Collection, Sequence

from tenfold.stages import Finding
from tenfold.verify.compare import OTHER, Compared

FOREIGN = "holds figures that weren't found anew"
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_BREAKS = re.compile(r"(?<=\w[-–—/]) ")
_SHORT = 12


def folded(text: str) -> str:
    """A text on one line, as it is whatever lines it was broken into."""
    text = _INVISIBLE.sub("", text.replace("\x02", "-").replace("\ufffe", "-"))
    return _BREAKS.sub("", " ".join(unicodedata.normalize("NFKC", text).split()))


def judge_prose(file: str, text: str, due: Sequence[str], known: Collection[str]) -> Compared:
    """A text that must tell what is due, in this order, and besides no figures but known ones."""
    rest, missing = _without_due(f" {folded(text)} ", due)
    bare = _without_known(rest, known)
    foreign = len(re.findall(r"\d+", bare))
    findings = []
    if missing:
        findings.append(Finding(file, OTHER, missing))
    if foreign:
        findings.append(Finding(file, FOREIGN, foreign))
    left = dict.fromkeys(line.strip() for line in bare.split("\n"))
    return Compared(tuple(findings), "\n".join(left))


def _without_due(text: str, due: Sequence[str]) -> tuple[str, int]:
    """The text without what is due, and how much of that it doesn't tell."""
    kept, missing, place = [], 0, 0
    for piece in due:
        sought = f" {folded(piece)} "
        found = text.find(sought, place)
        if found < 0:
            missing += 1
            continue
        kept.append(text[place:found])
        place = found + len(sought) - 1
    return "\n".join([*kept, text[place:]]), missing


def _without_known(text: str, known: Collection[str]) -> str:
    """The text without what is known, the longest first; of short words those with figures."""
    told = {folded(one) for one in known}
    for one in sorted(told, key=len, reverse=True):
        if len(one) > _SHORT:
            text = text.replace(one, "\n")
        elif any(letter.isdigit() for letter in one):
            text = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", "\n", text)
    return text
