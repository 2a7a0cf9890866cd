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


def pytest_collection_modifyitems(items):
    """What a module's tests share is made once: they run in one process."""
    for item in items:
        fixtures = item._fixtureinfo.name2fixturedefs.values()
        shared = any(one.scope == "module" for found in fixtures for one in found)
        if shared and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.module.__name__))


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
