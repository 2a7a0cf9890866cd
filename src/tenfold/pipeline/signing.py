"""The key that a release is signed with, opened before any work is done."""

from collections.abc import Callable
from pathlib import Path

from tenfold.errors import ParameterError
from tenfold.publish import SecretKey, read_key
from tenfold.stages import Places

Ask = Callable[[Path], str]
"""Whom to ask for the password of a key's file."""


def nobody(path: Path) -> str:
    """Nobody can be asked. Raises ParameterError."""
    raise ParameterError(f"A password locks {path}.", "Say whom to ask for it.")


def signer_of(places: Places, ask: Ask) -> SecretKey | None:
    """The key that release.toml names, if it does. Raises InputError where it can't be used."""
    if places.key is None:
        return None
    file = read_key(places.key)
    return file.open(ask(file.path) if file.locked else None)
