"""A password comes from the environment, or is asked for on a terminal, and nowhere else."""

import pytest

from tenfold.errors import ParameterError
from tenfold.terminal import new_password, password_of
from tenfold.terminal.password import VARIABLE


@pytest.fixture
def typed(monkeypatch):
    """Has these words typed on a terminal, one after the other."""

    def typing(*words):
        left = list(words)
        monkeypatch.delenv(VARIABLE, raising=False)
        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        monkeypatch.setattr("tenfold.terminal.password.getpass", lambda _: left.pop(0))

    return typing


@pytest.mark.parametrize("ask", [new_password, lambda: password_of("a.key")])
def test_the_environment_is_asked_first(monkeypatch, ask):
    monkeypatch.setenv(VARIABLE, "from there")
    assert ask() == "from there"


@pytest.mark.parametrize("ask", [new_password, lambda: password_of("a.key")])
def test_without_a_terminal_nobody_is_asked(monkeypatch, ask):
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    with pytest.raises(ParameterError, match=VARIABLE):
        ask()


def test_a_password_is_typed(typed):
    typed("once")
    assert password_of("a.key") == "once"


def test_a_new_password_is_typed_twice(typed):
    typed("same", "same")
    assert new_password() == "same"


def test_two_passwords_that_differ_are_refused(typed):
    typed("same", "sane")
    with pytest.raises(ParameterError, match="differ"):
        new_password()


def test_no_password_has_to_be_asked_for(typed):
    typed("")
    with pytest.raises(ParameterError, match="--no-password"):
        new_password()


def test_the_end_of_input_is_no_password(typed, monkeypatch):
    def ended(_):
        raise EOFError

    typed()
    monkeypatch.setattr("tenfold.terminal.password.getpass", ended)
    with pytest.raises(ParameterError, match="No password"):
        password_of("a.key")
