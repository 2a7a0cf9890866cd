"""What a case can't be is written in the codebook's words, and refused where it isn't."""

import shutil
from pathlib import Path

import pytest

from tenfold.codebook import load_codebook
from tenfold.codebook.reader import DEFAULT, FOLDER
from tenfold.errors import DataFileError

BOOK = load_codebook()
LISTED = (*BOOK.contradictions.contradiction, *BOOK.contradictions.order)


@pytest.fixture
def folder(tmp_path) -> Path:
    return shutil.copytree(FOLDER / DEFAULT, tmp_path / "book")


@pytest.mark.parametrize("one", LISTED, ids=lambda one: one.id)
def test_each_says_in_words_what_can_t_be(one):
    assert one.words[0].islower()
    assert not one.words.endswith(".")


def test_the_source_s_own_lists_are_looked_at_whole():
    of = {one.id: one for one in BOOK.contradictions.contradiction}
    types = [v.name for v in BOOK.base if v.broader == "isForcedLabour"]
    assert list(of["labour-type-without-labour"].when[1]) == types
    types = [v.name for v in BOOK.base if v.broader == "isSexualExploit"]
    assert list(of["sex-type-without-exploitation"].when[1]) == types


def test_every_age_is_a_minor_s_or_an_adult_s():
    of = {one.id: one for one in BOOK.contradictions.contradiction}
    young, old = (of[i].when[1]["ageBroad"] for i in ("adult-below-18", "minor-above-17"))
    assert young + old == BOOK.by_name["ageBroad"].labels


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('majorityStatus = ["Adult"]', 'majority = ["Adult"]', "majority isn't a variable"),
        ('majorityStatus = ["Adult"]', 'majorityStatus = ["Old"]', "has no label Old"),
        ('first = "born"', 'first = "birth"', "birth is no day"),
        ('id = "minor-above-17"', 'id = "adult-below-18"', "this id stands twice"),
        ('severity = "error"', 'severity = "bad"', "is none of"),
    ],
)
def test_one_that_can_t_be_meant_is_refused_by_file_and_line(folder, old, new, message):
    path = folder / "contradictions.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataFileError, match=message) as caught:
        load_codebook(folder)
    assert caught.value.file.name == "contradictions.toml"
    assert caught.value.line > 1
