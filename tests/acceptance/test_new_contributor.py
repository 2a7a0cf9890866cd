"""The guide for a new contributor, run as it stands: its commands, what they say, its mapping."""

import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.acceptance.command import HANGS, TENFOLD, environment
from tests.acceptance.harbour import HERE, MAPPING, write_exports

GUIDE = (Path(__file__).parents[2] / "docs/new-contributor.md").read_text(encoding="utf-8")
LEFT_OUT = "…"
pytestmark = pytest.mark.long


def blocks(kind: str, text: str = GUIDE) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of the guide, and the lines that it is said to print."""
    for block in blocks("console", text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, *said = part.splitlines()
            yield line, [one for one in said if one != LEFT_OUT]


def run(folder: Path, line: str) -> list[str]:
    """What a command prints in a terminal of 80 columns."""
    line = line.replace(".venv/bin/tenfold", str(TENFOLD))
    env = environment() | {"COLUMNS": "80"}
    done = subprocess.run(
        ["/bin/sh", "-c", f"{line} 2>&1"],
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=HANGS,
        check=False,
    )
    return [one.rstrip() for one in done.stdout.splitlines()]


def follow(folder: Path, text: str) -> list[tuple[str, list[str]]]:
    """The commands of a part of the guide that don't print what it says, with what they print."""
    found = []
    for line, said in commands(text):
        printed = run(folder, line)
        rest = iter(printed)
        if not all(one in rest for one in said):
            found.append((line, printed))
    return found


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """The folder after all commands of the guide, and those that print something else."""
    folder = tmp_path_factory.mktemp("team")
    write_exports(folder / "exports")
    before, after = GUIDE.split("**`columns.csv`**", 1)
    wrong = follow(folder, before)
    shutil.rmtree(folder / MAPPING)
    shutil.copytree(HERE / MAPPING, folder / MAPPING)
    shutil.copy(HERE / "release.toml", folder)
    return folder, wrong + follow(folder, after)


def test_every_command_prints_what_the_guide_says(followed):
    assert followed[1] == []


def test_the_release_is_published(followed):
    assert (followed[0] / "public/2022-03/verdict.json").is_file()


def test_what_must_not_leave_is_its_owner_s_alone(followed):
    names = ("words.csv", "became.csv")
    assert [(followed[0] / name).stat().st_mode & 0o077 for name in names] == [0, 0]


@pytest.mark.parametrize("block", blocks("toml"))
def test_what_the_guide_shows_stands_in_the_mapping_or_the_order(block):
    files = (HERE / MAPPING / "mapping.toml", HERE / "release.toml")
    assert tomllib.loads(block)
    assert any(block in file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("block", [one for one in blocks("text") if "," in one.splitlines()[0]])
def test_the_lines_that_the_guide_shows_stand_in_the_tables(block):
    files = [HERE / MAPPING / name for name in ("columns.csv", "values.csv")]
    lines = {line for file in files for line in file.read_text(encoding="utf-8").splitlines()}
    assert {*block.splitlines()} - {LEFT_OUT} <= lines
