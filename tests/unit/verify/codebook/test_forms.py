"""Each form of a codebook tells what was found anew, and another figure is refused."""

from dataclasses import replace

import pytest
from tests.unit.verify.codebook.forms import (
    CSV,
    FIGURES,
    FOREIGN,
    FRENCH,
    HTML,
    XLSX,
    figures,
    problems,
    written,
)
from tests.unit.verify.release import CODEBOOKS, EDITION

from tenfold.stages import Figures

RICH = replace(
    EDITION,
    licence_url="https://licence.example/by/4.0/",
    terms="Use it well in 2021.\n\nTell 1 person.",
    url="https://data.example/",
    doi="10.1234/abc",
)
PROSE = [HTML, FRENCH]
every_form = pytest.mark.parametrize("file", [CSV, XLSX, HTML, FRENCH])


@pytest.mark.parametrize("file", CODEBOOKS)
def test_what_is_written_from_the_same_figures_passes(file):
    assert problems(file, written(file)) == []


@every_form
def test_an_edition_with_addresses_and_terms_passes(file):
    assert problems(file, written(file, edition=RICH), edition=RICH) == []


@every_form
def test_a_table_without_cases_passes(file):
    nothing = dict.fromkeys(FIGURES.filled, 0)
    empty = Figures(0, 0, 0, 0, nothing, {name: {} for name in FIGURES.values})
    assert problems(file, written(file, empty), told=empty) == []


@every_form
def test_shares_next_to_none_and_next_to_all_pass(file):
    values = FIGURES.values | {"gender": {"Male": 10, "Female": 99_990}}
    filled = FIGURES.filled | {"gender": 100_000}
    large = replace(FIGURES, cases=100_000, values=values, filled=filled)
    assert problems(file, written(file, large), told=large) == []


@every_form
def test_another_count_of_one_value_is_refused(file):
    assert problems(file, written(file, figures(Female=31)))


@every_form
def test_counts_that_changed_places_are_refused(file):
    male, female = (FIGURES.values["gender"][label] for label in ("Male", "Female"))
    assert male != female
    assert problems(file, written(file, figures(Male=female, Female=male)))


@every_form
def test_another_number_of_cases_with_a_value_is_refused(file):
    filled = FIGURES.filled | {"gender": FIGURES.filled["gender"] - 1}
    assert problems(file, written(file, replace(FIGURES, filled=filled)))


@every_form
def test_the_counts_of_another_variable_are_refused(file):
    one, other = "isForcedLabour", "isSexualExploit"
    values = FIGURES.values | {one: {"1": 20, "0": 10}, other: {"1": 20}}
    filled = FIGURES.filled | {one: 30, other: 20}
    told = replace(FIGURES, values=values, filled=filled)
    swapped = replace(
        told,
        values=values | {one: values[other], other: values[one]},
        filled=filled | {one: 20, other: 30},
    )
    assert problems(file, written(file, swapped), told=told)


@every_form
@pytest.mark.parametrize("figure", ["cases", "records", "smallest"])
def test_another_size_is_refused(file, figure):
    told = replace(FIGURES, **{figure: getattr(FIGURES, figure) + 7})
    assert file == CSV or problems(file, written(file, told))


@every_form
def test_a_country_that_does_not_occur_is_refused(file):
    assert problems(file, written(file, figures("citizenship", FR=10)))


@pytest.mark.parametrize("file", PROSE)
def test_another_k_is_refused(file):
    assert problems(file, written(file, edition=replace(EDITION, k=11)))


@pytest.mark.parametrize("file", [XLSX, *PROSE])
def test_another_day_is_refused(file):
    assert problems(
        file,
        written(file, edition=replace(RICH, snapshot=RICH.snapshot.replace(day=2))),
        edition=RICH,
    )


@pytest.mark.parametrize("file", PROSE)
def test_a_figure_in_a_contributor_s_words_that_the_crosswalk_lacks_is_refused(file):
    data = written(file, edition=replace(EDITION, contact="Ask 8 people"))
    assert (FOREIGN, 1) in problems(file, data)
