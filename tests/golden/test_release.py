"""A small invented world gives the same release on every machine."""

import hashlib

import numba
import pytest
from tests.acceptance.worlds import NAME, contents, write_small_world

from tenfold.pipeline import release

EXPECTED = {
    "data/cases.csv": "63ccc05ada6a115a6bba55ea38aa1e9e982cbf6cf48cfe7887d4f75731ae0d4a",
    "report/report.json": "6e9131ebeb5241dc81f1b9258ed25c1533bd5a30ab09ec37b0a25c72a406d4a2",
}


pytestmark = pytest.mark.skipif(
    numba.config.DISABLE_JIT,
    reason="a release takes many minutes uncompiled; test_anonymise.py holds plans that don't",
)


def written(folder):
    """The files of a release of 300 invented cases."""
    released = release(write_small_world(folder, 300))
    assert released.verdict.passed
    return contents(folder / "public" / NAME)


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    return written(tmp_path_factory.mktemp("golden") / "world")


@pytest.mark.parametrize("file", EXPECTED)
def test_a_file_has_its_expected_bytes(public, file):
    assert hashlib.sha256(public[file]).hexdigest() == EXPECTED[file]
