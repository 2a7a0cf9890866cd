"""Holds off what would stop a run while a few steps belong together."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


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
