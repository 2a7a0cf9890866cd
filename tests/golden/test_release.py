"""A small invented world gives the same release on every machine."""

import hashlib

import numba
import pytest
from tests.acceptance.worlds import NAME, contents, write_small_world

from tenfold.pipeline import release

EXPECTED = {
    "data/cases.csv": "f38594f0c9e68080d63060f38bf2eb7b577a937701691113885c552f5c191c26",
    "report/report.json": "e7087a106ea18415a1d6142ef04d0095e93a18c52c85b06a4d6133cd6053eaff",
}


pytestmark = [
    pytest.mark.xdist_group("golden"),  # the world is released once
    pytest.mark.skipif(
        numba.config.DISABLE_JIT,
        reason="a release takes many minutes uncompiled; test_anonymise.py holds plans that don't",
    ),
]


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
