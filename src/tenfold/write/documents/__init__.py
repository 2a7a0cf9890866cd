"""The documents of a release for people, from its description."""

from collections.abc import Mapping

from tenfold.codebook import CROSSWALKS, FORMATS
from tenfold.stages import LANGUAGES, Edition, LanguageCode
from tenfold.write.description import Description, Maker
from tenfold.write.documents.codebook import (
    codebook_csv,
    codebook_html,
    codebook_pdf,
    codebook_xlsx,
)
from tenfold.write.documents.licence import licence
from tenfold.write.documents.public import report_file, report_page, report_paper
from tenfold.write.documents.readme import readme
from tenfold.write.documents.report import report_json


def _codebook_json(told: Description) -> bytes:
    return f"{FORMATS['json'](told.codebook, told.codebook.variable)}\n".encode()


def _crosswalk_csv(told: Description) -> bytes:
    return f"{CROSSWALKS['csv'](told.codebook, told.crosswalk)}\n".encode()


def _crosswalk_html(told: Description) -> bytes:
    return f"{CROSSWALKS['html'](told.codebook, told.crosswalk)}\n".encode()


def documents(edition: Edition) -> Mapping[str, Maker]:
    """What makes each document, by its path in the folder; some for each language."""
    return {
        "README.md": readme,
        "LICENSE": licence,
        "codebook/codebook.json": _codebook_json,
        "codebook/codebook.csv": codebook_csv,
        "codebook/codebook.xlsx": codebook_xlsx,
        "codebook/codebook.html": codebook_html,
        **{codebook_file(code): _in(code) for code in edition.languages},
        "report/report.json": report_json,
        **{report_file(code, "html"): _page(code) for code in edition.languages},
        **{report_file(code, "pdf"): _paper(code) for code in edition.languages},
        "report/crosswalk.csv": _crosswalk_csv,
        "report/crosswalk.html": _crosswalk_html,
    }


def codebook_file(code: LanguageCode) -> str:
    """The path of the codebook for paper in a language; the main one's has no code."""
    return "codebook/codebook.pdf" if code == LANGUAGES[0] else f"codebook/codebook.{code}.pdf"


def _page(code: LanguageCode) -> Maker:
    return lambda told: report_page(told, code)


def _paper(code: LanguageCode) -> Maker:
    return lambda told: report_paper(told, code)


def _in(code: LanguageCode) -> Maker:
    return lambda told: codebook_pdf(told, code)
