"""Manifest, report, README and codebook say what a stranger's own count says, to the byte."""

import json
from dataclasses import replace
from datetime import date

import pytest
from tests.unit.verify.release import (
    EDITION,
    PEOPLE,
    change,
    found,
    judge_release,
    seal,
    write_codebooks,
    write_formats,
    write_json,
    write_metadata,
)

from tenfold.verify import release_json

MANIFEST, REPORT = "manifest.json", "report/report.json"
README, CODEBOOK = "README.md", "codebook/codebook.json"
CANARY = "Canary Maria Example"
OTHER = "differs from what was found anew"
CLOSED = "holds what isn't on the closed list (ruling 12)"
BROKEN = "is no JSON that everyone reads alike"
SPELLED = "isn't written as Tenfold writes it"


def put(*path, value):
    """A change that sets the value at a path of keys."""
    *above, last = path

    def turn(said):
        for key in above:
            said = said[key]
        said[last] = value

    return turn


def problems(folder, file, **more):
    return [(problem, places) for name, problem, places in found(folder, **more) if name == file]


@pytest.mark.parametrize("key", ["release", "snapshot", "k", "codebook", "generator", "cases"])
def test_another_value_in_the_manifest_is_found(folder, key):
    change(folder, MANIFEST, put(key, value="x"))
    assert (f"{key}: {OTHER}", 1) in problems(folder, MANIFEST)


@pytest.mark.parametrize("key", ["records", "variables"])
def test_a_figure_of_another_type_is_found(folder, key):
    figure = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))[key]
    change(folder, MANIFEST, put(key, value=float(figure)))
    assert (f"{key}: {OTHER}", 1) in problems(folder, MANIFEST)


@pytest.mark.parametrize("key", ["title", "publisher", "contact", "licence"])
def test_another_word_than_the_editions_is_found(folder, key):
    edition = replace(EDITION, **{key: "Another"})
    assert (f"{key}: {OTHER}", 1) in problems(folder, MANIFEST, edition=edition)
    assert (OTHER, 1) in problems(folder, README, edition=edition)


def test_another_day_than_the_editions_is_found(folder):
    edition = replace(EDITION, snapshot=date(2021, 9, 2))
    assert problems(folder, MANIFEST, edition=edition) == [(f"snapshot: {OTHER}", 1)]
    assert problems(folder, REPORT, edition=edition) == [(f"snapshot: {OTHER}", 1)]


def test_another_k_than_the_one_asked_for_is_found(folder):
    assert (f"k: {OTHER}", 1) in problems(folder, MANIFEST, k=9)
    assert (f"k: {OTHER}", 1) in problems(folder, REPORT, k=9)


@pytest.mark.parametrize("word", [None, 7, ["x"]])
def test_a_word_that_is_no_text_is_found(folder, word):
    change(folder, MANIFEST, put("title", value=word))
    assert (f"title: {OTHER}", 1) in problems(folder, MANIFEST)


def test_a_snapshot_that_is_no_text_is_found(folder):
    change(folder, MANIFEST, put("snapshot", value=7))
    assert (f"snapshot: {OTHER}", 1) in problems(folder, MANIFEST)


def test_a_key_too_few_is_found(folder):
    change(folder, MANIFEST, lambda said: said.pop("licence"))
    assert ("licence: is missing", 1) in problems(folder, MANIFEST)


def test_a_key_too_many_is_found_and_not_named(folder):
    change(folder, MANIFEST, put(CANARY, value=1))
    assert problems(folder, MANIFEST) == [(CLOSED, 1)]
    assert CANARY not in repr(judge_release(folder))


@pytest.mark.parametrize("key", ["bytes", "sha256", "path"])
def test_another_size_or_hash_in_the_manifest_is_found(folder, key):
    change(folder, MANIFEST, put("files", 2, key, value="x"))
    assert problems(folder, MANIFEST) == [(f"files, 3, {key}: {OTHER}", 1)]


def test_another_file_in_the_manifest_is_found(folder):
    change(folder, MANIFEST, lambda said: said["files"].append({"path": CANARY}))
    assert problems(folder, MANIFEST) == [(f"files: {CLOSED}", 1)]


def test_a_manifest_that_is_no_object_is_found(folder):
    write_json(folder / MANIFEST, [CANARY])
    assert problems(folder, MANIFEST, edition=EDITION) == [(OTHER, 1)]


def test_a_changed_count_is_found(folder):
    change(folder, REPORT, put("published", "variables", "gender", "values", "Female", value=31))
    assert problems(folder, REPORT) == [(f"published, variables, gender: {OTHER}", 1)]


@pytest.mark.parametrize("key", ["cases", "records", "smallest class", "facts"])
def test_a_changed_figure_is_found(folder, key):
    change(folder, REPORT, put("published", key, value=11))
    assert problems(folder, REPORT) == [(f"published, {key}: {OTHER}", 1)]


def test_changed_counts_of_a_variable_are_told_together(folder):
    change(folder, REPORT, put("published", "variables", "gender", "values", value={"Male": 1}))
    found_here = dict(problems(folder, REPORT))
    assert found_here == {
        f"published, variables, gender: {OTHER}": 1,
        "published, variables, gender: is missing": 1,
    }


def test_a_count_by_contributor_is_found_and_not_named(folder):
    change(folder, REPORT, put("published", "by contributor", value={CANARY: 20}))
    assert problems(folder, REPORT) == [(f"published: {CLOSED}", 1)]
    assert CANARY not in repr(judge_release(folder))


@pytest.mark.parametrize(
    "path",
    [
        (CANARY,),
        ("disclosed", CANARY),
        ("disclosed", "kept by variable", CANARY),
        ("disclosed", "error of counts", "four-way"),
        ("published", "variables", "gender", "lost"),
    ],
)
def test_anything_else_in_the_report_is_found(folder, path):
    change(folder, REPORT, put(*path, value=0.5))
    (problem, places), *others = problems(folder, REPORT)
    assert problem.endswith(CLOSED)
    assert (places, others) == (1, [])


@pytest.mark.parametrize("said", [{}, None, 3])
def test_a_closed_list_that_is_none_is_found(folder, said):
    change(folder, REPORT, put("disclosed", value=said))
    assert problems(folder, REPORT)


@pytest.mark.parametrize("file", [MANIFEST, REPORT])
@pytest.mark.parametrize(
    "text",
    [
        f"{{{CANARY}",
        f'{{"k": 10, "k": "{CANARY}"}}',
        '{"k": NaN}',
        '{"title": "\\ud800"}',
        "[" * 100_000,
        "\ufeff{}",
        "",
    ],
)
def test_broken_json_is_found(folder, file, text):
    (folder / file).write_text(text, encoding="utf-8")
    seal_others(folder, file)
    verdict = judge_release(folder, edition=EDITION)
    assert (file, BROKEN) in [(one.file, one.problem) for one in verdict.findings]
    assert CANARY not in repr(verdict)


def seal_others(folder, file):
    if file != MANIFEST:
        seal(folder)


def test_json_in_another_encoding_is_found(folder):
    text = (folder / MANIFEST).read_text(encoding="utf-8")
    (folder / MANIFEST).write_bytes(text.encode("utf-16"))
    assert (BROKEN, 1) in problems(folder, MANIFEST, edition=EDITION)


@pytest.mark.parametrize("file", [MANIFEST, REPORT])
@pytest.mark.parametrize("how", [{"indent": 1}, {"indent": 2, "sort_keys": True}])
def test_the_same_json_in_other_bytes_is_found(folder, file, how):
    said = json.loads((folder / file).read_text(encoding="utf-8"))
    text = json.dumps(said, ensure_ascii=False, **how)
    (folder / file).write_text(text, encoding="utf-8")
    seal_others(folder, file)
    assert problems(folder, file) == [(SPELLED, 1)]


@pytest.mark.parametrize("file", [README, CODEBOOK])
def test_one_byte_more_is_found(folder, file):
    with (folder / file).open("a", encoding="utf-8") as opened:
        opened.write(" ")
    seal(folder)
    assert found(folder) == [(file, OTHER, 1)]


def test_a_readme_that_isnt_utf_8_is_found(folder):
    (folder / README).write_bytes(b"\xff")
    seal(folder)
    assert found(folder) == [(README, OTHER, 1)]


TWICE = replace(EDITION, same_person="twice")


def say_twice(folder):
    """Has every document say that k counts cases."""
    for file in (MANIFEST, REPORT):
        change(folder, file, lambda said: said.update(with_counts(said)))
    path = folder / README
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("10 cases.**", f"10 cases.**{TWICE.sentence}"), encoding="utf-8")
    write_codebooks(folder, TWICE)
    write_formats(folder, PEOPLE, TWICE)
    write_metadata(folder, TWICE)
    seal(folder, TWICE)


def with_counts(said):
    """What a document says, with what k counts told after k."""
    told = {key: said.pop(key) for key in tuple(said)}
    before = ("release", "snapshot", "k")
    return {key: told[key] for key in before} | TWICE.promise | told


def test_a_release_in_which_k_counts_cases_says_so(folder):
    say_twice(folder)
    assert found(folder, edition=TWICE) == []


def test_a_stranger_finds_that_k_counts_cases(folder):
    say_twice(folder)
    verdict = judge_release(folder)
    assert verdict.passed
    assert release_json(verdict)["k counts"] == TWICE.counts


def test_a_release_that_hides_that_k_counts_cases_is_found(folder):
    assert problems(folder, MANIFEST, edition=TWICE) == [("k counts: is missing", 1)]
    assert problems(folder, README, edition=TWICE) == [(OTHER, 1)]


def test_a_release_that_says_so_of_people_is_found(folder):
    say_twice(folder)
    assert problems(folder, REPORT, edition=EDITION) == [(CLOSED, 1)]
