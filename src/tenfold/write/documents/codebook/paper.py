"""codebook.pdf: the codebook for paper and screen readers, a file for each language."""

from pathlib import Path

from tenfold.languages import load_language, marked
from tenfold.pages import pdf
from tenfold.stages import LanguageCode
from tenfold.write.description import Description
from tenfold.write.documents.codebook.book import book_of

TEMPLATE = Path(__file__).parent / "codebook.typ"


def codebook_pdf(told: Description, code: LanguageCode) -> bytes:
    """codebook.pdf in a language. Raises OutputError for letters that no font has."""
    language = load_language(code)
    edition = told.edition
    look = {
        "title": edition.title,
        "author": edition.publisher,
        "language": code,
        "head": f"{edition.title} · {language('Codebook')} · {edition.name}",
        "page": language("Page {page} of {pages}"),
    }
    words = {key: language(text) for key, text in _WORDS.items()}
    plain = {"book": book_of(told, language), "words": words, "look": look}
    return pdf(TEMPLATE, plain, edition.snapshot)


_WORDS = {
    "codebook": marked("Codebook"),
    "release": marked("Release"),
    "published": marked("Published by"),
    "snapshot": marked("As of"),
    "cases": marked("Cases"),
    "variables": marked("Variables"),
    "least": marked("Cases that share a whole record, at least"),
    "contents": marked("Contents"),
    "english": marked(
        "Headings, labels and values are in your language; definitions and notes are in English."
    ),
    "colon": marked(":"),
    "systems": marked("In the crosswalk"),
    "filled": marked("Cases with a value"),
    "filledshare": marked("share of all cases"),
    "missing": marked("Missing"),
    "value": marked("Value"),
    "share": marked("Share"),
    "bar": marked("Bar"),
    "collected": marked("How it is collected"),
    "note": marked("Note"),
    "standard": marked("Standard"),
    "crosswalk": marked("Crosswalk"),
    "errata": marked("Errata and rulings"),
    "erratalist": marked("Errata"),
    "source": marked("The source"),
    "problem": marked("The problem"),
    "done": marked("What is done"),
    "ruling": marked("Ruling"),
    "rulings": marked("Rulings"),
    "citing": marked("How to cite, licence, terms, contact"),
    "cite": marked("How to cite"),
    "releaseof": marked("release"),
    "codebookof": marked("codebook"),
    "licence": marked("Licence"),
    "terms": marked("Terms of use"),
    "contact": marked("Contact"),
}
"""The fixed texts of the template."""
