"""Asks for the password of a key: on a terminal, unless an environment variable holds it."""

import os
import sys
from getpass import getpass
from pathlib import Path

from tenfold.errors import ParameterError

VARIABLE = "TENFOLD_KEY_PASSWORD"


def password_of(path: Path) -> str:
    """The password of a key's file. Raises ParameterError where nobody can be asked."""
    return _given() or _asked(f"Password of {path}: ")


def new_password() -> str:
    """A password for a new key, asked for twice. Raises ParameterError where the two differ."""
    if given := _given():
        return given
    password = _asked("Password for the new key: ")
    if not password:
        fix = "Give one, or --no-password for runs that nobody watches."
        raise ParameterError("No password was given.", fix)
    if _asked("The same again: ") != password:
        raise ParameterError("The passwords differ.", "Try again; no key was made.")
    return password


def _given() -> str:
    """What the environment says; "" where it says nothing."""
    return os.environ.get(VARIABLE, "")


def _asked(prompt: str) -> str:
    """What is typed, which isn't shown."""
    fix = f"Run it on one, or set {VARIABLE}."
    if not sys.stdin.isatty():
        raise ParameterError("A password is needed, and there is no terminal to ask on.", fix)
    try:
        return getpass(prompt)
    except EOFError:
        raise ParameterError("No password was given.", fix) from None
