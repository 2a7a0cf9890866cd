"""The release as a schema.org Dataset: for search engines, and the frame of the Croissant file."""

import json
from typing import Any

from tenfold.write.description import Description
from tenfold.write.metadata.about import About, Distribution

_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def schema_org(told: Description) -> str:
    """The Dataset as JSON-LD, safe to stand in a page's script element as it is.

    It lists the tables where their address on the web is known.
    """
    about = About(told)
    files = [
        {"@type": "DataDownload", "contentUrl": one.address, **download(one)}
        for one in about.distributions
        if one.address
    ]
    measured = [
        {"@type": "PropertyValue", "name": variable.name, "description": variable.label}
        for variable in told.codebook.variable
    ]
    whole = {"@context": "https://schema.org/", **dataset(about), "variableMeasured": measured}
    whole |= {"distribution": files} if files else {}
    return json.dumps(whole, ensure_ascii=False).translate(_UNSAFE)


def dataset(about: About) -> dict[str, Any]:
    """What every description in schema.org's words tells, files and variables aside."""
    edition = about.told.edition
    publisher = {"@type": "Organization", "name": edition.publisher}
    told = {
        "@type": "Dataset",
        "@id": about.identifier,
        "name": about.name,
        "description": about.description,
        "url": edition.link,
        "identifier": about.identifier,
        "version": edition.name,
        "datePublished": about.day,
        "license": about.licence.url or about.licence.text,
        "creator": publisher | _reached(about),
        "publisher": publisher,
        "keywords": list(about.prose.keywords),
        "inLanguage": list(edition.languages),
        "isAccessibleForFree": True,
        "temporalCoverage": "/".join(about.years or ()),
        "spatialCoverage": [
            {"@type": "Country", "identifier": code, "name": name} for code, name in about.places
        ],
    }
    return {key: said for key, said in told.items() if said}


def download(one: Distribution) -> dict[str, Any]:
    """What is told of a file wherever it is listed."""
    return {
        "name": one.file.path.rpartition("/")[2],
        "description": one.title,
        "encodingFormat": one.medium.media,
        "contentSize": f"{one.file.bytes} B",
        "sha256": one.file.sha256,
    }


def _reached(about: About) -> dict[str, Any]:
    """How to reach the publisher, where the contact is an address."""
    contact = about.contact
    point = {"email": contact.email, "url": contact.url}
    reached = {key: said for key, said in point.items() if said}
    return {"contactPoint": {"@type": "ContactPoint", **reached}} if reached else {}
