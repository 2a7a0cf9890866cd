"""The same page for paper isn't made twice."""

from functools import lru_cache

import pytest

from tenfold.pages import paper


@pytest.fixture(scope="session", autouse=True)
def made_once():
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(paper, "_compiled", lru_cache(paper._compiled))
        yield paper._compiled
