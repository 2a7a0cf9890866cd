"""datapackage.json: the release as a Data Package, version 2; it stands in the release's root."""

import re
from collections.abc import Sequence
from typing import Any

from tenfold.codebook import Variable
from tenfold.write.metadata.about import CASES, About, Distribution
from tenfold.write.plain import as_json

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {"year": "year", "flag": "integer"}


def datapackage(about: About) -> bytes:
    """The release as a Data Package whose table of cases can be checked column by column."""
    edition, contact = about.told.edition, about.contact
    publisher = {"title": edition.publisher, "roles": ["publisher", "rightsHolder"]}
    reached = {"email": contact.email, "path": contact.url}
    return as_json(
        {
            "$schema": PROFILE,
            "name": f"{edition.codebook}-{edition.name}".lower(),
            "id": about.identifier,
            "title": about.name,
            "description": about.description,
            **({"homepage": edition.address} if edition.address else {}),
            "version": edition.name,
            "created": f"{about.day}T00:00:00Z",
            "keywords": list(about.prose.keywords),
            **_licences(about),
            "contributors": [publisher | {key: said for key, said in reached.items() if said}],
            "resources": [
                _resource(about, one) for one in about.distributions if one.file.path == CASES
            ],
        }
    )


def _licences(about: About) -> dict[str, Any]:
    """The licence, where it has a name that computers know or an address."""
    licence = about.licence
    told = {"name": licence.spdx, "path": licence.url, "title": licence.text}
    named = licence.spdx or licence.url
    return {"licenses": [{key: said for key, said in told.items() if said}]} if named else {}


def _resource(about: About, one: Distribution) -> dict[str, Any]:
    """The table of cases with its columns; other formats would be the same table once more."""
    fields = [_field(about, variable) for variable in about.told.codebook.variable]
    return {
        "name": "cases",
        "path": one.file.path,
        "type": "table",
        "title": one.title,
        "format": one.medium.suffix,
        "mediatype": one.medium.media,
        "encoding": "utf-8",
        "bytes": one.file.bytes,
        "hash": f"sha256:{one.file.sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _field(about: About, variable: Variable) -> dict[str, Any]:
    """A column: its type, its values, and whether every case has one."""
    told: dict[str, Any] = {
        "name": variable.name,
        "title": variable.label,
        "description": variable.definition,
        "type": _TYPES.get(variable.type, "string"),
    }
    limits: dict[str, Any] = {} if variable.null else {"required": True}
    labels = list(about.values(variable))
    if variable.type == "list":
        limits["pattern"] = _one_or_more(labels, about.told.codebook.about.separator)
    elif variable.type == "flag":
        limits["enum"] = [int(label) for label in labels]
    elif variable.type == "year":
        limits |= {"minimum": labels[0], "maximum": labels[-1]}
    else:
        limits["enum"] = labels
        told["categories"] = [
            {"value": value, "label": label} for value, label in about.values(variable).items()
        ]
        told |= {"categoriesOrdered": True} if variable.ordered else {}
    return told | ({"constraints": limits} if limits else {})


def _one_or_more(labels: Sequence[str], separator: str) -> str:
    """The pattern of a list; as text, since the standard's own profile lacks the type `list`."""
    one = "|".join(re.escape(label) for label in labels)
    return f"({one})({re.escape(separator)}({one}))*"
