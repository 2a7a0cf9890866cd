"""Reads datapackage.json."""

import re
from collections.abc import Iterator
from typing import Any

from tenfold.codebook import Variable
from tenfold.verify.catalogues.facts import Expected, Fact
from tenfold.verify.catalogues.leaves import objects, take

_CASES = "data/cases.csv"


def read_datapackage(said: Any, expected: Expected) -> Iterator[Fact]:
    """What the package says, beside what it should."""
    edition = expected.edition
    heads = {
        "title": expected.name,
        "description": expected.description,
        "version": edition.name,
        "created": f"{expected.day}T00:00:00Z",
    }
    for key, value in heads.items():
        yield Fact(key, take(said, key), value)
    resources = {str(one.get("path")): one for one in objects(said, "resources")}
    found = {path: _file(one) for path, one in resources.items()}
    yield expected.files(found, (_CASES,))
    fields = objects(resources.get(_CASES), "schema", "fields")
    variables = expected.codebook.variable
    yield Fact("names", [one.get("name") for one in fields], [one.name for one in variables])
    for variable, field in zip(variables, fields, strict=False):
        yield from _field(variable, field, expected)


def _file(resource: dict[str, Any]) -> tuple[Any, str]:
    """Size and SHA-256."""
    return take(resource, "bytes"), str(take(resource, "hash")).removeprefix("sha256:")


def _field(variable: Variable, field: Any, expected: Expected) -> Iterator[Fact]:
    """A column's label, the values that it may hold, and what they are called."""
    yield Fact(f"{variable.name}, title", take(field, "title"), variable.label)
    limits = _limits(variable, expected)
    yield Fact(f"{variable.name}, constraints", take(field, "constraints"), limits or None)
    named = variable.type in ("category", "country")
    labels = {str(one.get("value")): one.get("label") for one in objects(field, "categories")}
    yield Fact(f"{variable.name}, labels", labels, expected.labels(variable) if named else {})
    order = take(field, "categoriesOrdered")
    yield Fact(f"{variable.name}, order", order, variable.ordered or None)


def _limits(variable: Variable, expected: Expected) -> dict[str, Any]:
    """What may stand in a column."""
    labels = list(expected.labels(variable))
    least: dict[str, Any] = {} if variable.null else {"required": True}
    if variable.type == "year":
        return least | {"minimum": labels[0], "maximum": labels[-1]}
    if variable.type == "flag":
        return least | {"enum": [int(label) for label in labels]}
    if variable.type == "list":
        one, separator = "|".join(map(re.escape, labels)), expected.codebook.about.separator
        return least | {"pattern": f"({one})({re.escape(separator)}({one}))*"}
    return least | {"enum": labels}
