"""Compiled functions: once, kept on disk, and run without the interpreter's lock."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., Any])


def kernel(function: Function) -> Function:
    """The function, compiled by Numba at its first call; the code is kept for later runs.

    Where there is no place to keep it, each run compiles anew.
    """
    try:
        compiled = numba.njit(cache=True, nogil=True)(function)
    except RuntimeError:  # neither home nor package can be written to
        compiled = numba.njit(nogil=True)(function)
    return cast("Function", compiled)
