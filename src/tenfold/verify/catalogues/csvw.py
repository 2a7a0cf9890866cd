"""Reads csvw.json."""

import re
from collections.abc import Iterator
from typing import Any

from tenfold.codebook import Variable
from tenfold.verify.catalogues.facts import Expected, Fact
from tenfold.verify.catalogues.leaves import objects, take

_CASES = "../data/cases.csv"


def read_csvw(said: Any, expected: Expected) -> Iterator[Fact]:
    """What is said of the table of cases, beside what should be."""
    heads = {
        "dc:title": expected.name,
        "dc:description": expected.description,
        "dc:issued": expected.day,
    }
    for key, value in heads.items():
        yield Fact(key, take(said, key), value)
    tables = objects(said, "tables")
    yield Fact("tables", [table.get("url") for table in tables], [_CASES])
    columns = [one for table in tables for one in objects(table, "tableSchema", "columns")]
    variables = expected.codebook.variable
    yield Fact("names", [one.get("name") for one in columns], [one.name for one in variables])
    for variable, column in zip(variables, columns, strict=False):
        yield from _column(variable, column, expected)


def _column(variable: Variable, column: Any, expected: Expected) -> Iterator[Fact]:
    """A column's titles, what may stand in it, and what an empty cell is."""
    titles = [variable.name, variable.label]
    yield Fact(f"{variable.name}, titles", take(column, "titles", "en"), titles)
    yield Fact(f"{variable.name}, datatype", take(column, "datatype"), _type(variable, expected))
    yield Fact(f"{variable.name}, null", column.get("null"), "")
    yield Fact(f"{variable.name}, required", column.get("required", False), not variable.null)


def _type(variable: Variable, expected: Expected) -> dict[str, str]:
    labels = list(expected.labels(variable))
    if variable.type in ("year", "flag"):
        return {"base": "integer", "minimum": labels[0], "maximum": labels[-1]}
    return {"base": "string", "format": "|".join(map(re.escape, labels))}
