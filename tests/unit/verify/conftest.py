"""A right release to be spoilt, a copy for each test."""

import shutil

import pytest
from tests.unit.verify.release import write_release


@pytest.fixture(scope="session")
def right(tmp_path_factory):
    return write_release(tmp_path_factory.mktemp("right"))


@pytest.fixture
def folder(right, tmp_path):
    return shutil.copytree(right, tmp_path / "2021-09")
