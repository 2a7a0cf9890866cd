import os
import signal
import sys
import time

import pytest
import typer

from tenfold.terminal import session


def stop_unheard():
    """A stop while standard error leads nowhere, as while a file is read."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    raise KeyboardInterrupt


def test_a_stop_is_told_although_standard_error_leads_nowhere(capfd):
    kept = os.dup(2)
    with pytest.raises(typer.Exit) as ended, session():
        stop_unheard()
    os.dup2(kept, 2)
    os.close(kept)
    assert ended.value.exit_code == 130
    assert capfd.readouterr().err == "Stopped. Nothing was left half-written.\n"


def test_a_session_needs_no_file_for_standard_error(capsys):
    with pytest.raises(typer.Exit), session():
        raise KeyboardInterrupt
    assert capsys.readouterr().err == "Stopped. Nothing was left half-written.\n"


class StoppedAsItGoes:
    """Python swallows what is raised while it lets an object go."""

    def __del__(self):
        signal.raise_signal(signal.SIGINT)


def work_on(swallowing):
    del swallowing
    time.sleep(60)


def test_a_stop_is_heard_although_python_swallows_it(capsys):
    with pytest.raises(typer.Exit) as ended, session():
        work_on(StoppedAsItGoes())
    assert ended.value.exit_code == 130
    assert capsys.readouterr().err == "Stopped. Nothing was left half-written.\n"


class FailingAsItGoes:
    def __del__(self):
        raise ValueError("Canary Maria Example")


def test_other_errors_that_python_swallows_are_told_without_their_words(capfd):
    with session():
        del (lost := [FailingAsItGoes()])[0]
    assert lost == []
    said = capfd.readouterr().err
    assert said.startswith("Defect: ValueError in test_session.py, line ")
    assert "Canary" not in said


def test_afterwards_they_are_told_as_before(monkeypatch):
    told = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    with session():
        pass
    assert sys.unraisablehook == told.append
