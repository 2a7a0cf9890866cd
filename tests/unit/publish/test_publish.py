"""Only a good and whole verdict about these very bytes opens the way to `public/`."""

import hashlib
import json
import os
import stat
from dataclasses import replace

import pytest

from tenfold.errors import GuardError, OutputError
from tenfold.publish import publish, write_index
from tenfold.stages import Departure, Finding, ReleaseVerdict, Verdict

MANIFEST = {"release": "2021-09", "title": "T", "snapshot": "2021-09-01", "k": 10}
TABLE = Verdict(
    file="cases.csv",
    sha256="0" * 64,
    k=10,
    columns=("a",),
    partial=False,
    cases=20,
    classes=1,
    smallest=20,
    below=0,
    unique=0,
    breaking=(),
    queries=5,
    queries_broken=0,
    departures=(),
)
DEPARTED = replace(TABLE, departures=(Departure("a", "is wrong", 1),))


@pytest.fixture
def public(tmp_path):
    (tmp_path / "public").mkdir()
    return tmp_path / "public"


@pytest.fixture
def candidate(tmp_path):
    folder = tmp_path / "candidate/2021-09"
    (folder / "data").mkdir(parents=True, mode=0o700)
    (folder / "manifest.json").write_text(json.dumps(MANIFEST | {"cases": 20, "codebook": "c"}))
    (folder / "data/cases.csv").write_text("a\n1\n")
    return folder


@pytest.fixture
def verdict(candidate):
    files = {
        path.relative_to(candidate).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in candidate.rglob("*.*")
        if path.is_file()
    }
    return ReleaseVerdict("2021-09", files, (TABLE,), (), searched=True)


def refused(candidate, verdict, public):
    with pytest.raises(GuardError) as caught:
        publish(candidate, verdict, "{}", public)
    assert list(public.iterdir()) == []
    assert candidate.is_dir()
    return str(caught.value)


def test_the_candidate_moves_into_public_with_its_verdict(candidate, verdict, public):
    release = publish(candidate, verdict, '{"passed": true}', public)
    assert release == public / "2021-09"
    assert (release / "verdict.json").read_text() == '{"passed": true}'
    assert (release / "data/cases.csv").read_text() == "a\n1\n"
    assert not candidate.exists()


def test_everyone_may_read_a_release(candidate, verdict, public):
    release = publish(candidate, verdict, "{}", public)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in release.rglob("*") if path.is_file()}
    assert modes == {0o644}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (release, release / "data")} == {0o755}


SPOILT = {
    "a finding": {"findings": (Finding("README.md", "is wrong"),)},
    "a class below k": {"tables": (replace(TABLE, below=3),)},
    "a query below k": {"tables": (replace(TABLE, queries_broken=1),)},
    "a departure from the codebook": {"tables": (DEPARTED,)},
    "some columns only": {"tables": (replace(TABLE, partial=True),)},
    "no table": {"tables": ()},
}


@pytest.mark.parametrize("change", SPOILT.values(), ids=SPOILT)
def test_a_verdict_that_is_not_good_is_refused(candidate, verdict, public, change):
    assert "not a good one" in refused(candidate, replace(verdict, **change), public)


def test_a_verdict_that_searched_for_no_names_is_refused(candidate, verdict, public):
    assert "searched" in refused(candidate, replace(verdict, searched=False), public)


def test_a_verdict_about_another_release_is_refused(candidate, verdict, public):
    assert "another release" in refused(candidate, replace(verdict, release="2022-03"), public)


def change(candidate):
    (candidate / "data/cases.csv").write_text("a\n2\n")


def add(candidate):
    (candidate / "data/more.csv").write_text("a\n")


def take(candidate):
    (candidate / "data/cases.csv").unlink()


@pytest.mark.parametrize("tamper", [change, add, take])
def test_files_that_are_not_those_judged_are_refused(candidate, verdict, public, tamper):
    tamper(candidate)
    assert "judged" in refused(candidate, verdict, public)


def test_a_release_that_is_there_is_never_replaced(candidate, verdict, public):
    (public / "2021-09").mkdir()
    with pytest.raises(OutputError, match="exists"):
        publish(candidate, verdict, "{}", public)
    assert list((public / "2021-09").iterdir()) == []


def test_the_index_lists_what_is_published(candidate, verdict, public):
    publish(candidate, verdict, "{}", public)
    write_index(public)
    (told,) = json.loads((public / "index.json").read_text())["releases"]
    assert told == MANIFEST | {"cases": 20, "codebook": "c", "path": "2021-09/"}
    assert stat.S_IMODE((public / "index.json").stat().st_mode) == 0o644


def test_the_newest_snapshot_stands_first(public):
    for name, day in (("a", "2020-04-01"), ("b", "2021-09-01"), ("c", "2018-01-01")):
        told = MANIFEST | {"release": name, "snapshot": day, "cases": 1, "codebook": "c"}
        (public / name).mkdir()
        (public / name / "manifest.json").write_text(json.dumps(told))
        (public / name / "verdict.json").write_text("{}")
    write_index(public)
    told = json.loads((public / "index.json").read_text())["releases"]
    assert [one["release"] for one in told] == ["b", "a", "c"]


def test_a_folder_of_somebody_elses_is_no_release(public):
    for name, text in (("a", "no JSON"), ("b", "{}"), ("c", "[]")):
        (public / name).mkdir()
        (public / name / "manifest.json").write_text(text)
        (public / name / "verdict.json").write_text("{}")
    (public / "d").mkdir()
    (public / "d/manifest.json").write_text(json.dumps(MANIFEST))
    write_index(public)
    assert not (public / "index.json").exists()


def folder_of(public, name, **told):
    """A folder with a verdict, and with a manifest that says so."""
    (public / name).mkdir()
    (public / name / "verdict.json").write_text("{}")
    said = MANIFEST | {"release": name, "cases": 1, "codebook": "c"} | told
    (public / name / "manifest.json").write_text(json.dumps(said))
    return public / name / "manifest.json"


@pytest.mark.parametrize(
    "told",
    [
        {"release": 5},
        {"release": "another"},
        {"title": "\ud800"},
        {"title": ["T"]},
        {"snapshot": 2021},
        {"k": "10"},
        {"cases": True},
        {"cases": 1.5},
        {"codebook": None},
    ],
    ids=repr,
)
def test_a_manifest_that_says_something_else_is_passed_over(public, told):
    folder_of(public, "ours")
    folder_of(public, "theirs", **told)
    write_index(public)
    releases = json.loads((public / "index.json").read_text())["releases"]
    assert [one["release"] for one in releases] == ["ours"]


def nested(manifest):
    manifest.write_text("[" * 100_000)


def a_folder(manifest):
    manifest.unlink()
    manifest.mkdir()


def a_pipe(manifest):
    manifest.unlink()
    os.mkfifo(manifest)


def not_utf_8(manifest):
    manifest.write_bytes(b"\xe9")


def a_link_to_itself(manifest):
    manifest.unlink()
    manifest.symlink_to(manifest)


@pytest.mark.parametrize("spoil", [nested, a_folder, a_pipe, not_utf_8, a_link_to_itself])
def test_a_manifest_that_can_t_be_read_is_passed_over(public, spoil):
    folder_of(public, "ours")
    spoil(folder_of(public, "theirs"))
    write_index(public)
    releases = json.loads((public / "index.json").read_text())["releases"]
    assert [one["release"] for one in releases] == ["ours"]


def test_a_manifest_that_nobody_may_read_is_passed_over(public, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    folder_of(public, "theirs")
    monkeypatch.setattr("pathlib.Path.read_text", refuse)
    write_index(public)
    assert not (public / "index.json").exists()


def test_an_index_that_is_right_is_left_alone(candidate, verdict, public):
    publish(candidate, verdict, "{}", public)
    write_index(public)
    before = (public / "index.json").stat().st_ino
    write_index(public)
    assert (public / "index.json").stat().st_ino == before
