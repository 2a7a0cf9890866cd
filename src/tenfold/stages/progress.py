"""How progress is told."""

from typing import Protocol


class Progress(Protocol):
    """Told as work goes on: the step, how much of it is done, out of how much, and a remark."""

    def __call__(self, step: str, done: int, total: int, remark: str = "", /) -> None:
        """Takes note of it."""


def silent(_step: str, _done: int, _total: int, _remark: str = "", /) -> None:
    """Tells nobody."""
