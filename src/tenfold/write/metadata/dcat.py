"""dcat.jsonld: the release in a catalogue's words, DCAT 3."""

from typing import Any

from tenfold.write.metadata.about import About, Distribution
from tenfold.write.metadata.tongues import country_in_tongues
from tenfold.write.plain import as_json

_EU = "http://publications.europa.eu/resource/authority"
_LANGUAGES = {"en": f"{_EU}/language/ENG", "fr": f"{_EU}/language/FRA", "es": f"{_EU}/language/SPA"}
_PUBLIC = f"{_EU}/access-right/PUBLIC"
_JUSTICE = f"{_EU}/data-theme/JUST"
_MEDIA = "https://www.iana.org/assignments/media-types"
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def dcat(about: About) -> bytes:
    """The release as a dataset of a series, in the catalogue of who publishes it."""
    catalogue = {
        "@id": f"{about.told.edition.series}#catalogue",
        "@type": "dcat:Catalog",
        "dcterms:title": _english(f"Data published by {about.told.edition.publisher}"),
        "dcterms:description": _english("The releases of this publisher, each a dataset."),
        "dcterms:publisher": {"@id": f"{about.told.edition.series}#publisher"},
        "dcat:dataset": [{"@id": about.identifier}],
    }
    graph = [catalogue, _series(about), _publisher(about), _dataset(about)]
    return as_json({"@context": CONTEXT, "@graph": graph})


def _dataset(about: About) -> dict[str, Any]:
    edition, contact = about.told.edition, about.contact
    reached = {
        "vcard:hasEmail": {"@id": f"mailto:{contact.email}"} if contact.email else None,
        "vcard:hasURL": {"@id": contact.url} if contact.url else None,
    }
    card = {"@type": "vcard:Kind", "vcard:fn": contact.text} | reached
    told = {
        "@id": about.identifier,
        "@type": "dcat:Dataset",
        "dcterms:title": _english(about.name),
        "dcterms:description": _english(about.description),
        "dcterms:identifier": about.identifier,
        "dcterms:publisher": {"@id": f"{about.told.edition.series}#publisher"},
        "dcterms:issued": _typed(about.day, "date"),
        "dcterms:language": [{"@id": _LANGUAGES[code]} for code in edition.languages],
        "dcterms:accessRights": {"@id": _PUBLIC, "@type": "dcterms:RightsStatement"},
        "dcterms:bibliographicCitation": edition.citation,
        "dcat:version": edition.name,
        "dcat:inSeries": {"@id": f"{about.told.edition.series}#series"},
        "dcat:keyword": [_english(word) for word in about.prose.keywords],
        "dcat:theme": {"@id": _JUSTICE},
        "dcat:contactPoint": _filled(card),
        "dcat:landingPage": {"@id": edition.address} if edition.address else None,
        "dcterms:temporal": _period(about),
        "dcterms:spatial": [_country(about, code, name) for code, name in about.places] or None,
        "dcterms:provenance": {
            "@type": "dcterms:ProvenanceStatement",
            "dcterms:description": _english(about.prose.anonymisation),
        },
        "dcat:distribution": [_distribution(about, one) for one in about.distributions],
    }
    return _filled(told)


def _series(about: About) -> dict[str, Any]:
    """All releases under one title."""
    return {
        "@id": f"{about.told.edition.series}#series",
        "@type": "dcat:DatasetSeries",
        "dcterms:title": _english(about.told.edition.title),
        "dcterms:description": _english(f"The releases of {about.told.edition.title}."),
        "dcterms:publisher": {"@id": f"{about.told.edition.series}#publisher"},
    }


def _publisher(about: About) -> dict[str, Any]:
    return {
        "@id": f"{about.told.edition.series}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": about.told.edition.publisher,
    }


def _distribution(about: About, one: Distribution) -> dict[str, Any]:
    """A file; without an address on the web it is named as seen from the metadata folder."""
    where = one.address or f"../{one.file.path}"
    licence, registered = about.licence, "/x-" not in one.medium.media
    told = {
        "@id": f"{about.identifier}#{one.file.path}",
        "@type": "dcat:Distribution",
        "dcterms:title": _english(one.title),
        "dcat:accessURL": {"@id": about.told.edition.address or where},
        "dcat:downloadURL": {"@id": where},
        "dcat:mediaType": {"@id": f"{_MEDIA}/{one.medium.media}"} if registered else None,
        "dcterms:format": {"@type": "dcterms:MediaTypeOrExtent", "rdfs:label": one.medium.name},
        "dcterms:conformsTo": {"@id": one.medium.standard} if one.medium.standard else None,
        "dcterms:license": {"@id": licence.url} if licence.url else None,
        "dcterms:rights": {"@type": "dcterms:RightsStatement", "rdfs:label": licence.text},
        "dcat:byteSize": _typed(str(one.file.bytes), "nonNegativeInteger"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": _SHA256},
            "spdx:checksumValue": _typed(one.file.sha256, "hexBinary"),
        },
    }
    return _filled(told)


def _period(about: About) -> dict[str, Any] | None:
    """The years that the cases are from."""
    if not about.years:
        return None
    first, last = about.years
    return {
        "@type": "dcterms:PeriodOfTime",
        "dcat:startDate": _typed(first, "gYear"),
        "dcat:endDate": _typed(last, "gYear"),
    }


def _country(about: About, code: str, name: str) -> dict[str, Any]:
    """A country of exploitation, by its name in each language."""
    labels = country_in_tongues(about, code, name)
    return {
        "@type": "dcterms:Location",
        "dcterms:identifier": code,
        "rdfs:label": [{"@value": said.text, "@language": said.code} for said in labels],
    }


def _english(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "en"}


def _typed(text: str, kind: str) -> dict[str, str]:
    return {"@value": text, "@type": f"xsd:{kind}"}


def _filled(told: dict[str, Any]) -> dict[str, Any]:
    return {key: said for key, said in told.items() if said is not None}
