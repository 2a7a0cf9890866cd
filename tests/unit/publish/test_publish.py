"""Only a good and whole verdict about these very bytes opens the way to `public/`."""

import hashlib
import json
import os
import stat
import subprocess
from dataclasses import replace

import minisign as peer
import pytest

from tenfold.errors import GuardError, OutputError
from tenfold.publish import key_from, publish, write_index
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
KEY = key_from(bytes(32))
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


def test_checksums_are_of_every_file_the_verdict_included(candidate, verdict, public):
    release = publish(candidate, verdict, "{}", public)
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    told = subprocess.run(check, cwd=release, capture_output=True, text=True, check=True).stdout
    assert told.split()[::2] == ["data/cases.csv:", "manifest.json:", "verdict.json:"]
    assert not (release / "SHA256SUMS.minisig").exists()


def test_a_key_signs_the_checksums(candidate, verdict, public):
    release = publish(candidate, verdict, "{}", public, KEY)
    signature = peer.Signature.from_bytes((release / "SHA256SUMS.minisig").read_bytes())
    theirs = peer.PublicKey.from_bytes(KEY.public)
    theirs.verify((release / "SHA256SUMS").read_bytes(), signature)
    assert signature.trusted_comment == "tenfold release 2021-09, snapshot 2021-09-01"


def test_a_signature_that_cant_be_written_publishes_nothing(
    candidate, verdict, public, monkeypatch
):
    def refuse(_):
        if (candidate / "SHA256SUMS").exists():
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("tenfold.output.os.fsync", refuse)
    with pytest.raises(OutputError, match="no space"):
        publish(candidate, verdict, "{}", public, KEY)
    assert list(public.iterdir()) == []
    assert candidate.is_dir()


def test_the_public_key_stands_beside_the_releases_that_it_signed(candidate, verdict, public):
    write_index(public, KEY)
    assert list(public.iterdir()) == []
    publish(candidate, verdict, "{}", public, KEY)
    assert write_index(public, KEY) == 1
    assert (public / "tenfold.pub").read_bytes() == KEY.public
    said = json.loads((public / "index.json").read_text())
    assert said["public key"] == "tenfold.pub"
    assert said["releases"][0]["signed by"] == KEY.name


def test_another_key_leaves_the_one_that_signed(candidate, verdict, public):
    publish(candidate, verdict, "{}", public, KEY)
    write_index(public, KEY)
    write_index(public, key_from(b"another secret, of 32 bytes too."))
    assert (public / "tenfold.pub").read_bytes() == KEY.public


def test_the_index_tells_where_a_release_is_and_how_large(public):
    files = [{"path": "README.md", "bytes": 5}, {"path": "data/cases.csv", "bytes": 7}]
    web = {"url": "https://data.example/", "doi": "10.1234/x", "licence_url": ""}
    folder_of(public, "ours", files=files, languages=["en", "fr"], **web)
    write_index(public)
    (told,) = json.loads((public / "index.json").read_text())["releases"]
    assert told["address"] == "https://data.example/ours/"
    assert (told["files"], told["bytes"]) == (2, 12)
    assert (told["languages"], told["doi"]) == (["en", "fr"], "10.1234/x")
    assert not told.keys() & {"licence_url", "url", "signed by"}


def test_a_signature_that_is_none_signs_nothing(public):
    folder_of(public, "ours")
    (public / "ours/SHA256SUMS.minisig").write_text("untrusted comment: x\nAAAA\n")
    write_index(public)
    (told,) = json.loads((public / "index.json").read_text())["releases"]
    assert "signed by" not in told


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
        {"snapshot": "in autumn"},
        {"publisher": ["P"]},
        {"files": [{"path": "x"}]},
        {"files": 5},
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


def test_the_index_says_where_k_counts_cases(candidate, verdict, public):
    publish(candidate, verdict, "{}", public)
    path = public / "2021-09/manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"k counts": "cases"}))
    write_index(public)
    (told,) = json.loads((public / "index.json").read_text())["releases"]
    assert told["k counts"] == "cases"
