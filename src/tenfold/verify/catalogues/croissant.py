"""Reads croissant.json."""

from collections.abc import Iterator
from typing import Any

from tenfold.verify.catalogues.facts import Expected, Fact
from tenfold.verify.catalogues.leaves import objects, take, whole


def read_croissant(said: Any, expected: Expected) -> Iterator[Fact]:
    """What the dataset says, beside what it should."""
    yield from read_dataset(said, expected)
    files = {}
    for one in objects(said, "distribution"):
        path = expected.path(take(one, "contentUrl"))
        files[path] = read_file(one)
        yield Fact("files, names", one.get("@id"), path)
    yield expected.files(files)
    sets = {str(one.get("name")): one for one in objects(said, "recordSet")}
    fields = objects(sets.get("cases"), "field")
    yield from _fields(fields, expected)
    for variable in expected.codebook.variable:
        if variable.type in ("category", "country"):
            name = f"{variable.name}_values"
            found = [tuple(one.values()) for one in objects(take(sets, name), "data")]
            meanings = [(code, said) for code, said in expected.meanings(variable).items()]
            yield Fact(name, found, meanings)
    yield Fact("sets of records", list(sets), ["cases"])


def read_dataset(said: Any, expected: Expected) -> Iterator[Fact]:
    """What a dataset in schema.org's words says of itself, beside what it should."""
    heads = {
        "name": expected.name,
        "description": expected.description,
        "version": expected.edition.name,
        "datePublished": expected.day,
        "temporalCoverage": "/".join(expected.years) or None,
    }
    for key, value in heads.items():
        yield Fact(key, take(said, key), value)
    places = {
        str(one.get("identifier")): one.get("name") for one in objects(said, "spatialCoverage")
    }
    yield Fact("spatialCoverage", places, expected.places)


def read_file(one: Any) -> tuple[Any, Any]:
    """Size and SHA-256 of a file in schema.org's words, taken out."""
    size = str(take(one, "contentSize")).removesuffix(" B")
    return whole(size), take(one, "sha256")


def _fields(fields: list[dict[str, Any]], expected: Expected) -> Iterator[Fact]:
    found = [(one.get("name"), one.get("description")) for one in fields]
    columns = [(one.name, f"{one.label}. {one.definition}") for one in expected.codebook.variable]
    yield Fact("fields", found, columns)
