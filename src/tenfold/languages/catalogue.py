"""Reads a catalogue: English texts and what they are in another language."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

from tenfold.errors import DataFileError

Words = Mapping[tuple[str, str], str]
"""What a text is, by its context, mostly "", and its English."""

_FIX = "Run make catalogues, or take the file from a fresh copy of Tenfold."


def read_catalogue(path: Path) -> Words:
    """The texts that a .po file translates; those that are empty or fuzzy are left out.

    Raises DataFileError where the file is missing or isn't one.
    """
    try:
        found = read_po(BytesIO(path.read_bytes()), abort_invalid=True)
    except PoFileError as error:
        raise DataFileError(path, error.lineno + 1, "not a line of a catalogue.", _FIX) from None
    except OSError:
        raise DataFileError(path, 1, "the catalogue can't be read.", _FIX) from None
    except ValueError:
        raise DataFileError(path, 1, "not a catalogue in UTF-8.", _FIX) from None
    return {
        (message.context or "", str(message.id)): str(message.string)
        for message in found
        if message.id and message.string and not message.fuzzy
    }
