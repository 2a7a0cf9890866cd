"""csvw.json: the table of cases for CSV on the Web, column by column."""

import re
from typing import Any

from tenfold.codebook import Variable, allowed_labels
from tenfold.write.metadata.about import CASES, About
from tenfold.write.metadata.tongues import in_tongues
from tenfold.write.plain import as_json

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]


def csvw(about: About) -> bytes:
    """A table group that describes the table of cases; its address is seen from this file."""
    edition, licence = about.told.edition, about.licence
    columns = [_column(about, variable) for variable in about.told.codebook.variable]
    return as_json(
        {
            "@context": CONTEXT,
            "@type": "TableGroup",
            "@id": about.identifier,
            "dc:title": about.name,
            "dc:description": about.description,
            "dc:publisher": edition.publisher,
            "dc:issued": about.day,
            "dc:rights": licence.text,
            **({"dc:license": {"@id": licence.url}} if licence.url else {}),
            "tables": [
                {
                    "@type": "Table",
                    "url": f"../{CASES}",
                    "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True},
                    "tableSchema": {"@type": "Schema", "columns": columns},
                }
            ],
        }
    )


def _column(about: About, variable: Variable) -> dict[str, Any]:
    """A column; the first of its titles is what stands in the table's first line."""
    english, *others = in_tongues(about, variable.label)
    titles: dict[str, Any] = {"en": [variable.name, english.text]}
    titles |= {other.code: other.text for other in others}
    separator = about.told.codebook.about.separator
    return {
        "name": variable.name,
        "titles": titles,
        "dc:description": variable.definition,
        "datatype": _datatype(variable),
        **({"separator": separator} if variable.type == "list" else {}),
        **({} if variable.null else {"required": True}),
        "null": "",
    }


def _datatype(variable: Variable) -> dict[str, str]:
    """What may stand in a cell, or in a part of it where it is a list."""
    labels = allowed_labels(variable)
    if variable.type == "year":
        return {"base": "integer", "minimum": labels[0], "maximum": labels[-1]}
    if variable.type == "flag":
        return {"base": "integer", "minimum": labels[0], "maximum": labels[-1]}
    return {"base": "string", "format": "|".join(re.escape(label) for label in labels)}
