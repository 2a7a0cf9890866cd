"""A public report for people that tells another figure, or reaches out, is refused."""

import io
from dataclasses import replace

import pypdf
import pytest
from tests.unit.verify.codebook.forms import FIGURES, FOREIGN, OTHER, figures
from tests.unit.verify.release import BOOK, CROSSWALK, EDITION, REPORTS

from tenfold.languages import load_language
from tenfold.stages import BANDS, Disclosed
from tenfold.verify import reports
from tenfold.verify.codebook import Anew
from tenfold.verify.codebook.paper import MORE
from tenfold.verify.reports import UNSAFE, judge_reports
from tenfold.write import Contents
from tenfold.write.description import Description
from tenfold.write.documents import documents

HTML, FRENCH, SPANISH, PDF, PDF_FRENCH, PDF_SPANISH = REPORTS
BANDED = {variable.name: BANDS[1] for variable in BOOK.base}
TOLD = Disclosed(100_200, 98_200, 90, BANDED, (0.1, 0.16, 0.22))
NOTHING = Disclosed(None, None, None, {}, None)
_made = {}


def written(file, told=FIGURES, disclosed=TOLD, edition=EDITION) -> bytes:
    key = (file, repr(told.told()), repr(disclosed), edition)
    if key not in _made:
        description = Description(Contents(edition, BOOK, CROSSWALK, disclosed), told)
        _made[key] = documents(edition)[file](description)
    return _made[key]


def judged(file, data, disclosed=TOLD, edition=EDITION):
    anew = Anew(edition, BOOK, FIGURES, CROSSWALK)
    return dict(judge_reports({file: data}, anew, disclosed.told()))[file]


def problems(file, data, **more):
    return [(one.problem, one.places) for one in judged(file, data, **more).findings]


def spoilt(old, new, file=HTML):
    """What is found once something else stands in a page."""
    text = written(file).decode()
    assert old in text
    return problems(file, text.replace(old, new, 1).encode())


@pytest.mark.parametrize("file", REPORTS)
@pytest.mark.parametrize("disclosed", [TOLD, NOTHING], ids=["much", "nothing"])
def test_a_right_report_passes(file, disclosed):
    told = replace(disclosed, bands=disclosed.bands or dict.fromkeys(BANDED, "too few to say"))
    assert problems(file, written(file, disclosed=told), disclosed=told) == []


@pytest.mark.parametrize("file", REPORTS)
def test_a_report_of_odd_words_passes(file):
    edition = replace(EDITION, title="12 cases of 2021", contact="+44 20 7946 0000")
    assert problems(file, written(file, edition=edition), edition=edition) == []


@pytest.mark.parametrize("file", REPORTS)
def test_a_report_on_another_table_is_found(file):
    data = written(file, replace(FIGURES, records=4))
    assert problems(file, data) == [(OTHER, 1), (FOREIGN, 1)]


@pytest.mark.parametrize("file", [HTML, PDF])
def test_other_cases_of_a_variable_are_found(file):
    other = replace(figures(), filled=FIGURES.filled | {"gender": 41})
    assert (OTHER, 1) in problems(file, written(file, other))


@pytest.mark.parametrize("file", REPORTS)
@pytest.mark.parametrize(
    "change",
    [{"received": 300}, {"unpublished": None}, {"facts_kept": 91}, {"errors": (0.1, 0.17, 0.22)}],
    ids=["received", "unpublished", "kept", "error"],
)
def test_another_figure_of_the_closed_list_is_found(file, change):
    data = written(file, disclosed=replace(TOLD, **change))
    assert (OTHER, 1) in problems(file, data)


@pytest.mark.parametrize("file", [HTML, PDF])
def test_another_band_is_found(file):
    data = written(file, disclosed=replace(TOLD, bands=BANDED | {"gender": BANDS[0]}))
    assert (OTHER, 1) in problems(file, data)


def test_another_k_is_found():
    assert (FOREIGN, 3) in spoilt("at least 10 cases", "at least 11 cases")


def test_a_bar_of_another_width_is_found():
    width = f"width:{round(FIGURES.filled['gender'] / FIGURES.cases * 100, 2)}%"
    assert (OTHER, 1) in spoilt(width, "width:3.1%")


@pytest.mark.parametrize("file", [HTML, FRENCH, SPANISH])
def test_a_figure_more_is_found(file):
    assert spoilt("</main>", "<p>17</p></main>", file) == [(FOREIGN, 1)]


@pytest.mark.parametrize(
    "more",
    [
        "<script>1</script>",
        "<img>",
        '<a href="https://elsewhere.example/">x</a>',
        '<p onclick="x">x</p>',
        "<style>p { background: url(x) }</style>",
    ],
)
def test_what_reaches_out_is_found(more):
    assert UNSAFE in [problem for problem, _ in spoilt("</main>", f"{more}</main>")]


def test_a_page_that_may_load_more_than_itself_is_found():
    assert spoilt("default-src 'none'", "default-src *") == [(UNSAFE, 1)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</main>", "Canary Maria</main>"),
        ('lang="en"', 'lang="Canary Maria"'),
        ("</style>", "/* Canary Maria */</style>"),
    ],
)
def test_words_more_are_searched(old, new):
    data = written(HTML).decode().replace(old, new, 1).encode()
    assert "Canary Maria" in judged(HTML, data).left


def changed(turn) -> bytes:
    """The paper, changed by another program."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(written(PDF)))
    turn(writer)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_another_author_is_found_and_searched():
    data = changed(lambda writer: writer.add_metadata({"/Author": "Canary Maria"}))
    assert problems(PDF, data) == [(f"Author: {OTHER}", 1)]
    assert "Canary Maria" in judged(PDF, data).left


def test_a_file_within_is_found():
    data = changed(lambda writer: writer.add_attachment("canary.txt", b"Maria"))
    assert problems(PDF, data) == [(MORE, 1)]


def test_paper_that_is_cut_off_is_found():
    assert problems(PDF, written(PDF)[:2_000]) == [("is no whole PDF", 1)]


def test_only_what_is_there_is_judged():
    anew = Anew(replace(EDITION, languages=("en",)), BOOK, FIGURES, CROSSWALK)
    assert list(judge_reports({FRENCH: b""}, anew, TOLD.told())) == []


def test_a_value_is_told_in_the_words_of_its_variable():
    english = load_language("en")
    anew = Anew(EDITION, BOOK, FIGURES, CROSSWALK)
    told = [*reports._values(BOOK.by_name["Datasource"], anew, english, lambda *_: "")]
    assert told == [f"Case management 42 {english.share(1)} "]
