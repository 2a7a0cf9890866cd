"""Goes through XML element by element, whatever its size, and follows nothing outside of it."""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat


def parse(
    file: IO[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] = lambda _: None,
    text: Callable[[str], None] = lambda _: None,
) -> None:
    """Hands elements, by their names without prefix, and their attributes on.

    Raises ValueError for a document type, expat's error for what is no XML.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, given: start(bare(name), given)
    parser.EndElementHandler = lambda name: end(bare(name))
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.ParseFile(file)


def bare(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def _refuse_doctype(*_: object) -> None:
    """No workbook has one; entities that grow without end would stand there."""
    raise ValueError
