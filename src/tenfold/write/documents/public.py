"""The public report for people: what the table holds, how much was lost, and how it was judged."""

from collections.abc import Iterator
from pathlib import PurePosixPath as Path

from tenfold.codebook import Variable
from tenfold.languages import Language, load_language, marked
from tenfold.pages import (
    Bar,
    Cell,
    Facts,
    Notice,
    Points,
    Report,
    Section,
    Table,
    report_html,
    report_pdf,
)
from tenfold.stages import FEW, LANGUAGES, TOO_FEW, WAYS, Disclosed, Edition, LanguageCode
from tenfold.write.description import Description

_CASES = marked(
    "Here k counts cases, not people: someone known to two organisations may count twice."
)
_PROMISE = marked(
    "Every whole record is shared by at least {k} cases, over all variables together, and an empty"
    " cell counts as a value. So any question finds no case at all, or at least {k}."
)
_FACTS = marked("Facts (filled cells of the variables that aren't computed)")
_LEFT_OUT = (
    marked(
        "Cases are left out for several reasons: consent is lacking, the case lies outside what the"
        " codebook takes in, it came twice, or the promise can't be kept otherwise. How many for"
        " which reason isn't told. Of other cases single values were taken out, to keep the"
        " promise."
    ),
    marked(
        "These figures are rounded on purpose, as exact ones could give away a single case. So they"
        " needn't add up."
    ),
)
_KEPT = marked(
    "Facts are the filled cells of the variables that aren't computed. Facts kept are the share of"
    " them that is published, of all that the cases had when anonymising began."
)
_ERROR = marked(
    "The error of a count by one, two or three variables is the share that is missing of it, over"
    " all combinations of known values together."
)
_ERRORS = {
    "one-way": marked("Error of counts by one variable"),
    "two-way": marked("Error of counts by two variables"),
    "three-way": marked("Error of counts by three variables"),
}
_BY_VARIABLE = marked(
    "Cases with a value, and their share of all cases. How often each value occurs stands in the"
    " codebook. How much was kept is told in bands, and only over many facts."
)
_CAVEATS = (
    marked(
        "The cases are those that organisations met and registered. They are no random sample of"
        " victims, and shares in them are no shares among all victims."
    ),
    marked(
        "NULL doesn't mean no. The question wasn't asked, the answer wasn't known, or the value was"
        " taken out: these can't be told apart."
    ),
    marked(
        "Who collects what differs: a variable that a contributor never asked is empty in all of"
        " its cases. The crosswalk says which."
    ),
    marked("Values aren't taken out at random: rare ones, and rare combinations, lose the most."),
    marked("A list names what survived, and is never complete."),
)
_JUDGED = marked(
    "A second program, which reads and counts by code of its own, counted every whole record anew,"
    " and held each figure about the published table against its own count. Of what was left out"
    " and of the facts kept it sees only that no more is told than may be, as these come from the"
    " original cases. What it found stands in verdict.json. SHA256SUMS lets you see that no file"
    " was changed since."
)


def report_page(told: Description, code: LanguageCode) -> bytes:
    """report.html in a language. Raises TenfoldError."""
    language = load_language(code)
    return report_html(public_report(told, language), language).encode()


def report_paper(told: Description, code: LanguageCode) -> bytes:
    """report.pdf in a language. Raises OutputError for letters that no font has."""
    language = load_language(code)
    return report_pdf(public_report(told, language), language, told.edition.snapshot)


def report_file(code: LanguageCode, form: str) -> str:
    """The path of the report in a language, as html or pdf; the main one's has no code."""
    return f"report/report.{form}" if code == LANGUAGES[0] else f"report/report.{code}.{form}"


def public_report(told: Description, language: Language) -> Report:
    """The parts of report.html and report.pdf, in a language (ruling 12)."""
    edition = told.edition
    return Report(
        kind=language("Public report"),
        title=language("What release {release} holds, and what it kept", release=edition.name),
        lead=edition.title,
        facts=_about(told, language),
        sections=(
            _promise(told, language),
            _kept(told.disclosed, language),
            _variables(told, language),
            *_strata(told, language),
            _caveats(language),
            _judged(language),
        ),
        author=edition.publisher,
        head=f"{edition.title}, {edition.name}",
        links=_links(edition, language),
    )


def _links(edition: Edition, language: Language) -> dict[str, str]:
    """The report in other languages and on paper, and what stands beside it."""
    others = (load_language(code) for code in edition.languages if code != language.code)
    names = {other.name: Path(report_file(other.code, "html")).name for other in others}
    return names | {
        "PDF": Path(report_file(language.code, "pdf")).name,
        language("Codebook"): "../codebook/codebook.html",
        language("Crosswalk"): "crosswalk.html",
        "JSON": "report.json",
    }


def _about(told: Description, language: Language) -> Facts:
    edition, figures = told.edition, told.figures
    pairs = {
        marked("Release"): edition.name,
        marked("Snapshot"): language.date(edition.snapshot),
        marked("Publisher"): edition.publisher,
        marked("Contact"): edition.contact,
        marked("Licence"): edition.licence,
        marked("Cases"): language.number(figures.cases),
        marked("Variables"): language.number(len(told.codebook.variable)),
    }
    return Facts(tuple((language(term), text) for term, text in pairs.items()))


def _promise(told: Description, language: Language) -> Section:
    figures, k = told.figures, told.edition.k
    pairs = {
        marked("Cases"): figures.cases,
        marked("Different records"): figures.records,
        marked("Cases that share the rarest record"): figures.smallest,
        _FACTS: figures.facts,
    }
    facts = Facts(tuple((language(term), language.number(count)) for term, count in pairs.items()))
    counts = (language(_CASES),) if told.edition.counts else ()
    notice = Notice(language(_PROMISE, k=language.number(k)))
    return Section(language("The promise"), (notice, *counts, facts))


def _kept(disclosed: Disclosed, language: Language) -> Section:
    """The closed list but for its bands, which stand beside the variables."""
    pairs = [
        (language("Cases received"), _hundreds(disclosed.received, language)),
        (
            language("Cases not published, for all reasons together"),
            _hundreds(disclosed.unpublished, language),
        ),
        (language("Facts kept"), _per_cent(disclosed.facts_kept, language)),
    ]
    errors = disclosed.errors or (None, None, None)
    pairs += [
        (language(_ERRORS[way]), _per_cent(None if error is None else round(error * 100), language))
        for way, error in zip(WAYS, errors, strict=True)
    ]
    return Section(
        language("What was left out"),
        (*map(language, _LEFT_OUT), Facts(tuple(pairs)), language(_KEPT), language(_ERROR)),
    )


def _hundreds(count: int | None, language: Language) -> str:
    if count is None:
        return language(FEW)
    return language("about {count}", count=language.number(count))


def _per_cent(whole: int | None, language: Language) -> str:
    return language(TOO_FEW) if whole is None else f"{whole} %"


def _variables(told: Description, language: Language) -> Section:
    """Each variable: cases with a value, their share, and how much of the originals' is kept."""
    rows: list[tuple[Cell, ...]] = []
    for group in told.codebook.group:
        members = [one for one in told.codebook.variable if one.group == group.id]
        rows += [(language(group.title),)] if members else []
        rows += [_variable(told, variable, language) for variable in members]
    head = (
        language("Variable"),
        language("Label"),
        language("Cases"),
        language("Share"),
        "",
        language("Facts kept"),
    )
    return Section(
        language("Variable by variable"),
        (
            language(_BY_VARIABLE),
            Table(
                head,
                tuple(rows),
                "",
                frozenset({2, 3}),
                frozenset({0}),
                (0, 3.1, 1.15, 1.35, 0.9, 2.1),
            ),
        ),
    )


def _variable(told: Description, variable: Variable, language: Language) -> tuple[Cell, ...]:
    cases = told.figures.filled[variable.name]
    share = cases / told.figures.cases if told.figures.cases else 0.0
    band = told.disclosed.bands.get(variable.name)
    kept = language("computed") if variable.computed else language(band or TOO_FEW)
    label = language(variable.label)
    return variable.name, label, language.number(cases), language.share(share), Bar(share), kept


def _strata(told: Description, language: Language) -> Iterator[Section]:
    """The variables that are never NULL, value by value: they say when and how cases came."""
    always = [one for one in told.codebook.base if not one.null and one.type != "flag"]
    for variable in always:
        counts = told.figures.values[variable.name]
        rows = [
            _value(language(label, variable.name), count, told, language)
            for label, count in counts.items()
        ]
        head = (language("Value"), language("Cases"), language("Share"), "")
        table = Table(head, tuple(rows), "", frozenset({1, 2}), widths=(2, 1, 1, 3))
        yield Section(language(variable.label), (table,))


def _value(label: str, count: int, told: Description, language: Language) -> tuple[Cell, ...]:
    share = count / told.figures.cases
    return label, language.number(count), language.share(share), Bar(share)


def _caveats(language: Language) -> Section:
    return Section(
        language("Before you draw conclusions"), (Points(tuple(map(language, _CAVEATS))),)
    )


def _judged(language: Language) -> Section:
    return Section(language("How it was judged"), (language(_JUDGED),))
