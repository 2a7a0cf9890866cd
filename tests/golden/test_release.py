"""A small invented world gives the same release on every machine, compiled or not."""

import hashlib

import pytest
from tests.acceptance.worlds import NAME, contents, write_small_world

from tenfold.pipeline import release

EXPECTED = {
    "data/cases.csv": "caf33c18bddea155e7a4f981358f95eabe68f7a3ad7369f3872375c558555b58",
    "report/report.json": "68b13fb8a5b070e9c80f7abb6be974ca93365b9d731577ebef9d9f71b2b78d31",
}


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    folder = tmp_path_factory.mktemp("golden") / "world"
    released = release(write_small_world(folder, 300))
    assert released.verdict.passed
    return contents(folder / "public" / NAME)


@pytest.mark.parametrize("file", EXPECTED)
def test_a_file_has_its_expected_bytes(public, file):
    assert hashlib.sha256(public[file]).hexdigest() == EXPECTED[file]
