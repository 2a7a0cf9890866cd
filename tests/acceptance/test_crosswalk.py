"""The crosswalk is shown on a terminal, as CSV and as a page, of all contributors or of some."""

import csv
import io

import pytest
from tests.acceptance.command import refused
from tests.contributors import write_folder

from tenfold.contributors import contributor_names


@pytest.fixture
def shown(here, tmp_path):
    def show(*arguments):
        run = here(tmp_path, "crosswalk", *arguments)
        assert (run.returncode, run.stderr) == (0, "")
        return run.stdout

    return show


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_without_a_name_all_that_come_along_are_shown(shown):
    rows = rows_of(shown("--format", "csv"))
    assert len(rows) == 63 * len(contributor_names())
    assert {row["contributor"] for row in rows} == set(contributor_names())


def test_a_contributor_and_a_folder_are_shown(shown, tmp_path):
    write_folder(tmp_path / "ours", {"gender": {"rule": "copy", "column": "Sex"}})
    rows = rows_of(shown("polaris", "ours", "--format", "csv", "--variable", "gender"))
    assert [(row["contributor"], row["status"]) for row in rows] == [
        ("polaris", "identical"),
        ("tiny", "identical"),
    ]


def test_a_group_is_shown_as_a_matrix(shown):
    page = shown("--variable", "sex")
    assert "55 typeOfSexConcatenated" in page
    assert "gender" not in page


def test_a_variable_is_shown_with_its_reasons(shown):
    page = shown("polaris", "--variable", "30")
    assert "polaris - not collected" in page
    assert "US federal law" in page


def test_the_page_is_whole(shown):
    page = shown("--format", "html")
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nobody"], 2, "There is no contributor 'nobody'."),
        (["polaris", "polaris"], 2, "Two of the contributors are called polaris."),
        (["--variable", "shoeSize"], 2, "The codebook has no variable and no group 'shoeSize'."),
    ],
)
def test_what_cannot_be_shown_is_told(tmp_path, arguments, code, said):
    ended, message = refused(tmp_path, "crosswalk", *arguments)
    assert ended == code
    assert message.startswith(said)
