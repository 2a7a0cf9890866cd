"""What catalogues are told of the data ships with the codebook, and is in our own words."""

import re
import shutil

import pytest

from tenfold.codebook import DEFAULT, PROSE_FIGURES, data_prose
from tenfold.codebook.reader import FOLDER
from tenfold.errors import DataFileError, ParameterError

FILE = "description.toml"
FIGURES = {"cases": "1,210", "variables": 63, "k": 10}


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER / DEFAULT, tmp_path / DEFAULT)


def test_a_release_fills_in_its_figures():
    abstract = data_prose(DEFAULT).filled(FIGURES).abstract
    assert "1,210 cases in 63 variables" in abstract
    assert "at least 10 cases" in abstract


@pytest.mark.parametrize("name", data_prose(DEFAULT).sentences)
def test_it_holds_no_figure_of_its_own(name):
    assert not re.search(r"\d", data_prose(DEFAULT).sentences[name])


def test_keywords_stand_once():
    words = data_prose(DEFAULT).keywords
    assert len(set(words)) == len(words)


def edit(folder, old, new):
    text = (folder / FILE).read_text(encoding="utf-8")
    (folder / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("broken", ["$cas", "${cases", "$ cases"])
def test_a_sign_that_stands_for_nothing_is_refused(folder, broken):
    edit(folder, ": $cases", f": {broken}")
    with pytest.raises(DataFileError, match=f"name one of: {', '.join(PROSE_FIGURES)}"):
        data_prose(str(folder))


def test_a_text_that_is_missing_is_named(folder):
    edit(folder, "sampling =", "sample =")
    with pytest.raises(DataFileError, match=r"description\.toml.*sampl"):
        data_prose(str(folder))


def test_a_missing_file_is_named(folder):
    (folder / FILE).unlink()
    with pytest.raises(DataFileError, match=r"description\.toml, line 1: can't be read"):
        data_prose(str(folder))


def test_an_unknown_codebook_is_refused():
    with pytest.raises(ParameterError, match=f"Choose one of: {DEFAULT}"):
        data_prose("ctdc-v8")
