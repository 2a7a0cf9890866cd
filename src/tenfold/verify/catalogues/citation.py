"""Reads CITATION.cff, each line of which is a key with JSON behind it."""

import json
from collections.abc import Iterator
from typing import Any

from tenfold.verify.catalogues.facts import Expected, Fact
from tenfold.verify.catalogues.leaves import take
from tenfold.verify.compare import SPELLED, decoded, load

_ESCAPED = {sign: f"\\u{sign:04x}" for sign in (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF)}
"""The signs that JSON takes as they are, and YAML doesn't."""


def load_citation(data: bytes) -> dict[str, Any]:
    """What the file says. Raises ValueError where it isn't written as Tenfold writes it."""
    pairs = (line.partition(": ") for line in decoded(data).split("\n") if line)
    said = {key: load(value.encode()) for key, _, value in pairs}
    told = ((key, json.dumps(value, ensure_ascii=False)) for key, value in said.items())
    lines = (f"{key}: {value.translate(_ESCAPED)}\n" for key, value in told)
    if "".join(lines).encode() != data:
        raise ValueError(SPELLED)
    return said


def read_citation(said: Any, expected: Expected) -> Iterator[Fact]:
    """What is said of the release, beside what should be."""
    heads = {
        "title": expected.name,
        "version": expected.edition.name,
        "date-released": expected.day,
        "abstract": expected.description,
    }
    for key, value in heads.items():
        yield Fact(key, take(said, key), value)
