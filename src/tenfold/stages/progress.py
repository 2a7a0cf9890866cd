"""How progress is told."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told as work goes on: the step, how much of it is done, and out of how much."""


def silent(step: str, done: int, total: int) -> None:
    """Tells nobody."""
