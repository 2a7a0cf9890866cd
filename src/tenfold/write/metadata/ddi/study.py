"""The chapters of a DDI-Codebook on the document itself and on the data as a whole."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tenfold.write.metadata.about import About
from tenfold.write.metadata.markup import element


def document_description(about: About) -> Element:
    """What this description is, and who made it when."""
    title = element("titl", f"Description of {about.name}")
    return element(
        "docDscr",
        element(
            "citation",
            element("titlStmt", title),
            element(
                "prodStmt",
                element("producer", about.told.edition.publisher),
                element("prodDate", about.day, date=about.day),
                element("software", "Tenfold"),
            ),
        ),
    )


def study_description(about: About, *, newer: bool) -> Element:
    """What the data are, how they came to be, and how they may be used."""
    return element(
        "stdyDscr", _citation(about, newer=newer), _information(about), _method(about), _use(about)
    )


def _citation(about: About, *, newer: bool) -> Element:
    edition, contact, licence = about.told.edition, about.contact, about.licence
    return element(
        "citation",
        element(
            "titlStmt",
            element("titl", about.name),
            *(element("IDNo", number, agency=agency) for agency, number in _numbers(about)),
        ),
        element("rspStmt", element("AuthEnty", edition.publisher)),
        element(
            "prodStmt",
            element("producer", edition.publisher),
            element("copyright", licence.text),
            element("license", licence.text, URI=licence.url) if newer else None,
            element("prodDate", about.day, date=about.day),
            element("software", "Tenfold"),
        ),
        element(
            "distStmt",
            element("distrbtr", edition.publisher, URI=edition.url),
            element("contact", contact.text, email=contact.email, URI=contact.url),
            element("distDate", about.day, date=about.day),
        ),
        element("serStmt", element("serName", edition.title), URI=edition.url),
        element("verStmt", element("version", edition.name, date=about.day)),
        element("biblCit", edition.citation),
        element("holdings", URI=edition.link) if edition.link else None,
    )


def _numbers(about: About) -> Iterator[tuple[str, str]]:
    """What names the release, and by whose rules."""
    if about.told.edition.doi:
        yield "DOI", about.told.edition.doi
    yield "UUID", about.told.edition.urn


def _information(about: About) -> Element:
    prose = about.prose
    subject = element("subject", *(element("keyword", word) for word in prose.keywords))
    return element(
        "stdyInfo",
        subject,
        element("abstract", about.description, contentType="abstract"),
        element(
            "sumDscr",
            *_period(about),
            *(element("nation", name, abbr=code) for code, name in about.places),
            element("anlyUnit", prose.unit),
            element("universe", prose.universe),
            element("dataKind", prose.kind),
        ),
    )


def _period(about: About) -> Iterator[Element]:
    """The first and the last year that cases are from."""
    for event, year in zip(("start", "end"), about.years or (), strict=False):
        yield element("timePrd", year, date=year, event=event)


def _method(about: About) -> Element:
    """How cases were found, and how they were anonymised."""
    prose = about.prose
    return element(
        "method",
        element(
            "dataColl",
            element("sampProc", prose.sampling),
            element("collMode", prose.collection),
        ),
        element("notes", prose.anonymisation, type="anonymisation", subject="Anonymisation"),
        element("notes", prose.missing, type="missing", subject="Missing values"),
    )


def _use(about: About) -> Element:
    """Where the data are, and on what terms."""
    edition, contact, licence = about.told.edition, about.contact, about.licence
    terms = " ".join(edition.terms.split())
    return element(
        "dataAccs",
        element("setAvail", element("accsPlac", edition.publisher, URI=edition.address)),
        element(
            "useStmt",
            element("confDec", about.prose.access),
            element("contact", contact.text, email=contact.email, URI=contact.url),
            element("citReq", edition.citation),
            element("conditions", f"{licence.text} {licence.url}".rstrip()),
            element("conditions", terms) if terms else None,
        ),
    )
