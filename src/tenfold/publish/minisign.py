"""Keys and signatures as minisign writes them: Ed25519, over a BLAKE2b-512 of what is signed.

The files are those of minisign 0.11 (https://jedisct1.github.io/minisign/): a comment that nobody
vouches for, and a line in base64.
"""

import base64
import hashlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

KIND, HASHED_KIND = b"Ed", b"ED"
CHECKSUM, BY_SCRYPT, OPEN = b"B2", b"Sc", b"\0\0"
ID_BYTES, SEED_BYTES, SALT_BYTES = 8, 32, 32
OPERATIONS, MEMORY = 2**25, 2**30
"""What libsodium calls sensitive: a second or more, and a gigabyte, for each password tried."""
_BODY = slice(54, 158)
"""Where id, seed, public key and checksum stand, which a password locks."""
_BLOCK = 8
"""The block size of scrypt, which libsodium never changes."""
_LEAST_OPERATIONS = 2**15
_MOST_MEMORY = 2**32
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "


@dataclass(frozen=True, repr=False)
class SecretKey:
    """A key to sign with, never shown: its id, and the 32 bytes that all follows from."""

    id: bytes
    seed: bytes

    @property
    def name(self) -> str:
        """The id as minisign shows it."""
        return _named(self.id)

    @property
    def public(self) -> bytes:
        """The public key's file."""
        return _file(f"minisign public key {self.name}", KIND + self.id + self._point)

    @property
    def line(self) -> str:
        """The public key as one line in base64."""
        return self.public.decode().splitlines()[1]

    @property
    def body(self) -> bytes:
        """What a secret key's file holds of it, but for the checksum."""
        return self.id + self.seed + self._point

    def signature(self, data: bytes, trusted: str) -> bytes:
        """The signature's file; always the same for the same data and comment."""
        signed = self._private.sign(hashlib.blake2b(data).digest())
        comment = self._private.sign(signed + trusted.encode())
        head = _file("signature by tenfold", HASHED_KIND + self.id + signed)
        return head + f"{_TRUSTED}{trusted}\n".encode() + base64.b64encode(comment) + b"\n"

    @property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    @property
    def _point(self) -> bytes:
        return self._private.public_key().public_bytes_raw()


@dataclass(frozen=True)
class Locking:
    """How a password locks a key: scrypt's salt, and what libsodium calls its limits."""

    salt: bytes
    operations: int = OPERATIONS
    memory: int = MEMORY

    def mask(self, password: str) -> bytes:
        """What a key's body is joined with by XOR. Raises ValueError for limits out of reason."""
        if self.memory > _MOST_MEMORY:
            raise ValueError("limits out of reason")
        operations = max(self.operations, _LEAST_OPERATIONS)
        few = operations < self.memory // 32
        most = operations // (_BLOCK * 4) if few else self.memory // (_BLOCK * 128)
        cost = 1 << max((most // 2).bit_length(), 1)
        lanes = 1 if few else min(operations // 4 // cost, 2**30 - 1) // _BLOCK
        scrypt = Scrypt(self.salt, _BODY.stop - _BODY.start, cost, _BLOCK, lanes)
        return scrypt.derive(password.encode())


def locked(key: SecretKey, password: str, locking: Locking) -> bytes:
    """The file of a secret key that opens with a password."""
    mask = locking.mask(password)
    limits = b"".join(n.to_bytes(8, "little") for n in (locking.operations, locking.memory))
    head = KIND + BY_SCRYPT + CHECKSUM + locking.salt + limits
    body = _joined(key.body + _checksum(key.body), mask)
    return _file("minisign encrypted secret key", head + body)


def unlocked(key: SecretKey) -> bytes:
    """The file of a secret key that needs no password; as in minisign's, nothing checks it."""
    blank = bytes(_BODY.start - 6), bytes(_BODY.stop - _BODY.start - len(key.body))
    whole = KIND + OPEN + CHECKSUM + blank[0] + key.body + blank[1]
    return _file("minisign unencrypted secret key", whole)


def opened(data: bytes, password: str | None) -> SecretKey:
    """The key in a secret key's file. Raises ValueError for a wrong password, and what is none."""
    raw = decoded(data)
    body = raw[_BODY]
    if needs_password(data):
        limits = (int.from_bytes(raw[at : at + 8], "little") for at in (38, 46))
        body = _joined(body, Locking(raw[6:38], *limits).mask(password or ""))
    ids, seed, point = body[:8], body[8:40], body[40:72]
    key = SecretKey(ids, seed)
    checked = body[72:] == _checksum(body[:72]) or (raw[2:4] == OPEN and not any(body[72:]))
    if not checked or key.body[40:] != point:
        raise ValueError
    return key


def needs_password(data: bytes) -> bool:
    """Whether a password locks a secret key's file. Raises ValueError for what is none."""
    raw = decoded(data)
    known = raw[:2] == KIND and raw[2:4] in {BY_SCRYPT, OPEN} and raw[4:6] == CHECKSUM
    if not known or len(raw) != _BODY.stop:
        raise ValueError
    return raw[2:4] == BY_SCRYPT


def decoded(data: bytes) -> bytes:
    """What the second line of a key's file holds. Raises ValueError."""
    comment, line = data.decode().splitlines()[:2]
    if not comment.startswith(_UNTRUSTED):
        raise ValueError
    return base64.b64decode(line, validate=True)


def key_of(signature: bytes) -> str:
    """The id of the key that a signature's file says it was made with. Raises ValueError."""
    raw = decoded(signature)
    if raw[:2] != HASHED_KIND:
        raise ValueError
    return _named(raw[2 : 2 + ID_BYTES])


def _named(key_id: bytes) -> str:
    """An id as minisign shows it: a number, without zeros in front."""
    return f"{int.from_bytes(key_id, 'little'):X}"


def _checksum(body: bytes) -> bytes:
    return hashlib.blake2b(KIND + body, digest_size=32).digest()


def _joined(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _file(comment: str, raw: bytes) -> bytes:
    return f"{_UNTRUSTED}{comment}\n".encode() + base64.b64encode(raw) + b"\n"
