"""The key that release.toml names is opened before any work is done."""

from pathlib import Path

import pytest

from tenfold.errors import InputError, ParameterError
from tenfold.pipeline.signing import nobody, signer_of
from tenfold.publish import key_from, write_key
from tenfold.publish.minisign import Locking
from tenfold.stages import Places

KEY = key_from(bytes(32))
QUICK = Locking(bytes(32), 2**15, 2**24)


@pytest.fixture
def places(tmp_path):
    return Places(*([Path()] * 4), tmp_path / "our.key")


def test_without_a_key_nobody_signs():
    assert signer_of(Places(*([Path()] * 4)), nobody) is None


def test_a_key_without_a_password_asks_nobody(places):
    write_key(KEY, places.key, None)
    assert signer_of(places, nobody) == KEY


def test_a_key_with_a_password_asks_for_it(places):
    write_key(KEY, places.key, "secret", QUICK)
    assert signer_of(places, lambda path: "secret" if path == places.key else "") == KEY


def test_where_nobody_can_be_asked_nothing_is_signed(places):
    write_key(KEY, places.key, "secret", QUICK)
    with pytest.raises(ParameterError, match="password locks"):
        signer_of(places, nobody)


def test_a_key_that_is_missing_stops_the_run(places):
    with pytest.raises(InputError, match="can't be read"):
        signer_of(places, nobody)
