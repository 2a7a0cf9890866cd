"""Finds the letters that no font can show, and the texts that they stand in."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any


def texts_in(told: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text in plain data, with the keys that lead to it: `edition.title`, `rows.3.label`."""
    if isinstance(told, str):
        yield key, told
    elif isinstance(told, dict):
        for name, value in told.items():
            yield from texts_in(value, _below(key, name))
            yield _below(key, name), str(name)
    elif isinstance(told, list | tuple):
        for place, value in enumerate(told, start=1):
            yield from texts_in(value, _below(key, place))


def lacking_letters(letters: Sequence[str], shows: Callable[[Sequence[str]], bool]) -> list[str]:
    """Those of the letters that can't be shown; `shows` says whether all of some can be."""
    if not letters or shows(letters):
        return []
    if len(letters) == 1:
        return list(letters)
    half = len(letters) // 2
    return lacking_letters(letters[:half], shows) + lacking_letters(letters[half:], shows)


def _below(key: str, name: object) -> str:
    return f"{key}.{name}" if key else str(name)
