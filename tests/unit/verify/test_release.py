"""A right release passes, and its verdict says what was judged."""

import hashlib
import json
import os
from pathlib import Path

import pytest
from tests.unit.verify.release import BOOK, EDITION, judge_release, seal

from tenfold.errors import InputError, ParameterError
from tenfold.stages import Sought
from tenfold.verify import Question, release_json, release_text, verify_release
from tenfold.verify.contents import TABLES

SOUGHT = Sought(frozenset({"ZZ-00417"}), frozenset({"Canary Maria Example"}))


def test_a_right_release_passes(folder):
    verdict = verify_release(folder, BOOK, Question(queries=20))
    assert verdict.findings == ()
    assert verdict.passed


def test_it_passes_with_all_that_the_pipeline_knows(folder):
    verdict = judge_release(folder, edition=EDITION, sought=SOUGHT)
    assert verdict.findings == ()
    assert verdict.searched
    assert verdict.passed


def test_the_verdict_names_every_file_with_its_hash(folder):
    verdict = judge_release(folder)
    assert list(verdict.files) == [
        "CITATION.cff",
        "LICENSE",
        "README.md",
        "codebook/codebook.csv",
        "codebook/codebook.es.pdf",
        "codebook/codebook.fr.pdf",
        "codebook/codebook.html",
        "codebook/codebook.json",
        "codebook/codebook.pdf",
        "codebook/codebook.xlsx",
        "data/cases-spreadsheet.csv",
        "data/cases.csv",
        "data/cases.dta",
        "data/cases.parquet",
        "data/cases.sav",
        "data/cases.xlsx",
        "data/cases.zsav",
        "data/import.R",
        "data/import.do",
        "data/import.py",
        "data/import.sps",
        "data/names-stata.csv",
        "datapackage.json",
        "manifest.json",
        "metadata/croissant.json",
        "metadata/csvw.json",
        "metadata/dcat.jsonld",
        "metadata/ddi-2.5.xml",
        "metadata/ddi-2.6.xml",
        "report/crosswalk.csv",
        "report/crosswalk.html",
        "report/report.es.html",
        "report/report.es.pdf",
        "report/report.fr.html",
        "report/report.fr.pdf",
        "report/report.html",
        "report/report.json",
        "report/report.pdf",
    ]
    for file, digest in verdict.files.items():
        assert digest == hashlib.sha256((folder / file).read_bytes()).hexdigest()


def test_the_verdict_says_what_was_judged(folder):
    verdict = judge_release(folder)
    assert verdict.release == "2021-09"
    assert not verdict.searched
    assert [table.file for table in verdict.tables] == list(TABLES)
    assert all(table.sha256 == verdict.files[table.file] for table in verdict.tables)
    assert all(len(table.columns) == 63 and not table.partial for table in verdict.tables)


def test_chosen_columns_are_passed_over(folder):
    verdict = judge_release(folder, columns=("gender",))
    assert not any(table.partial for table in verdict.tables)


def test_a_verdict_turns_into_plain_json(folder):
    verdict = judge_release(folder, k=11)
    plain = release_json(verdict)
    assert list(plain) == ["release", "passed", "searched", "files", "tables", "findings"]
    assert json.loads(release_text(verdict)) == plain
    assert not plain["passed"]
    assert str(folder) not in release_text(verdict)


def test_the_folders_name_and_place_dont_matter_but_for_the_release(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(folder)
    assert judge_release(Path()).passed
    other = folder.rename(tmp_path / "2022-09")
    assert not judge_release(other).passed
    assert not judge_release(other, edition=EDITION).passed


def test_progress_is_told_to_the_end_of_each_step(folder):
    told = {}
    tell = lambda *step: told.update({step[0]: step[1:]})  # noqa: E731 - a listener
    verify_release(folder, BOOK, Question(queries=1), tell=tell)
    assert "search" in told
    assert all(done == total for done, total in told.values())


def test_what_is_no_folder_is_refused(folder):
    with pytest.raises(InputError, match="a file, not a folder"):
        judge_release(folder / "README.md")


def test_a_folder_without_a_manifest_is_refused(folder):
    (folder / "manifest.json").unlink()
    with pytest.raises(InputError, match=r"a directory without manifest\.json"):
        judge_release(folder)


@pytest.mark.parametrize("question", [{"k": 1}, {"queries": -1}])
def test_a_question_without_sense_is_refused(folder, question):
    with pytest.raises(ParameterError):
        judge_release(folder, **question)


@pytest.mark.parametrize("file", ["README.md", "data/cases.csv", "foreign.txt"])
def test_a_folder_that_changes_is_refused(folder, file):
    def tell(step, done, _):
        if step == "search" and not done:
            with (folder / file).open("a", encoding="utf-8") as opened:
                opened.write("more")

    with pytest.raises(InputError, match="changed while it was judged"):
        verify_release(folder, BOOK, Question(queries=0), tell=tell)


def test_a_name_that_isnt_utf_8_is_refused(folder, tmp_path):
    other = folder.rename(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff")))
    with pytest.raises(InputError, match="name isn't UTF-8"):
        judge_release(other)


def test_a_folder_without_rights_is_refused(folder, monkeypatch):
    def closed(*_, onerror, **__):
        onerror(PermissionError(13, "Permission denied", str(folder)))

    monkeypatch.setattr("os.walk", closed)
    with pytest.raises(InputError, match="permission denied"):
        judge_release(folder)


def test_a_sealed_release_is_as_it_was(folder):
    before = (folder / "manifest.json").read_bytes()
    seal(folder)
    assert (folder / "manifest.json").read_bytes() == before
