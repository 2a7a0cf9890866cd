"""The errata name what they speak of, and the ruling that settles it."""

from pathlib import Path

import pytest

from tenfold.codebook import load_codebook

CODEBOOK = load_codebook()
DECISIONS = Path(__file__).parents[3] / "docs" / "decisions"


@pytest.mark.parametrize("erratum", CODEBOOK.errata, ids=lambda e: e.id)
def test_an_erratum_says_source_problem_and_ruling_in_sentences(erratum):
    assert all(text.endswith(".") for text in (erratum.source, erratum.problem, erratum.ruling))


@pytest.mark.parametrize("erratum", CODEBOOK.errata, ids=lambda e: e.id)
def test_a_decision_has_its_page(erratum):
    assert not erratum.decision or (DECISIONS / f"{erratum.decision}.md").is_file()
