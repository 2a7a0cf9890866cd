"""One small table in every format, for all programs that we didn't write."""

import pytest
from tests.foreign.table import expected, write_all


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return write_all(tmp_path_factory.mktemp("foreign"))


@pytest.fixture(scope="session")
def counts(folder):
    return expected(folder)
