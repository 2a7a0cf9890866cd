"""The codebook for paper as other programs read it: marked up, with bookmarks, in its language."""

import shutil
import subprocess

import pypdf
import pytest
from tests.foreign.codebooks import write_codebooks
from tests.unit.write.files import CODEBOOK

FILES = {"en": "codebook.pdf", "fr": "codebook.fr.pdf", "es": "codebook.es.pdf"}
every_language = pytest.mark.parametrize("code", FILES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_codebooks(tmp_path_factory.mktemp("codebook"))


@pytest.fixture
def read(folder):
    return lambda code: pypdf.PdfReader(folder / FILES[code])


@every_language
def test_it_is_marked_up_for_screen_readers_in_its_language(read, code):
    root = read(code).trailer["/Root"]
    assert root["/Lang"] == code
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


@every_language
def test_every_variable_has_a_bookmark(read, code):
    def titles(entries):
        for entry in entries:
            yield from titles(entry) if isinstance(entry, list) else [entry.title]

    found = " ".join(titles(read(code).outline))
    assert all(f"{one.number} {one.name}" in found for one in CODEBOOK.variable)


@every_language
def test_its_fonts_are_all_inside(folder, code):
    program = shutil.which("pdffonts")
    if not program:
        pytest.skip("pdffonts is absent")
    args = [program, folder / FILES[code]]
    run = subprocess.run(args, capture_output=True, text=True, timeout=60, check=True)
    fonts = run.stdout.splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts)
