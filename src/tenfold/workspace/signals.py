"""What Ctrl-C and the like do: held off for a few steps, or an end to a search, not to the run."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM)
"""The last is how a stop comes again that Python has swallowed."""


@contextmanager
def unstopped() -> Iterator[None]:
    """Ctrl-C and the like come too late during the block, which is short, and are forgotten.

    In another thread than the first, where Python takes no signals, the block just runs.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {stop: signal.signal(stop, signal.SIG_IGN) for stop in _STOPS}
    try:
        yield
    finally:
        for stop, handler in before.items():
            signal.signal(stop, handler)


@contextmanager
def ended_by_hand(heard: Callable[[], None]) -> Iterator[Callable[[], bool]]:
    """What says whether Ctrl-C was pressed during the block; `heard` is called when it is.

    A second Ctrl-C stops the run, as any does before the block and after it. In another thread than
    the first, and where a shell has Ctrl-C ignored, nothing ends the block.
    """
    pressed = threading.Event()
    before = signal.getsignal(signal.SIGINT)

    def hear(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        pressed.set()
        heard()

    if before is signal.SIG_IGN or threading.current_thread() is not threading.main_thread():
        yield pressed.is_set
        return
    signal.signal(signal.SIGINT, hear)
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, before)
