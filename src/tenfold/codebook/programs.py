"""How statistics programs hold the variables: numbers for labels, short names, measure levels."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Literal

from tenfold.codebook.book import Codebook
from tenfold.codebook.files import Fault
from tenfold.codebook.model import Name, Variable

Level = Literal["nominal", "ordinal", "scale"]
"""The level that a variable is measured at, as SPSS has it."""
YES_NO = {0: "No", 1: "Yes"}
"""What the numbers of a flag mean."""

VALUE_LABEL, TEXT = 120, 32_767
"""Bytes of a value's label in SPSS; bytes of its texts, and characters of a cell in Excel."""

_RESERVED = re.compile(r"_.*|byte|double|float|if|in|int|long|using|with|strL|str\d+", re.ASCII)
_FORMULA = ("=", "+", "-", "@")


def numbers(variable: Variable) -> Mapping[int, str]:
    """The number that stands for each label that may be published, in the codebook's order.

    Nothing for years and lists: a year is its own number, a list stays text.
    """
    if variable.type == "flag":
        return {number: YES_NO[number] for number in (0, 1) if number + 1 in variable.allowed}
    if variable.type in {"year", "list"}:
        return {}
    return dict(enumerate(variable.labels, start=1))


def level(variable: Variable) -> Level:
    """The level that a variable is measured at."""
    if variable.type == "year":
        return "scale"
    return "ordinal" if variable.ordered else "nominal"


def stata_names(codebook: Codebook) -> Mapping[Name, str]:
    """The name of each variable in Stata; its own where the codebook has no other."""
    short = {name.variable: name.stata for name in codebook.stata}
    return {name: short.get(name, name) for name in codebook.by_name}


def stata_table(codebook: Codebook) -> str:
    """The names in Stata as a table: CSV with a header."""
    text = io.StringIO()
    rows = [("variable", "stata"), *stata_names(codebook).items()]
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def stata_faults(codebook: Codebook) -> Iterator[Fault]:
    """What is wrong with the names for Stata, line by line."""
    seen: set[str] = set()
    for row in codebook.stata:
        here = (row.variable,)
        if row.variable not in codebook.by_name:
            yield "names-stata.csv", here, "no such variable; name one that there is"
        if row.stata.casefold() in seen:
            yield "names-stata.csv", here, f"{row.stata} stands twice; choose another name"
        if _RESERVED.fullmatch(row.stata):
            yield "names-stata.csv", here, f"Stata keeps {row.stata} for itself; choose another"
        seen.add(row.stata.casefold())
    for name in codebook.by_name.keys() - {row.variable for row in codebook.stata}:
        yield "names-stata.csv", (), f"{name} is missing; add a line for it"


def limit_faults(codebook: Codebook, index: int) -> Iterator[tuple[str, str]]:
    """What of a variable is too long for a format, or would be taken for a formula."""
    variable = codebook.variable[index]
    key = "parts" if variable.parts else "values"
    for label in variable.labels:
        if (size := len(label.encode())) > VALUE_LABEL and not variable.parts:
            yield key, f"a label has {size} bytes, SPSS takes {VALUE_LABEL}; shorten it"
        if label.startswith(_FORMULA):
            yield key, f"a label begins with {label[0]}, like a formula in a sheet; reword it"
    size = len(codebook.about.separator.join(variable.labels).encode())
    if variable.parts and size > TEXT:
        yield key, f"all labels together have {size} bytes, SPSS takes {TEXT}; shorten some"
    for field, text in (("definition", variable.definition), ("note", variable.note)):
        if len(text) > TEXT:
            yield field, f"{len(text)} characters; a cell of Excel takes {TEXT}; shorten it"
