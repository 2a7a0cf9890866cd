"""Reads dcat.jsonld."""

from collections.abc import Iterator
from typing import Any

from tenfold.verify.catalogues.facts import Expected, Fact
from tenfold.verify.catalogues.leaves import at, objects, take, whole


def read_dcat(said: Any, expected: Expected) -> Iterator[Fact]:
    """What the catalogue says of the release, beside what it should."""
    datasets = [one for one in objects(said, "@graph") if one.get("@type") == "dcat:Dataset"]
    yield Fact("datasets", len(datasets), 1)
    for one in datasets:
        yield from _dataset(one, expected)


def _dataset(one: dict[str, Any], expected: Expected) -> Iterator[Fact]:
    heads = {
        "dcterms:title": expected.name,
        "dcterms:description": expected.description,
        "dcterms:issued": expected.day,
    }
    for key, value in heads.items():
        yield Fact(key, take(one, key, "@value"), value)
    yield Fact("dcat:version", take(one, "dcat:version"), expected.edition.name)
    ends = ("dcat:startDate", "dcat:endDate")
    years = [take(one, "dcterms:temporal", end, "@value") for end in ends]
    yield Fact("dcterms:temporal", years, expected.years)
    places = {
        str(place.get("dcterms:identifier")): [
            take(said, "@value") for said in objects(place, "rdfs:label")[:1]
        ]
        for place in objects(one, "dcterms:spatial")
    }
    names = {code: [name] for code, name in expected.places.items()}
    yield Fact("dcterms:spatial", places, names)
    files = objects(one, "dcat:distribution")
    for file in files:
        where = expected.edition.address or at(file, "dcat:downloadURL", "@id")
        yield Fact("dcat:accessURL", at(file, "dcat:accessURL", "@id"), where)
    yield expected.files(dict(_file(file, expected) for file in files))


def _file(one: dict[str, Any], expected: Expected) -> tuple[str, tuple[Any, Any]]:
    """The path, with size and SHA-256."""
    size = str(take(one, "dcat:byteSize", "@value"))
    digest = take(one, "spdx:checksum", "spdx:checksumValue", "@value")
    path = expected.path(take(one, "dcat:downloadURL", "@id"))
    return path, (whole(size), digest)
