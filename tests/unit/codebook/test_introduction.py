"""What stands before the variables is filled in by a release, and refused where it can't be."""

import re
import shutil

import pytest
from tests.unit.codebook import source

from tenfold.codebook import DEFAULT, load_codebook
from tenfold.codebook.introduction import FACTS
from tenfold.codebook.reader import FOLDER
from tenfold.errors import DataFileError

CODEBOOK = load_codebook()
INTRODUCTION = CODEBOOK.introduction
PROSE = (*INTRODUCTION.chapter, *INTRODUCTION.contributor)
COPIED = 12


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER / DEFAULT, tmp_path / DEFAULT)


def spoil(folder, file, old, new):
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("prose", [*PROSE, *CODEBOOK.rulings], ids=lambda prose: prose.title)
def test_no_text_is_copied_from_the_source(prose):
    copied = source.runs(source.text(), COPIED)
    texts = prose.text if isinstance(prose.text, tuple) else (prose.text,)
    assert not any(source.runs(text, COPIED) & copied for text in texts)


def test_a_release_fills_in_every_fact():
    filled = INTRODUCTION.filled({name: f"<{name}>" for name in FACTS})
    text = " ".join(text for chapter in filled.chapter for text in chapter.text)
    assert set(re.findall(r"<(\w+)>", text)) == set(FACTS)
    assert "$" not in text


def test_the_contributors_that_come_along_are_all_described():
    described = {name for one in INTRODUCTION.contributor for name in one.folders}
    ours = FOLDER.parent / "contributors"
    assert described == {path.parent.name for path in ours.glob("*/mapping.toml")}


def test_a_sign_that_stands_for_nothing_is_refused_with_its_line(folder):
    spoil(folder, "introduction.toml", "$cases cases", "$persons cases")
    with pytest.raises(DataFileError, match=r"a \$ that stands for none of k, counts"):
        load_codebook(folder)


def test_a_ruling_out_of_order_is_refused(folder):
    spoil(folder, "rulings.toml", "ruling-18", "ruling-19")
    with pytest.raises(DataFileError, match=r"rulings\.toml, line \d+: .*ruling-18 is due here"):
        load_codebook(folder)


def test_an_erratum_whose_ruling_there_is_not_is_refused(folder):
    spoil(folder, "errata.toml", "ruling-01", "ruling-99")
    with pytest.raises(DataFileError, match=r"errata\.toml, line \d+: .*no such ruling"):
        load_codebook(folder)
