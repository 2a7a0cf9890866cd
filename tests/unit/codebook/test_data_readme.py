"""The README of the data ships with the codebook, and names only what a release fills in."""

import re
import shutil

import pytest

from tenfold.codebook import DEFAULT, data_readme
from tenfold.codebook.reader import FOLDER
from tenfold.codebook.texts import PLACEHOLDERS
from tenfold.errors import DataFileError, ParameterError

FILE = "README.template.md"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER / DEFAULT, tmp_path / DEFAULT)


def test_it_names_all_that_a_release_fills_in():
    assert set(data_readme(DEFAULT).get_identifiers()) == set(PLACEHOLDERS)


def test_it_holds_no_figure_of_its_own():
    text = data_readme(DEFAULT).template
    for name in (
        "UTF-8",
        "SHA-256",
        "SHA256SUMS",
        "sha256sum",
        "ddi-2.5",
        "ddi-2.6",
        "Stata 14",
        "SPSS 21",
    ):
        text = text.replace(name, "")
    assert re.findall(r"\d+", text) == ["0"]  # a recorded "no"


def test_its_lines_are_good_to_read_as_they_are():
    assert max(map(len, data_readme(DEFAULT).template.splitlines())) <= 100


def test_a_folder_of_one_s_own_has_its_own(folder):
    (folder / FILE).write_text("$$1 for ${cases} cases of $release", encoding="utf-8")
    rendered = data_readme(str(folder)).substitute(cases="10", release="2021-09")
    assert rendered == "$1 for 10 cases of 2021-09"


@pytest.mark.parametrize("broken", ["$case", "${case}", "a $ b", "${cases", "$"])
def test_a_sign_that_stands_for_nothing_is_refused_with_its_line(folder, broken):
    (folder / FILE).write_text(f"$cases\n\n{broken}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"fills in\. Write") as refusal:
        data_readme(str(folder))
    assert (refusal.value.file, refusal.value.line) == (folder / FILE, 3)


def test_a_missing_file_is_named(folder):
    (folder / FILE).unlink()
    with pytest.raises(DataFileError, match=r"README\.template\.md, line 1: can't be read"):
        data_readme(str(folder))


def test_an_unknown_codebook_is_refused():
    with pytest.raises(ParameterError, match=f"Choose one of: {DEFAULT}"):
        data_readme("ctdc-v8")
