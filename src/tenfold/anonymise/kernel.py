"""Compiled functions: once, kept on disk, and run without the interpreter's lock."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., Any])

_PACKAGE = Path(__file__).parent


def kernel(function: Function) -> Function:
    """The function, compiled by Numba where another kernel calls it, and kept as part of that."""
    return cast("Function", numba.njit(nogil=True)(function))


def entry(function: Function) -> Function:
    """A kernel that Python calls: compiled at its first call; the code is kept for later runs.

    Where there is no place to keep it, each run compiles anew.
    """
    place = _place()
    if place is None:
        return kernel(function)
    before = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = str(place)
    try:
        return cast("Function", numba.njit(cache=True, nogil=True)(function))
    finally:
        numba.config.CACHE_DIR = before


def _place() -> Path | None:
    """Where the code of these very sources is kept: a folder of its own, if there can be one.

    Numba compares the file of the entry alone, and would run what an older kernel was compiled to.
    """
    name = _digest()
    for home in _homes():
        try:
            (home / name).mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(home / name, os.W_OK):
            return home / name
    return None


def _homes() -> list[Path]:
    """Where code may be kept: where Numba is told to, or else beside the sources, or at home."""
    if numba.config.CACHE_DIR:
        return [Path(numba.config.CACHE_DIR).absolute()]
    cache = Path(os.environ.get("XDG_CACHE_HOME", ""))
    own = cache if cache.is_absolute() else Path(os.path.expanduser("~/.cache"))  # noqa: PTH111 - Path's raises where nobody lives
    return [_PACKAGE / "__pycache__", *([own / "tenfold"] if own.is_absolute() else [])]


def _digest() -> str:
    """A name for these sources."""
    sources = b"".join(path.read_bytes() for path in sorted(_PACKAGE.rglob("*.py")))
    return hashlib.sha256(sources).hexdigest()[:16]
