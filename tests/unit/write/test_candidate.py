"""A candidate folder holds the files of the format, the owner's alone, the same at any time."""

import hashlib
import json
import os
import re
import stat
from dataclasses import replace

import pytest
from tests.unit.write.files import (
    CODEBOOK,
    CONTENTS,
    CROSSWALK,
    EDITION,
    TINY,
    candidate,
    files_in,
    read_json,
    tally_of,
)

from tenfold import __version__
from tenfold.codebook import CROSSWALKS, FORMATS
from tenfold.tables import read_table
from tenfold.write import write_candidate

FILES = {
    "README.md",
    "manifest.json",
    "data/cases.csv",
    "data/cases-spreadsheet.csv",
    "data/cases.parquet",
    "data/cases.dta",
    "data/cases.sav",
    "data/cases.zsav",
    "data/cases.xlsx",
    "data/import.R",
    "data/import.do",
    "data/import.py",
    "data/import.sps",
    "data/names-stata.csv",
    "LICENSE",
    "codebook/codebook.json",
    "CITATION.cff",
    "datapackage.json",
    "metadata/croissant.json",
    "metadata/csvw.json",
    "metadata/dcat.jsonld",
    "metadata/ddi-2.5.xml",
    "metadata/ddi-2.6.xml",
    "codebook/codebook.csv",
    "codebook/codebook.html",
    "codebook/codebook.xlsx",
    "codebook/codebook.pdf",
    "codebook/codebook.fr.pdf",
    "codebook/codebook.es.pdf",
    "report/report.json",
    "report/report.html",
    "report/report.fr.html",
    "report/report.es.html",
    "report/report.pdf",
    "report/report.fr.pdf",
    "report/report.es.pdf",
    "report/crosswalk.csv",
    "report/crosswalk.html",
}
BINARY = (".pdf", ".xlsx")
TEXTS = sorted(
    name for name in FILES if not (name.startswith("data/cases") or name.endswith(BINARY))
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return candidate(tmp_path_factory.mktemp("candidate"))


def test_every_file_of_the_format_is_there_and_no_other(folder):
    assert files_in(folder).keys() == FILES


@pytest.fixture
def open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_umask")
def test_folders_and_files_are_their_owner_s_alone(tmp_path):
    folder = candidate(tmp_path / "candidate")
    for path in (folder.parent, folder, *folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_the_same_table_and_contents_give_the_same_bytes(folder, tmp_path, made_once):
    made_once.cache_clear()
    again = files_in(candidate(tmp_path))
    for name, path in files_in(folder).items():
        assert again[name].read_bytes() == path.read_bytes(), name


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_tables_hold_the_published_cases_in_the_codebook_s_columns(folder, form):
    table = read_table(folder / f"data/cases.{form}", CODEBOOK)
    assert table.tally == TINY
    assert table.columns == tuple(CODEBOOK.by_name)


def test_the_codebook_is_the_whole_one(folder):
    text = (folder / "codebook/codebook.json").read_text(encoding="utf-8")
    assert text == FORMATS["json"](CODEBOOK, CODEBOOK.variable) + "\n"


def test_the_page_tells_search_engines_where_the_tables_are(tmp_path):
    contents = replace(CONTENTS, edition=replace(EDITION, url="https://data.example.org/"))
    folder = candidate(tmp_path, contents=contents)
    page = (folder / "codebook/codebook.html").read_text(encoding="utf-8")
    [said] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    told = {one["contentUrl"]: one["sha256"] for one in json.loads(said)["distribution"]}
    assert told == {
        f"https://data.example.org/2021-09/{name}": hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in files_in(folder).items()
        if name.startswith("data/cases")
    }


@pytest.mark.parametrize("form", ["csv", "html"])
def test_the_crosswalk_is_that_of_the_contributors(folder, form):
    text = (folder / f"report/crosswalk.{form}").read_text(encoding="utf-8")
    assert text == CROSSWALKS[form](CODEBOOK, CROSSWALK) + "\n"


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_ends_with_one_line_end(folder, name):
    text = (folder / name).read_text(encoding="utf-8")
    assert text == text.rstrip() + "\n"


def test_the_manifest_says_what_the_release_is(folder):
    manifest = read_json(folder / "manifest.json")
    del manifest["files"]
    assert list(manifest.items()) == [
        ("release", "2021-09"),
        ("snapshot", "2021-09-01"),
        ("k", 10),
        ("title", "Invented Cases"),
        ("publisher", "The Example Collaborative"),
        ("contact", "data@example.org"),
        ("licence", "CC BY 4.0"),
        ("licence_url", ""),
        ("terms", ""),
        ("url", ""),
        ("doi", ""),
        ("languages", ["en", "fr", "es"]),
        ("codebook", "ctdc-v7"),
        ("generator", f"tenfold {__version__}"),
        ("cases", 1_210),
        ("records", 3),
        ("variables", 63),
    ]


def test_the_manifest_lists_every_other_file_with_size_and_digest(folder):
    files = files_in(folder)
    files.pop("manifest.json")
    assert read_json(folder / "manifest.json")["files"] == [
        {
            "path": name,
            "bytes": len(files[name].read_bytes()),
            "sha256": hashlib.sha256(files[name].read_bytes()).hexdigest(),
        }
        for name in sorted(files)
    ]


def test_words_of_other_scripts_stand_as_they_are(tmp_path):
    contents = replace(CONTENTS, edition=replace(EDITION, publisher="Überall & Việt €$1"))
    folder = candidate(tmp_path, contents=contents)
    for name in ("README.md", "manifest.json"):
        assert "Überall & Việt €$1" in (folder / name).read_text(encoding="utf-8")


def test_a_table_without_cases_is_written_too(tmp_path):
    folder = candidate(tmp_path, tally_of())
    assert (folder / "data/cases.csv").read_text().count("\n") == 1
    assert read_json(folder / "report/report.json")["published"]["smallest class"] == 0


def test_progress_is_told_file_by_file(tmp_path):
    told = []
    write_candidate(TINY, CONTENTS, tmp_path / "new", lambda *step: told.append(step))
    assert told == [("write", done, len(FILES)) for done in range(len(FILES) + 1)]
