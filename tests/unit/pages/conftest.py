"""What is printed here is printed, not taken from what was printed before."""

import pytest
from tests.papers import COMPILED

from tenfold.pages import paper


@pytest.fixture(autouse=True)
def printed(monkeypatch):
    monkeypatch.setattr(paper, "_compiled", COMPILED)
