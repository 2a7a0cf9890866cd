"""The codebook of a release as plain data in a language, ready to be laid out."""

from collections.abc import Iterator
from typing import Any

from tenfold.codebook import MEANINGS, SIGNS, Codebook, Standing, Variable, contributors_of
from tenfold.languages import Language, marked
from tenfold.write.description import Description
from tenfold.write.documents.codebook.entries import Entry, Row, entries, share

Plain = dict[str, Any]
_LEAST, _MOST = 0.0005, 0.9995
"""Shares beyond which one decimal would say none, or all."""


def book_of(told: Description, _: Language) -> Plain:
    """All that a codebook for people says; labels, values and countries are in the language."""
    book = told.codebook
    introduction = book.introduction.filled(told.facts)
    here = set(contributors_of(told.crosswalk))
    return {
        "edition": _edition(told, _),
        "chapters": [
            {"id": chapter.id, "title": _(chapter.title), "text": list(chapter.text)}
            for chapter in introduction.chapter
        ],
        "contributors": [
            {"title": one.title, "folders": sorted(here & set(one.folders)), "text": list(one.text)}
            for one in introduction.contributor
            if here & set(one.folders)
        ],
        "groups": _groups(told, _),
        "statuses": [
            {"sign": SIGNS[status], "status": _(status), "meaning": _(meaning)}
            for status, meaning in MEANINGS.items()
        ],
        "errata": [
            erratum.model_dump()
            | {"variables": [_named(book, name) for name in erratum.variables]}
            | {"decision": int(erratum.decision[-2:]) if erratum.decision else None}
            for erratum in book.errata
        ],
        "rulings": [ruling.model_dump() | {"number": ruling.number} for ruling in book.rulings],
    }


def _edition(told: Description, _: Language) -> Plain:
    edition, figures = told.edition, told.figures
    return {
        "title": edition.title,
        "name": edition.name,
        "snapshot": edition.snapshot.isoformat(),
        "publisher": edition.publisher,
        "contact": edition.contact,
        "licence": edition.licence,
        "licence_url": edition.licence_url,
        "terms": edition.terms.split("\n\n") if edition.terms else [],
        "address": edition.address,
        "doi": edition.doi,
        "codebook": edition.codebook,
        "k": edition.k,
        "cases": _.number(figures.cases),
        "variables": len(told.codebook.variable),
    }


def _groups(told: Description, _: Language) -> list[Plain]:
    listed = [(entry, _entry(told, entry, _)) for entry in entries(told, _)]
    groups = (
        {
            "id": group.id,
            "title": _(group.title),
            "entries": [plain for entry, plain in listed if entry.variable.group == group.id],
        }
        for group in told.codebook.group
    )
    return [group for group in groups if group["entries"]]


def _entry(told: Description, entry: Entry, _: Language) -> Plain:
    variable, total = entry.variable, told.figures.cases
    return {
        "number": variable.number,
        "name": variable.name,
        "group": variable.group,
        "kind": variable.type,
        "type": _(TYPES[variable.type]),
        "label": _(variable.label),
        "definition": variable.definition,
        "collected": variable.collected,
        "note": variable.note,
        "standard": variable.standard,
        "relations": list(_relations(told.codebook, variable, _)),
        "filled": _.number(entry.filled),
        "filled_share": share_words(share(entry.filled, total), _),
        "rows": [_row(row, entry.filled, _) for row in entry.rows],
        "missing": _.number(entry.missing) if variable.null else None,
        "missing_share": share_words(share(entry.missing, total), _),
        "crosswalk": [_standing(standing, _) for standing in entry.standings],
    }


def _row(row: Row, filled: int, _: Language) -> Plain:
    of_known = share(row.cases, filled)
    return {
        "value": row.value,
        "meaning": row.meaning,
        "definition": row.definition,
        "cases": _.number(row.cases),
        "share": share_words(of_known, _),
        "of": of_known or 0,
        "bar": f"{of_known or 0:.1%}",
    }


def share_words(share: float | None, _: Language) -> str:
    """A share with one decimal; a dash where it is one of nothing."""
    if share is None:
        return "–"
    if 0 < share < _LEAST:
        return f"< {_.share(0.001)}"
    if _MOST <= share < 1:
        return f"> {_.share(0.999)}"
    return _.share(share)


def _standing(standing: Standing, _: Language) -> Plain:
    return standing.model_dump() | {
        "kind": standing.status.replace(" ", "-"),
        "collects": standing.status != "not collected",
        "sign": SIGNS[standing.status],
        "status": _(standing.status),
        "rule": f"{standing.rule[0].upper()}{standing.rule[1:]}",
    }


def _relations(book: Codebook, variable: Variable, _: Language) -> Iterator[Plain]:
    """How a variable hangs together with others, each way."""
    others = book.variable
    follows = [variable.follows.variable] if variable.follows else []
    found = {
        _("Computed from"): variable.parents,
        _("Part of"): [one.name for one in others if variable.name in one.parents],
        _("Follows from"): follows,
        _("Settles"): [
            one.name for one in others if one.follows and one.follows.variable == variable.name
        ],
        _("Broader variable"): [variable.broader] if variable.broader else [],
        _("Finer variable"): [one.name for one in others if one.broader == variable.name],
        _("Yes only where none of these is"): variable.none_of,
    }
    for words, names in found.items():
        if names:
            yield {"words": words, "variables": [_named(book, name) for name in names]}


def _named(book: Codebook, name: str) -> Plain:
    return {"number": book.by_name[name].number, "name": name}


TYPES = {
    "year": marked("Year"),
    "category": marked("Category"),
    "country": marked("Country"),
    "flag": marked("Yes or no"),
    "list": marked("List of labels"),
}
"""What each type of variable is called."""
