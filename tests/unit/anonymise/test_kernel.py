"""A kernel is compiled wherever it runs, and kept where there is a place for it."""

import os

import numba
import pytest

from tenfold.anonymise import kernel as module
from tenfold.anonymise.kernel import entry, kernel

compiled = pytest.mark.skipif(numba.config.DISABLE_JIT, reason="nothing is kept uncompiled")


def twice(number):
    return 2 * number


@pytest.fixture
def nowhere(monkeypatch, tmp_path):
    """Neither home nor package can be written to: each is a file."""
    (tmp_path / "file").touch()
    monkeypatch.setattr(module, "_homes", lambda: [tmp_path / "file", tmp_path / "file"])


@pytest.mark.parametrize("made", [kernel, entry])
def test_a_kernel_is_the_function(made, monkeypatch, tmp_path):
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))
    assert made(twice)(21) == 42


@compiled
def test_the_code_of_an_entry_is_kept_by_the_digest_of_all_sources(monkeypatch, tmp_path):
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))
    entry(twice)(21)
    kept = [path for path in tmp_path.rglob("*twice*") if path.is_file()]
    assert kept
    assert {path.relative_to(tmp_path).parts[0] for path in kept} == {module._digest()}


def test_an_edit_of_any_source_gives_another_digest(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "_PACKAGE", tmp_path)
    (tmp_path / "search").mkdir()
    (tmp_path / "search/one.py").write_text("BEST = 1")
    before = module._digest()
    (tmp_path / "search/one.py").write_text("BEST = 2")
    assert module._digest() != before


def test_where_other_code_is_kept_is_left_as_it_was(monkeypatch, tmp_path):
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))
    entry(twice)
    assert str(tmp_path) == numba.config.CACHE_DIR


@pytest.mark.usefixtures("nowhere")
def test_an_entry_needs_no_place_to_be_kept():
    assert module._place() is None
    assert entry(twice)(21) == 42


def test_a_place_that_cannot_be_written_to_is_passed_over(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "_homes", lambda: [tmp_path / "closed", tmp_path / "open"])
    monkeypatch.setattr(os, "access", lambda path, _: "closed" not in str(path))
    assert module._place() == tmp_path / "open" / module._digest()


def test_code_is_kept_beside_the_sources_or_else_with_the_user(monkeypatch, tmp_path):
    monkeypatch.setattr(numba.config, "CACHE_DIR", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert module._homes() == [module._PACKAGE / "__pycache__", tmp_path / "tenfold"]


@pytest.mark.parametrize("cache", ["", "relative"])
def test_a_cache_that_is_no_whole_path_is_not_used(monkeypatch, tmp_path, cache):
    monkeypatch.setattr(numba.config, "CACHE_DIR", "")
    monkeypatch.setenv("XDG_CACHE_HOME", cache)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert module._homes()[1:] == [tmp_path / ".cache/tenfold"]


def test_who_has_no_home_keeps_nothing_there(monkeypatch):
    monkeypatch.setattr(numba.config, "CACHE_DIR", "")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert module._homes() == [module._PACKAGE / "__pycache__"]
