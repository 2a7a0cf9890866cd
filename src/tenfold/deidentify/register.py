"""Who is in the register: keyed hashes of contributor and case number, never the numbers."""

import hashlib
from collections.abc import Iterable

import numpy as np

from tenfold.errors import ParameterError
from tenfold.stages import Keys

KEY_BYTES = 32
_DIGEST = 16


def keys_of(contributor: str, numbers: Iterable[str], secret: bytes) -> Keys:
    """The keyed hash (BLAKE2b, RFC 7693) of each case number; without the secret, no way back.

    Raises ParameterError for a secret of fewer than 32 bytes.
    """
    if len(secret) < KEY_BYTES:
        raise ParameterError(f"The register's secret is shorter than {KEY_BYTES} bytes.")
    start = hashlib.blake2b(f"{contributor}\0".encode(), digest_size=_DIGEST, key=secret)
    digests = []
    for number in numbers:
        digest = start.copy()
        digest.update(number.encode())
        digests.append(digest.hexdigest())
    return np.array(digests, dtype=f"S{2 * _DIGEST}")


def seal_of(secret: bytes) -> str:
    """What tells registers of one secret from those of another, and nothing of the secret."""
    (seal,) = keys_of("", ("",), secret)
    return bytes(seal).decode()
