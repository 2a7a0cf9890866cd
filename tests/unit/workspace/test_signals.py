import os
import signal
import threading

import pytest

from tenfold.workspace import unstopped

STOPS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


@pytest.fixture(autouse=True)
def raising():
    """Each signal raises, as a command has it."""

    def stop(*_):
        raise KeyboardInterrupt

    before = {name: signal.signal(name, stop) for name in STOPS}
    yield
    for name, handler in before.items():
        signal.signal(name, handler)


@pytest.mark.parametrize("name", STOPS)
def test_a_signal_comes_too_late_within_the_block(name):
    with unstopped():
        os.kill(os.getpid(), name)


@pytest.mark.parametrize("name", STOPS)
def test_a_signal_is_heard_again_after_the_block(name):
    with unstopped():
        pass
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), name)


def test_another_thread_just_runs_the_block():
    done = []

    def run():
        with unstopped():
            done.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert done == [True]
