"""The verdict in a published folder says what a stranger finds."""

import json

import pytest
from tests.unit.verify.release import EDITION, found, judge_release, write_json, write_sums

from tenfold.stages import Sought
from tenfold.verify import release_json, release_text
from tenfold.verify.release import RENAMED

FILE = "verdict.json"
OTHER = "differs from what was found anew"


@pytest.fixture
def published(folder):
    verdict = judge_release(folder, edition=EDITION, sought=Sought())
    (folder / FILE).write_text(release_text(verdict), encoding="utf-8")
    write_sums(folder)
    return folder


def tamper(folder, turn):
    said = json.loads((folder / FILE).read_text(encoding="utf-8"))
    turn(said)
    write_json(folder / FILE, said)
    write_sums(folder)
    return found(folder)


def test_a_published_folder_passes(published):
    verdict = judge_release(published)
    assert verdict.findings == ()
    assert verdict.passed


def test_the_verdict_isnt_part_of_what_it_speaks_of(published):
    verdict = judge_release(published)
    (published / FILE).unlink()
    (published / "SHA256SUMS").unlink()
    assert verdict == judge_release(published)


def test_a_stranger_may_ask_more_queries(published):
    assert judge_release(published, queries=7).findings == ()


@pytest.mark.parametrize("key", ["release", "passed"])
def test_another_word_in_the_verdict_is_found(published, key):
    assert tamper(published, lambda said: said.update({key: "x"})) == [(FILE, f"{key}: {OTHER}", 1)]


@pytest.mark.parametrize("value", [1, None, "true"])
def test_searched_is_a_yes_or_no(published, value):
    assert tamper(published, lambda said: said.update(searched=value)) == [
        (FILE, f"searched: {OTHER}", 1)
    ]


@pytest.mark.parametrize("value", [-1, 10**6, 1.0, True, "x"])
def test_queries_are_a_number_of_them(published, value):
    def turn(said):
        said["tables"][0]["queries"] = value

    assert (FILE, f"tables, 1, queries: {OTHER}", 1) in tamper(published, turn)


@pytest.mark.parametrize("value", [None, [], [1, 2], {}])
def test_tables_of_another_kind_are_found(published, value):
    assert tamper(published, lambda said: said.update(tables=value))


def test_another_hash_in_the_verdict_is_found(published):
    def turn(said):
        said["files"]["data/cases.csv"] = "0" * 64

    assert (FILE, f"files, data/cases.csv: {OTHER}", 1) in tamper(published, turn)


def test_a_finding_in_the_verdict_is_found(published):
    def turn(said):
        said["findings"].append({"file": "x", "problem": "x", "places": 1})

    closed = "holds what isn't on the closed list (ruling 12)"
    assert tamper(published, turn) == [(FILE, f"findings: {closed}", 1)]


def test_a_verdict_that_is_no_json_is_found(published):
    (published / FILE).write_text("{", encoding="utf-8")
    write_sums(published)
    assert found(published) == [(FILE, "is no JSON that everyone reads alike", 1)]


def test_a_verdict_on_other_files_is_found(published):
    with (published / "README.md").open("a", encoding="utf-8") as file:
        file.write("more")
    assert (FILE, f"files, README.md: {OTHER}", 1) in found(published)


def test_the_verdict_on_a_folder_that_passed_says_so(published):
    assert json.loads((published / FILE).read_text(encoding="utf-8")) == release_json(
        judge_release(published, sought=Sought())
    )


def test_what_is_found_now_is_told_once(published):
    (published / "LICENSE").write_text("Another licence.\n", encoding="utf-8")
    told = [problem for file, problem, _ in found(published) if file == FILE]
    assert told == [f"files, LICENSE: {OTHER}"]


def test_a_verdict_that_was_never_good_is_found(published):
    def turn(said):
        said["passed"] = False

    assert tamper(published, turn) == [(FILE, f"passed: {OTHER}", 1)]


def test_a_folder_that_was_renamed_is_all_that_is_found(published):
    other = published.rename(published.parent / "downloads")
    assert found(other) == [("(folder)", RENAMED, 1)]


@pytest.mark.parametrize("name", [None, 7, "", "../x", "x" * 65])
def test_a_name_that_no_folder_may_have_is_found(published, name):
    for file in ("manifest.json", FILE):
        said = json.loads((published / file).read_text(encoding="utf-8"))
        write_json(published / file, said | {"release": name})
    write_sums(published)
    assert ("manifest.json", f"release: {OTHER}", 1) in found(published)


def test_a_name_on_which_manifest_and_verdict_differ_is_found(published):
    manifest = json.loads((published / "manifest.json").read_text(encoding="utf-8"))
    write_json(published / "manifest.json", manifest | {"release": "2022-09"})
    write_sums(published)
    assert ("manifest.json", f"release: {OTHER}", 1) in found(published)
