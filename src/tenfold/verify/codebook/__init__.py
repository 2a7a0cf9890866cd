"""Judges the codebook of a release in each of its forms: tables, page and paper."""

from collections.abc import Callable, Iterator

from openpyxl.utils import get_column_letter

from tenfold.languages import load_language
from tenfold.stages import LANGUAGES, LanguageCode
from tenfold.verify.codebook.anew import Anew
from tenfold.verify.codebook.markup import judge_markup, linked_in
from tenfold.verify.codebook.paper import judge_paper
from tenfold.verify.codebook.sheets import judge_sheets
from tenfold.verify.codebook.tables import csv_text, sheets_of
from tenfold.verify.compare import Compared, compare
from tenfold.verify.contents import CODEBOOK_CSV, CODEBOOK_PAGE, CODEBOOK_SHEETS, paper_in

__all__ = ["Anew", "forms", "judge_form", "linked_in"]

Judge = Callable[[str, bytes, Anew], Compared]


def forms(anew: Anew) -> tuple[str, ...]:
    """The files of a codebook that are judged here."""
    return tuple(file for file, _ in _judges(anew))


def judge_form(file: str, data: bytes, anew: Anew) -> Compared:
    """One of the codebook's files against what was found anew, and what is to be searched."""
    return dict(_judges(anew))[file](file, data, anew)


def _judges(anew: Anew) -> Iterator[tuple[str, Judge]]:
    yield CODEBOOK_CSV, lambda file, data, anew: compare(file, data, csv_text(anew))
    yield CODEBOOK_SHEETS, _sheets
    yield CODEBOOK_PAGE, judge_markup
    for code in dict.fromkeys((LANGUAGES[0], *anew.edition.languages)):
        yield paper_in(code), _paper(code)


def _sheets(file: str, data: bytes, anew: Anew) -> Compared:
    edition = anew.edition
    created = f"{edition.snapshot.isoformat()}T00:00:00Z"
    title = f"{edition.title}, release {edition.name}: codebook"
    rows = sheets_of(anew)
    numbers = {str(number) for number in range(len(rows) + 1)}
    ranges = {
        f"{name}!$A$1:${get_column_letter(len(cells[0]))}${len(cells)}"
        for name, cells in rows.items()
    }
    own = {title, edition.publisher, created, *numbers, *ranges}
    return judge_sheets(file, data, rows, own)


def _paper(code: LanguageCode) -> Judge:
    language = load_language(code)
    return lambda file, data, anew: judge_paper(file, data, anew, language)
