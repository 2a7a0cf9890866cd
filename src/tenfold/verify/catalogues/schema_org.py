"""Reads the Dataset in schema.org's words that stands in a page."""

import json
from collections.abc import Iterator
from typing import Any

from tenfold.verify.catalogues.croissant import read_dataset, read_file
from tenfold.verify.catalogues.facts import Expected, Fact
from tenfold.verify.catalogues.leaves import objects, take
from tenfold.verify.compare import SPELLED, load
from tenfold.verify.contents import TABLES

_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def load_script(data: bytes) -> Any:
    """What the JSON of a page's script element says.

    Raises ValueError where it isn't written as Tenfold writes it, so that it can end no element.
    """
    said = load(data)
    if json.dumps(said, ensure_ascii=False).translate(_UNSAFE).encode() != data:
        raise ValueError(SPELLED)
    return said


def read_schema_org(said: Any, expected: Expected) -> Iterator[Fact]:
    """What the dataset says, beside what it should; files are told where it has an address."""
    yield from read_dataset(said, expected)
    measured = [
        (one.get("name"), one.get("description")) for one in objects(said, "variableMeasured")
    ]
    labels = [(one.name, one.label) for one in expected.codebook.variable]
    yield Fact("variableMeasured", measured, labels)
    files = {
        expected.path(take(one, "contentUrl")): read_file(one)
        for one in objects(said, "distribution")
    }
    yield expected.files(files, tuple(TABLES) if expected.edition.address else ())
