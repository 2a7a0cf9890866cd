"""Writes anew the tables that codebook.csv and codebook.xlsx must hold."""

import csv
import io
from collections.abc import Iterator, Mapping

from tenfold.codebook import Standing, Variable
from tenfold.languages import load_language
from tenfold.stages import LANGUAGES
from tenfold.verify.codebook.anew import Anew, ratio

Cell = str | int | float | None
Rows = list[tuple[Cell, ...]]


def csv_text(anew: Anew) -> str:
    """codebook.csv, to the byte."""
    text = io.StringIO()
    lines = [[_six(cell) for cell in row] for row in _values(anew)]
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue()


def sheets_of(anew: Anew) -> Mapping[str, Rows]:
    """The sheets of codebook.xlsx, their heads included."""
    return {
        "variables": [*_variables(anew)],
        "values": [*_values(anew)],
        "crosswalk": [*_crosswalk(anew)],
        "errata": [*_errata(anew)],
        "about": [*_about(anew)],
    }


def _values(anew: Anew) -> Iterator[tuple[Cell, ...]]:
    heads = "number,variable,label,type,value,value label,definition,cases"
    yield (*heads.split(","), "share of all cases", "share of known")
    english, total = load_language(LANGUAGES[0]), anew.recount.cases
    for variable in anew.codebook.variable:
        whose = (variable.number, variable.name, variable.label, variable.type)
        filled = anew.filled(variable)
        for label, meaning, definition, cases in anew.rows(variable, english):
            shares = ratio(cases, total), ratio(cases, filled)
            yield (*whose, label, meaning, definition, cases, *shares)
        if variable.null:
            missing = total - filled
            yield (*whose, "", "NULL", "", missing, ratio(missing, total), None)


def _variables(anew: Anew) -> Iterator[tuple[Cell, ...]]:
    texts = ("number", "name", "group", "type", "label", "definition", "collected", "note")
    more = ("null", "computed from", "cases with a value", "share of all cases", "missing")
    yield (*(text.replace("name", "variable") for text in texts), "standard", *more)
    for variable in anew.codebook.variable:
        filled, total = anew.filled(variable), anew.recount.cases
        told = (getattr(variable, text) for text in texts)
        yield (
            *told,
            variable.standard,
            *_facts(variable),
            filled,
            ratio(filled, total),
            total - filled,
        )


def _facts(variable: Variable) -> tuple[str, str]:
    return "yes" if variable.null else "no", ", ".join(variable.parents)


def _crosswalk(anew: Anew) -> Iterator[tuple[Cell, ...]]:
    yield tuple(Standing.model_fields)
    for standing in anew.crosswalk:
        yield tuple(getattr(standing, name) for name in Standing.model_fields)


def _errata(anew: Anew) -> Iterator[tuple[Cell, ...]]:
    yield ("id", "variables", "source", "problem", "ruling", "decision")
    for one in anew.codebook.errata:
        variables = ", ".join(one.variables)
        yield one.id, variables, one.source, one.problem, one.ruling, one.decision


def _about(anew: Anew) -> Iterator[tuple[Cell, ...]]:
    edition = anew.edition
    yield "about", "text"
    yield "title", edition.title
    yield "release", edition.name
    yield "snapshot", edition.snapshot.isoformat()
    yield "publisher", edition.publisher
    yield "contact", edition.contact
    yield "licence", edition.licence
    if edition.licence_url:
        yield "licence address", edition.licence_url
    if edition.doi:
        yield "doi", edition.doi
    for chapter in anew.codebook.introduction.filled(anew.facts).chapter:
        for paragraph in chapter.text:
            yield chapter.title, paragraph


def _six(cell: Cell) -> Cell:
    return f"{cell:.6f}" if isinstance(cell, float) else cell
