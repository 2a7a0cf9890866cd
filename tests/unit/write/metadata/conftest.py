"""One release for each world, made once."""

import pytest
from tests.unit.write.metadata.worlds import WORLDS, release


@pytest.fixture(scope="session")
def releases(tmp_path_factory):
    folder = tmp_path_factory.mktemp("releases")
    return {world: release(folder, world) for world in WORLDS}


@pytest.fixture(params=WORLDS)
def folder(request, releases):
    return releases[request.param]


@pytest.fixture
def plain(releases):
    return releases["plain"]


@pytest.fixture
def full(releases):
    return releases["full"]


@pytest.fixture
def odd(releases):
    return releases["odd"]
