"""croissant.json: the release for machine learning tools, as a Croissant 1.1 dataset."""

import json
from collections.abc import Iterator
from typing import Any

from tenfold.codebook import Variable
from tenfold.write.metadata.about import CASES, About, Distribution
from tenfold.write.metadata.schema_org import dataset, download
from tenfold.write.metadata.vocabulary import FOLDER
from tenfold.write.plain import as_json

STANDARD = "http://mlcommons.org/croissant/1.1"
_TYPES = {"year": "sc:Integer", "flag": "sc:Integer"}
_NAMED = ("category", "country")
"""The kinds of variables whose values are told one by one."""


def croissant(about: About) -> bytes:
    """The release with its files, the columns of its cases, and the values of categories."""
    context = json.loads((FOLDER / "croissant.context.json").read_text(encoding="utf-8"))
    variables = about.told.codebook.variable
    return as_json(
        {
            "@context": context,
            **dataset(about),
            "conformsTo": STANDARD,
            "citeAs": about.told.edition.citation,
            "isLiveDataset": False,
            "rai:dataCollection": about.prose.collection,
            "rai:dataLimitations": about.prose.sampling,
            "rai:personalSensitiveInformation": about.prose.anonymisation,
            "rai:dataImputationProtocol": about.prose.missing,
            "rai:dataUseCases": about.prose.access,
            "distribution": [_file(one) for one in about.distributions],
            "recordSet": [
                {
                    "@type": "cr:RecordSet",
                    "@id": "cases",
                    "name": "cases",
                    "description": about.prose.unit,
                    "field": [_field(about, variable) for variable in variables],
                },
                *_enumerations(about),
            ],
        }
    )


def _file(one: Distribution) -> dict[str, Any]:
    """A file; without an address on the web it is named as seen from the metadata folder."""
    where = {"@id": one.file.path, "contentUrl": one.address or f"../{one.file.path}"}
    return {"@type": "cr:FileObject", **where, **download(one)}


def _field(about: About, variable: Variable) -> dict[str, Any]:
    """A column; a list is taken apart, and a named value leads to what it means."""
    source = {"fileObject": {"@id": CASES}, "extract": {"column": variable.name}}
    told: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"cases/{variable.name}",
        "name": variable.name,
        "description": f"{variable.label}. {variable.definition}",
        "dataType": _TYPES.get(variable.type, "sc:Text"),
        "source": source,
    }
    if variable.type == "list":
        source["transform"] = {"separator": about.told.codebook.about.separator}
        told |= {"isArray": True, "arrayShape": "-1"}
    if variable.type in _NAMED:
        told["references"] = {"field": {"@id": f"{variable.name}_values/value"}}
    return told


def _enumerations(about: About) -> Iterator[dict[str, Any]]:
    """The values of each variable that names its values, with what they mean."""
    for variable in about.told.codebook.variable:
        if variable.type in _NAMED:
            yield _enumeration(about, variable)


def _enumeration(about: About, variable: Variable) -> dict[str, Any]:
    """The values of a variable as a set of records of their own."""
    name = f"{variable.name}_values"
    value, meaning = f"{name}/value", f"{name}/meaning"
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": f"Values of {variable.name}",
        "dataType": "sc:Enumeration",
        "key": {"@id": value},
        "field": [
            {"@type": "cr:Field", "@id": key, "name": key.rpartition("/")[2], "dataType": "sc:Text"}
            for key in (value, meaning)
        ],
        "data": [{value: label, meaning: said} for label, said in about.meanings(variable).items()],
    }
