"""Keyed hashes: in the register of contributor and case number, in memory of persons."""

import hashlib
from collections.abc import Iterable

import numpy as np

from tenfold.errors import ParameterError
from tenfold.stages import NOBODY, Keys

KEY_BYTES = 32
_DIGEST = 16


def keys_of(contributor: str, numbers: Iterable[str], secret: bytes) -> Keys:
    """The keyed hash (BLAKE2b, RFC 7693) of each case number; without the secret, no way back.

    Raises ParameterError for a secret of fewer than 32 bytes.
    """
    start = _start(f"{contributor}\0", secret)
    return np.fromiter((_hash(start, number) for number in numbers), NOBODY.dtype)


def hashes_of(persons: Iterable[str], secret: bytes) -> Keys:
    """The keyed hash of each person, by another secret than the register's; blank of a blank one.

    Raises ParameterError as above.
    """
    start = _start("", secret)
    hashes = (_hash(start, person) if person else b"" for person in persons)
    return np.fromiter(hashes, NOBODY.dtype)


def _start(text: str, secret: bytes) -> hashlib.blake2b:
    if len(secret) < KEY_BYTES:
        raise ParameterError(f"A secret of hashes is shorter than {KEY_BYTES} bytes.")
    return hashlib.blake2b(text.encode(), digest_size=_DIGEST, key=secret)


def _hash(start: hashlib.blake2b, text: str) -> bytes:
    """The hash of what was begun with, followed by a text."""
    digest = start.copy()
    digest.update(text.encode())
    return digest.hexdigest().encode()


def seal_of(secret: bytes) -> str:
    """What tells registers of one secret from those of another, and nothing of the secret."""
    (seal,) = keys_of("", ("",), secret)
    return bytes(seal).decode()
