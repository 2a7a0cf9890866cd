"""What a codebook for people must tell in figures, in order, and what else it may tell."""

from collections.abc import Iterator

from tenfold.codebook import SIGNS, Variable, contributors_of
from tenfold.languages import Language
from tenfold.verify.codebook.anew import Anew, Row

_ALMOST_NONE, _ALMOST_ALL = 0.0005, 0.9995
TYPES = {
    "year": "Year",
    "category": "Category",
    "country": "Country",
    "flag": "Yes or no",
    "list": "List of labels",
}


def due(anew: Anew, language: Language, *, bars: bool) -> Iterator[str]:
    """The pieces that hold figures, in order; on a page with bars their widths are among them."""
    for words, count in (("Cases", anew.recount.cases), ("Variables", len(anew.codebook.variable))):
        yield f"{language(words)} {language.number(count)}"
    yield f"{language('Cases that share a whole record, at least')} {anew.edition.k}"
    for group in anew.codebook.group:
        for variable in anew.codebook.variable:
            if variable.group == group.id:
                yield from _entry(anew, variable, language, bars=bars)


def known(anew: Anew, language: Language) -> Iterator[str]:
    """What a codebook may say besides: in the codebook's, the edition's, the crosswalk's words."""
    yield from _prose(anew)
    yield from _of_variables(anew, language)
    for erratum in anew.codebook.errata:
        yield from (erratum.id, erratum.source, erratum.problem, erratum.ruling)
    for ruling in anew.codebook.rulings:
        yield from (f"{language('Ruling')} {ruling.number}", ruling.title, ruling.text)
    yield from (*SIGNS.values(), *contributors_of(anew.crosswalk))
    for standing in anew.crosswalk:
        rule = f"{standing.rule[0].upper()}{standing.rule[1:]}"
        yield from (rule, standing.reason, standing.fields)
    edition = anew.edition
    yield from (edition.name, edition.snapshot.isoformat(), edition.title, edition.publisher)
    yield from (edition.contact, edition.licence, edition.licence_url, edition.doi)
    yield from (edition.codebook, edition.address, *edition.terms.split("\n\n"))


def _entry(anew: Anew, variable: Variable, language: Language, *, bars: bool) -> Iterator[str]:
    label = language(variable.label)
    yield f"{variable.number} {variable.name} {label} · {language(TYPES[variable.type])}"
    filled, total = anew.filled(variable), anew.recount.cases
    colon = language(":")
    share = f"{language('share of all cases')}{colon} {_share(filled, total, language)}"
    yield f"{language('Cases with a value')}{colon} {language.number(filled)} · {share}"
    for row in anew.rows(variable, language):
        yield _row(row, filled, language, bars=bars)
    if variable.null:
        yield f"NULL {language('Missing')} {language.number(total - filled)}"


def _row(row: Row, filled: int, language: Language, *, bars: bool) -> str:
    label, meaning, definition, cases = row
    words = (label, "" if meaning == label else meaning, definition, language.number(cases))
    bar = f"width:{cases / filled if filled else 0:.1%}" if bars else ""
    return " ".join(filter(None, (*words, _share(cases, filled, language), bar)))


def _share(cases: int, of: int, language: Language) -> str:
    """A share with one decimal, which never says none or all where it isn't so."""
    if not of:
        return "–"
    share = cases / of
    if 0 < share < _ALMOST_NONE:
        return f"< {language.share(0.001)}"
    if _ALMOST_ALL <= share < 1:
        return f"> {language.share(0.999)}"
    return language.share(share)


def _prose(anew: Anew) -> Iterator[str]:
    introduction = anew.codebook.introduction.filled(anew.facts)
    for part in (*introduction.chapter, *introduction.contributor):
        yield from (part.title, *part.text)


def _of_variables(anew: Anew, language: Language) -> Iterator[str]:
    for variable in anew.codebook.variable:
        yield f"{variable.number} {variable.name}"
        yield from (variable.definition, variable.collected, variable.note, variable.standard)
        for label, meaning, definition, _ in anew.rows(variable, language):
            yield from (definition, *((label, meaning) if variable.type == "category" else ()))
