"""Holds a JSON file against what it should say: every key, every value, every byte."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tenfold.stages import Finding

BROKEN = "is no JSON that everyone reads alike"
CLOSED = "holds what isn't on the closed list (ruling 12)"
OTHER = "differs from what was found anew"
LACKING = "is missing"
SPELLED = "isn't written as Tenfold writes it"

_DEPTH = 3
Where = tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Compared:
    """What is wrong with a text, and those of its lines that aren't as they should be."""

    findings: tuple[Finding, ...]
    left: str

    def __add__(self, other: "Compared") -> "Compared":
        """What is wrong with two texts of one file, and what is left of both."""
        return Compared((*self.findings, *other.findings), f"{self.left}\n{other.left}")


def load(data: bytes) -> Any:
    """What a JSON file says.

    Raises ValueError for a key that stands twice, NaN, what isn't UTF-8, half a letter, no JSON.
    """
    try:
        text = data.decode("utf-8")
        said = json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)
        render(said).encode()  # half of a surrogate pair can't be written
    except (ValueError, RecursionError):
        raise ValueError(BROKEN) from None
    return said


def render(value: Any) -> str:
    """A value as the JSON of a release."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def compare(file: str, data: bytes, expected: Any) -> Compared:
    """A file against the text, or the JSON, that it should hold.

    Where the JSON should be None, nothing is right.
    """
    if not isinstance(expected, str):
        return _compare_json(file, data, expected)
    findings = () if data == expected.encode() else (Finding(file, OTHER),)
    return Compared(findings, lines_left(decoded(data), expected))


def _compare_json(file: str, data: bytes, expected: Any) -> Compared:
    text = render(expected)
    try:
        found = load(data)
    except ValueError:
        return Compared((Finding(file, BROKEN),), lines_left(decoded(data), text))
    places = Counter(
        (where[:_DEPTH], problem) for where, problem in _differences(expected, found, ())
    )
    if not places and data != text.encode():
        places[(), SPELLED] = 1
    findings = (
        Finding(file, f"{', '.join(where)}: {problem}" if where else problem, number)
        for (where, problem), number in places.items()
    )
    return Compared(tuple(findings), lines_left(render(found), text))


def lines_left(text: str, expected: str) -> str:
    """The lines of a text that don't stand in another one."""
    known = {line.rstrip(",") for line in expected.splitlines()}
    return "\n".join(line for line in text.splitlines() if line.rstrip(",") not in known)


def _differences(expected: Any, found: Any, where: Where) -> Iterator[tuple[Where, str]]:
    """Where two values differ, by the keys of the expected one: a foreign key may hold a name."""
    if isinstance(expected, list) and isinstance(found, list):
        expected, found = (dict(enumerate(items, start=1)) for items in (expected, found))
    if isinstance(expected, dict) and isinstance(found, dict):
        for key, value in expected.items():
            here = (*where, str(key))
            if key in found:
                yield from _differences(value, found[key], here)
            else:
                yield here, LACKING
        yield from ((where, CLOSED) for key in found if key not in expected)
    elif expected is None or type(expected) is not type(found) or expected != found:
        yield where, OTHER


def decoded(data: bytes) -> str:
    """Bytes as text, whatever they are."""
    return data.decode("utf-8", "replace")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object none of whose keys stands twice. Raises ValueError."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError(BROKEN)
    return dict(pairs)


def _refuse(_: str) -> Any:
    raise ValueError(BROKEN)
