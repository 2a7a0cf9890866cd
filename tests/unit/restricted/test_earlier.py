import os
from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from polars.exceptions import PanicException
from tests.unit.restricted.runs import NAMES, SEAL, plan_of, register_of, run_of

from tenfold.errors import InputError, ParameterError
from tenfold.restricted import keep, refuse_published
from tenfold.stages import Register

PLAN = plan_of([((1, 1, 1, 1), (1, 1, 1, 1), 12)], {"too few": [((2, 2, 2, 1), 3)]})


@pytest.fixture
def earlier(tmp_path):
    """The folder of a release of twelve cases published, and three withheld."""
    folder = tmp_path / "2021-09"
    folder.mkdir(mode=0o700)
    keep(folder, run_of(PLAN))
    return folder


def some(which):
    """A register of some of the cases of the release."""
    whole = register_of(PLAN)
    chosen = [place for place, record in enumerate(whole.records.tolist()) if which(record)]
    return Register(whole.keys[chosen], whole.records[chosen], SEAL)


def known_otherwise(folder):
    """Cases whose own keys are new, and without zeros in their numbers those of the release."""
    table = pl.read_parquet(folder / "register.parquet").filter(pl.col("state") == "published")
    keys = np.array(table["key"].to_list()[:2], "S32")
    return replace(strangers(), bare=keys)


def test_a_case_that_has_lost_its_zeros_is_refused(earlier):
    with pytest.raises(ParameterError, match="Of the 2 cases, some were published in 2021-09"):
        refuse_published([earlier], known_otherwise(earlier))


def test_a_case_that_has_new_zeros_is_refused(tmp_path):
    folder = tmp_path / "2021-09"
    folder.mkdir(mode=0o700)
    run = run_of(PLAN)
    bare = np.array([b"f" * 32] * len(run.register.keys))
    keep(folder, replace(run, register=replace(run.register, bare=bare)))
    with pytest.raises(ParameterError, match="2021-09"):
        refuse_published([folder], strangers())


def test_a_register_of_an_older_tenfold_is_read(earlier):
    path = earlier / "register.parquet"
    about = pl.read_parquet_metadata(path)
    told = {key: about[key] for key in ("release", "seal")}
    pl.read_parquet(path).drop("key without zeros").write_parquet(path, metadata=told)
    refuse_published([earlier], strangers())
    with pytest.raises(ParameterError, match="2021-09"):
        refuse_published([earlier], known_otherwise(earlier))


def strangers(seal=SEAL):
    keys = np.array([b"f" * 32, b"e" * 32])
    return Register(keys, np.ones((2, len(NAMES)), np.uint8), seal)


def test_a_case_that_was_published_is_refused(earlier):
    with pytest.raises(ParameterError, match="2021-09"):
        refuse_published([earlier], some(lambda record: record[0] == 1))


def test_a_case_that_was_withheld_is_not(earlier):
    refuse_published([earlier], some(lambda record: record[0] == 2))


def test_cases_that_are_new_are_not(earlier):
    refuse_published([earlier], strangers())


def test_without_earlier_releases_nobody_is():
    refuse_published([], register_of(PLAN))


@pytest.mark.parametrize("data", [b"", b"PAR1", b"key,state\n"])
def test_a_register_that_is_broken_is_told(earlier, data):
    (earlier / "register.parquet").write_bytes(data)
    with pytest.raises(InputError, match="backup"):
        refuse_published([earlier], strangers())


def test_a_register_over_which_the_engine_panics_is_told_without_its_words(
    earlier, monkeypatch, capfd
):
    def panic(*_, **__):
        os.write(2, b"panicked: Canary")
        raise PanicException("Canary")

    monkeypatch.setattr("polars.read_parquet", panic)
    with pytest.raises(InputError, match="backup"):
        refuse_published([earlier], strangers())
    assert capfd.readouterr() == ("", "")


def test_a_register_that_is_gone_is_told(earlier):
    (earlier / "register.parquet").unlink()
    with pytest.raises(InputError, match="backup"):
        refuse_published([earlier], strangers())


def test_a_register_of_another_secret_is_refused(earlier):
    with pytest.raises(InputError, match="another seed"):
        refuse_published([earlier], strangers("0" * 32))


def test_a_register_of_another_release_is_refused(earlier):
    moved = earlier.rename(earlier.with_name("2021-03"))
    with pytest.raises(InputError, match="another release"):
        refuse_published([moved], strangers())
