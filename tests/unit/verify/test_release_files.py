"""A release holds the files on the list, and nothing else."""

import os

import pytest
from tests.unit.verify.release import found, judge_release, release_files

CANARY = "Canary Maria Example"
FOREIGN = "holds what isn't on the list of files"
ODD = "is a link, a folder or a device"


def other_file(folder):
    (folder / f"data/{CANARY}.csv").write_text(CANARY, encoding="utf-8")


def hidden_file(folder):
    (folder / ".note").write_text(CANARY, encoding="utf-8")


def other_folder(folder):
    (folder / CANARY).mkdir()


def link_to_a_file(folder):
    (folder / CANARY).symlink_to(folder / "README.md")


def link_to_nothing(folder):
    (folder / CANARY).symlink_to(folder / "nothing")


def link_to_a_folder(folder):
    (folder / CANARY).symlink_to(folder.parent)


def pipe(folder):
    os.mkfifo(folder / CANARY)


def name_that_isnt_utf_8(folder):
    (folder / os.fsdecode(b"\xff")).touch()


@pytest.mark.parametrize(
    "add",
    [
        other_file,
        hidden_file,
        other_folder,
        link_to_a_file,
        link_to_nothing,
        link_to_a_folder,
        pipe,
        name_that_isnt_utf_8,
    ],
)
def test_anything_else_is_found_and_not_named(folder, add):
    add(folder)
    verdict = judge_release(folder)
    assert [(one.file, one.problem) for one in verdict.findings] == [("(folder)", FOREIGN)]
    assert CANARY not in repr(verdict)


def test_what_stands_deeper_is_counted(folder):
    (folder / "data/more").mkdir()
    (folder / "data/more/other.csv").touch()
    assert found(folder) == [("(folder)", FOREIGN, 2)]


@pytest.mark.parametrize("file", release_files())
def test_a_missing_file_is_found(folder, file):
    (folder / file).unlink()
    assert (file, "is missing", 1) in found(folder)


@pytest.mark.parametrize("file", release_files())
def test_a_link_in_a_files_place_is_found(folder, file, tmp_path):
    (folder / file).rename(tmp_path / "elsewhere")
    (folder / file).symlink_to(tmp_path / "elsewhere")
    assert (file, ODD, 1) in found(folder)


def test_a_folder_in_a_files_place_is_found(folder):
    (folder / "verdict.json").mkdir()
    assert found(folder) == [("verdict.json", ODD, 1)]


def test_a_link_in_a_folders_place_is_found(folder, tmp_path):
    (folder / "report").rename(tmp_path / "report")
    (folder / "report").symlink_to(tmp_path / "report")
    problems = found(folder)
    assert ("(folder)", FOREIGN, 1) in problems
    assert ("report/report.json", "is missing", 1) in problems


def test_another_name_of_the_folder_is_found(folder, tmp_path):
    other = folder.rename(tmp_path / "2022-09")
    assert ("manifest.json", "release: differs from what was found anew", 1) in found(other)
