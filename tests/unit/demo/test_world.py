"""The invented world as data: read, checked, and refused where it makes no sense."""

import shutil

import pytest

from tenfold.codebook import load_codebook
from tenfold.contributors import contributor_names
from tenfold.demo.exports.layout import load_layout
from tenfold.demo.fit import refuse_misfit
from tenfold.demo.world import FOLDER, load_world
from tenfold.errors import DataFileError, ParameterError

CODEBOOK = load_codebook()


@pytest.fixture
def broken(tmp_path):
    """Reads the world with one text in its file replaced by another."""

    def read(old, new, name="world.toml"):
        for file in ("world.toml", "corridors.csv"):
            shutil.copy(FOLDER / file, tmp_path)
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return load_world(tmp_path)

    return read


def test_the_world_fits_the_codebook():
    refuse_misfit(CODEBOOK, load_world())


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('only_yes = ["means"]', 'only_yes = ["mean"]', "no block mean"),
        ("girls = 3", "gurls = 3", "no situation gurls"),
        ('traits = ["grooming", "lover"]', 'traits = ["groom"]', "no trait groom"),
        ('met_by = "hotline"', 'met_by = "phone"', "no corridor of every kind for phone"),
        ("ages = [0, 6, 26, 24, 16, 10, 13, 4, 1]", "ages = [0, 0]", "no age of prostitution"),
        ("alone = 0.1", "alone = 1.1", "is above 1"),
        ("seed = 10", "seed = ten", "is not TOML"),
    ],
)
def test_nonsense_is_refused(broken, old, new, problem):
    with pytest.raises(DataFileError, match=problem):
        broken(old, new)


def test_a_broken_corridor_is_named_by_its_line(broken):
    with pytest.raises(DataFileError, match=r"corridors\.csv, line 2"):
        broken("\nfield,UA,RU,", "\nfield,UA,RU,-", "corridors.csv")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("isAbduction = 0.03", "isAbducted = 0.03", "isAbducted"),
        ('abduction = ["isAbduction"]', 'abduction = ["isAbducted"]', "abduction"),
        ("2002 = 1500", "1999 = 1500", "yearOfRegistration 1999"),
        ('datasource = "Hotline"', 'datasource = "Phone"', "Datasource Phone"),
        ("began_minor = [1, 1,", "began_minor = [1,", "began_minor"),
        ("ages = [0, 6, 26, 24, 16, 10, 13, 4, 1]", "ages = [1]", "the ages of prostitution"),
    ],
)
def test_what_the_codebook_lacks_is_named(broken, old, new, problem):
    with pytest.raises(ParameterError, match=rf": {problem}\."):
        refuse_misfit(CODEBOOK, broken(old, new))


def test_a_corridor_to_nowhere_is_named(broken):
    world = broken("\nfield,UA,RU,", "\nfield,UA,XX,", "corridors.csv")
    with pytest.raises(ParameterError, match="CountryOfExploitation XX"):
        refuse_misfit(CODEBOOK, world)


@pytest.mark.parametrize("name", contributor_names())
def test_every_contributor_sends_some_cases(name):
    assert name in {one.sends for one in load_world().contributor}


@pytest.mark.parametrize("way", load_world().contributor, ids=lambda one: one.id)
def test_whoever_sends_has_a_layout_and_a_mapping(way):
    assert load_layout(way.sends).file
    assert way.sends in contributor_names()


def test_a_question_takes_the_highest_share_of_the_traits():
    world = load_world()
    private = next(one for one in world.situation if one.id == "private")
    assert world.shares(private)["recruiterRelationFamily"] == 0.56


def test_typical_cases_of_every_contributor_leave_gaps_of_its_own():
    gaps = [tuple(sorted(one.gaps.items())) for one in load_world().contributor]
    assert len(set(gaps)) == len(gaps)
