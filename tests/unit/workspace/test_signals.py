import signal
import threading

import pytest

from tenfold.workspace import ended_by_hand, unstopped

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
        signal.raise_signal(name)


@pytest.mark.parametrize("name", STOPS)
def test_a_signal_is_heard_again_after_the_block(name):
    with unstopped():
        pass
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(name)


def test_another_thread_just_runs_the_block():
    done = []

    def run():
        with unstopped():
            done.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert done == [True]


HEARD = []


@pytest.fixture(autouse=True)
def nothing_heard():
    HEARD.clear()


def searching():
    """A search that may be ended by hand."""
    return ended_by_hand(lambda: HEARD.append("Ctrl-C"))


def interrupt():
    signal.raise_signal(signal.SIGINT)


def test_a_search_goes_on_until_somebody_ends_it():
    with searching() as enough:
        assert not enough()
    assert HEARD == []


def test_the_first_interrupt_ends_a_search_and_is_answered():
    with searching() as enough:
        interrupt()
        assert enough()
    assert HEARD == ["Ctrl-C"]


def test_the_second_interrupt_stops_the_run():
    with searching():
        interrupt()
        with pytest.raises(KeyboardInterrupt):
            interrupt()


def test_after_a_search_an_interrupt_stops_the_run():
    with searching():
        pass
    with pytest.raises(KeyboardInterrupt):
        interrupt()


def test_where_interrupts_are_ignored_they_are_still():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with searching() as enough:
        interrupt()
        assert not enough()


def test_in_another_thread_a_search_just_goes_on():
    answers = []

    def run():
        with searching() as enough:
            answers.append(enough())

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert answers == [False]
