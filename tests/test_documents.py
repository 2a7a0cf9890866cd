"""The documents say what the code does: generated pages in step, every public thing described."""

import importlib.util
import re
from pathlib import Path

import pytest

from tenfold.codebook import load_codebook
from tenfold.orders import load_order

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def tool():
    spec = importlib.util.spec_from_file_location("docs", ROOT / "tools/docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


DOCS = tool()


@pytest.mark.parametrize("page", DOCS.PAGES)
def test_a_generated_page_is_in_step(page):
    written = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert written == DOCS.PAGES[page]().rstrip() + "\n", "run: make docs"


@pytest.mark.parametrize("room", DOCS.ROOMS)
def test_every_public_name_has_a_docstring(room):
    module = importlib.import_module(f"tenfold.{room}")
    for name in DOCS.public(module):
        assert DOCS.about(module, name), f"tenfold.{room}.{name}"


@pytest.mark.parametrize("variable", load_codebook().variable, ids=lambda variable: variable.name)
def test_every_variable_is_documented(variable):
    page = (ROOT / "docs/reference/codebook.md").read_text(encoding="utf-8")
    assert f"### {variable.number} {variable.name}\n" in page
    assert variable.definition in page


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document):
    text = document.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        if "://" not in link:
            assert (document.parent / link).exists(), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_make_targets_in_documents_exist(document):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    said = set(re.findall(r"[`$] ?make ([a-z-]+)", document.read_text(encoding="utf-8")))
    assert said <= targets


RELEASES = (ROOT / "docs/releases.md").read_text(encoding="utf-8")


def test_the_order_in_the_guide_can_be_loaded(tmp_path):
    (block,) = re.findall(r"```toml\n(.*?)```", RELEASES, re.DOTALL)
    exports = tmp_path / "exports/polaris"
    exports.mkdir(parents=True)
    for name in ("cases.csv", "opt-outs.csv"):
        (exports / name).write_text("Case Number\n")
    (tmp_path / "release.toml").write_text(block, encoding="utf-8")
    assert load_order(tmp_path / "release.toml").name == "2021-09"
