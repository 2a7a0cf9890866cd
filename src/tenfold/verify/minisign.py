"""Reads public keys and signatures of minisign, and says whether they fit; it makes neither."""

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tenfold.errors import InputError
from tenfold.verify.files import reading

_KEY, _SIGNATURE = 42, 74
"""How many bytes each holds: two for its kind, eight for the key's id, and the rest."""
_LINE = re.compile(r"[A-Za-z0-9+/]{56}")
_SIGNED = re.compile(
    rb"untrusted comment: ([^\r\n]*)\n([A-Za-z0-9+/=]+)\n"
    rb"trusted comment: ([^\r\n]*)\n([A-Za-z0-9+/=]+)\n"
)


@dataclass(frozen=True)
class PublicKey:
    """A key to check signatures with: its id, and its 32 bytes."""

    id: bytes
    point: bytes

    @property
    def name(self) -> str:
        """The id as minisign shows it."""
        return named(self.id)

    def fits(self, signature: bytes, data: bytes) -> bool:
        """Whether a signature of 64 bytes is this key's, of this data."""
        try:
            Ed25519PublicKey.from_public_bytes(self.point).verify(signature, data)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, repr=False)
class Signature:
    """What a signature's file says: whose key, both comments, and the signatures."""

    id: bytes
    untrusted: str
    trusted: str
    of_data: bytes
    of_comment: bytes

    def fits_data(self, key: PublicKey, data: bytes) -> bool:
        """Whether it is that key's signature of the data."""
        return key.fits(self.of_data, hashlib.blake2b(data).digest())

    def fits_comment(self, key: PublicKey) -> bool:
        """Whether the trusted comment is the one that was signed."""
        return key.fits(self.of_comment, self.of_data + self.trusted.encode())


def named(key_id: bytes) -> str:
    """The id of a key as minisign shows it: a number, without zeros in front."""
    return f"{int.from_bytes(key_id, 'little'):X}"


def load_key(given: str) -> PublicKey:
    """A public key, from its file or from its line in base64. Raises InputError."""
    line = given.strip()
    if not _LINE.fullmatch(line) or Path(given).exists():
        with reading(Path(given)):
            lines = Path(given).read_text(encoding="utf-8").strip().splitlines()
        line = lines[-1] if lines else ""
    raw = base64.b64decode(line) if _LINE.fullmatch(line) else b""
    if len(raw) != _KEY or raw[:2] != b"Ed":
        fix = "Name minisign's file of a public key, such as tenfold.pub, or give its second line."
        raise InputError("That is no public key.", fix)
    return PublicKey(raw[2:10], raw[10:])


def load_signature(data: bytes) -> Signature:
    """What a signature's file says. Raises ValueError for what is none that Tenfold would write."""
    found = _SIGNED.fullmatch(data)
    if not found:
        raise ValueError
    untrusted, line, trusted, more = found.groups()
    raw, of_comment = (base64.b64decode(part, validate=True) for part in (line, more))
    if len(raw) != _SIGNATURE or raw[:2] != b"ED" or len(of_comment) != _SIGNATURE - 10:
        raise ValueError
    return Signature(raw[2:10], untrusted.decode(), trusted.decode(), raw[10:], of_comment)
