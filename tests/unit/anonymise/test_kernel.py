"""A kernel is compiled wherever it runs, and kept where there is a place for it."""

import numba.core.caching
import pytest

from tenfold.anonymise.kernel import kernel


def twice(number):
    return 2 * number


@pytest.fixture
def nowhere(monkeypatch):
    """Neither home nor package can be written to, as Numba finds them."""

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(numba.core.caching._CacheLocator, "ensure_cache_path", refuse)


def test_a_kernel_is_the_function():
    assert kernel(twice)(21) == 42


@pytest.mark.usefixtures("nowhere")
def test_a_kernel_needs_no_place_to_be_kept():
    if not numba.config.DISABLE_JIT:
        with pytest.raises(RuntimeError, match="cannot cache"):
            numba.njit(cache=True)(twice)
    assert kernel(twice)(21) == 42
