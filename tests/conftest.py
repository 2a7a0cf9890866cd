"""How the tests run: Hypothesis seeded and without a clock, and what is shared made once."""

import os

import pytest
from hypothesis import HealthCheck, settings
from tests.papers import COMPILED, FOLDER, keep_papers

from tenfold.pages import paper

settings.register_profile(
    "seeded",
    derandomize=True,
    deadline=None,
    print_blob=False,
    suppress_health_check=[HealthCheck.too_slow],  # a clock, too: no fault of a slow machine
)
settings.load_profile("seeded")


@pytest.fixture(scope="session", autouse=True)
def papers(tmp_path_factory):
    """What is printed is kept for all workers of this run, and the processes that they start."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "papers"
    folder.mkdir(mode=0o700, exist_ok=True)
    os.environ[FOLDER] = str(folder)
    keep_papers()
    yield
    paper._compiled = COMPILED
    del os.environ[FOLDER]
