"""Reads JSON as a tree, takes things out of it, and lists what is left at its ends."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from tenfold.verify.compare import SPELLED, decoded, load, render

Leaf = str | int | float
_LONG = 20


def load_written(data: bytes) -> Any:
    """What a JSON file says. Raises ValueError where it isn't written as Tenfold writes it."""
    said = load(data)
    if decoded(data) != render(said):
        raise ValueError(SPELLED)
    return said


def leaves_of(said: Any) -> Iterator[Leaf]:
    """Every text and number in a tree, keys and names of attributes among them."""
    if isinstance(said, dict):
        for key, value in said.items():
            yield key
            yield from leaves_of(value)
    elif isinstance(said, list):
        for value in said:
            yield from leaves_of(value)
    elif isinstance(said, Element):
        yield from (said.tag, *_texts(said))
        yield from leaves_of(list(said))
    elif said is not None and not isinstance(said, bool):
        yield said


def at(said: Any, *path: str) -> Any:
    """The value at a path of keys; None where there is none."""
    for key in path:
        said = said.get(key) if isinstance(said, dict) else None
    return said


def objects(said: Any, *path: str) -> list[dict[str, Any]]:
    """The objects of the list at a path of keys; none where there is no such list."""
    found = at(said, *path)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def take(said: Any, *path: str) -> Any:
    """The value at a path of keys, taken out; None where there is none."""
    *above, last = path
    found = at(said, *above)
    return found.pop(last, None) if isinstance(found, dict) else None


def whole(text: str) -> int | str:
    """The whole number that a text is; the text itself where it is none."""
    small = len(text) < _LONG and text.isdecimal()
    return int(text) if small and text == str(int(text)) else text


def _texts(said: Element) -> list[str]:
    """An element's attributes and its text."""
    told = [text for pair in said.attrib.items() for text in pair]
    return [text for text in (*told, said.text or "", said.tail or "") if text.strip()]
