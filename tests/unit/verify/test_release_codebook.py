"""The codebook's page names the dataset once, and the manifest's languages settle its papers."""

from dataclasses import replace

import pytest
from tests.unit.verify.codebook.forms import FIGURES, written
from tests.unit.verify.release import BOOK, EDITION, change, found, seal

from tenfold.verify.documents import Documents

PAGE, MANIFEST = "codebook/codebook.html", "manifest.json"
OPEN = '<script type="application/ld+json">'


def spoil(folder, old, new):
    """What is wrong with the page, once with another text in place of one that it holds."""
    text = (folder / PAGE).read_text(encoding="utf-8")
    assert old in text
    (folder / PAGE).write_text(text.replace(old, new, 1), encoding="utf-8")
    seal(folder)
    return [(problem, places) for file, problem, places in found(folder) if file == PAGE]


@pytest.mark.parametrize("more", ["<p>", f"{OPEN}{{}}</script>{OPEN}"])
def test_a_page_that_says_what_it_is_not_once_is_found(folder, more):
    assert ("says to search engines not once what it is", 1) in spoil(folder, OPEN, more)


def test_another_word_in_what_search_engines_are_told_is_found(folder):
    old, new = '"@type": "Dataset"', '"@type": "Dataset", "size": 17'
    assert ("tells a figure that was nowhere found anew", 1) in spoil(folder, old, new)


def test_a_paper_in_a_language_that_the_manifest_lacks_is_foreign(folder):
    change(folder, MANIFEST, lambda said: said.update(languages=["en", "es"]))
    french = len(list(folder.rglob("*.fr.*")))
    assert ("(folder)", "holds what isn't on the list of files", french) in found(folder)


def test_a_paper_that_is_missing_is_found(folder):
    (folder / "codebook/codebook.fr.pdf").unlink()
    seal(folder)
    assert ("codebook/codebook.fr.pdf", "is missing", 1) in found(folder)


@pytest.mark.parametrize("more", [{}, {"licence_url": "https://l.example/"}, {"terms": "1.\n\n2."}])
def test_the_licence_is_that_of_the_edition(more):
    edition = replace(EDITION, **more)
    anew = Documents(edition, BOOK, FIGURES).licence()
    assert anew.encode() == written("LICENSE", edition=edition)
