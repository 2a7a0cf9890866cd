"""The files of a key: the secret one, its owner's alone, and the public one beside it."""

import hashlib
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from tenfold.errors import InputError, OutputError, ParameterError
from tenfold.output import check_output, refused, whole_file
from tenfold.publish.minisign import (
    ID_BYTES,
    SALT_BYTES,
    SEED_BYTES,
    Locking,
    SecretKey,
    locked,
    needs_password,
    opened,
    unlocked,
)

_PUBLIC = ".pub"


@dataclass(frozen=True, repr=False)
class KeyFile:
    """A secret key's file, as it stands."""

    path: Path
    data: bytes

    @property
    def locked(self) -> bool:
        """Whether it opens with a password only."""
        return needs_password(self.data)

    def open(self, password: str | None = None) -> SecretKey:
        """The key. Raises InputError for a wrong password, and for a damaged file."""
        try:
            return opened(self.data, password)
        except MemoryError:
            problem = f"{self.path} needs more memory to be opened than there is."
            raise InputError(problem, "Free some, or make a key without a password.") from None
        except ValueError:
            if not self.locked:
                raise _damaged(self.path) from None
            fix = "Give the right one; where it is right, the file is damaged."
            raise InputError(f"The password doesn't open {self.path}.", fix) from None


def key_from(secret: bytes) -> SecretKey:
    """The key that follows from 32 secret bytes, its id included."""
    if len(secret) != SEED_BYTES:
        raise ParameterError(f"A key is made from {SEED_BYTES} bytes.", "Draw as many.")
    point = SecretKey(b"", secret).body[-SEED_BYTES:]
    return SecretKey(hashlib.blake2b(point, digest_size=ID_BYTES).digest(), secret)


def new_key() -> SecretKey:
    """A key that nobody had before."""
    return key_from(secrets.token_bytes(SEED_BYTES))


def check_key(path: Path) -> Path:
    """Where the public key of a new secret one goes. Raises OutputError where either exists."""
    public = path.with_suffix(_PUBLIC)
    if public == path:
        raise ParameterError(f"{_PUBLIC} is for public keys.", "Name the secret one .key.")
    for file in (path, public):
        if file.exists():
            raise OutputError(
                f"{file} exists.", "Name another: a key that is lost can't come back."
            )
    return public


def write_key(
    key: SecretKey, path: Path, password: str | None, locking: Locking | None = None
) -> Path:
    """Both files of a key stand, the secret one for its owner alone; the path of the public one.

    Without a password whoever holds the file can sign. Raises OutputError.
    """
    public = check_key(path)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise refused(path, error) from None
    check_output(path)
    how = locking or Locking(secrets.token_bytes(SALT_BYTES))
    secret = unlocked(key) if password is None else locked(key, password, how)
    with whole_file(path) as file:
        file.write(secret)
    try:
        with whole_file(public, mode=0o644) as file:
            file.write(key.public)
    except BaseException:
        path.unlink()  # half a key would keep the next one from being made
        raise
    return public


def read_key(path: Path) -> KeyFile:
    """A secret key's file. Raises InputError where it is missing, none, or others may read it."""
    try:
        data, mode = path.read_bytes(), path.stat().st_mode
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        fix = "Mend key_file, or make a key: tenfold keys new."
        raise InputError(f"The key {path} can't be read: {reason}.", fix) from None
    if stat.S_IMODE(mode) & 0o077:
        raise InputError(f"{path} is secret, and others may read it.", f"Run: chmod 600 {path}")
    try:
        needs_password(data)
    except ValueError:
        raise _damaged(path) from None
    return KeyFile(path, data)


def _damaged(path: Path) -> InputError:
    fix = "Name a file of `tenfold keys new` or `minisign -G`, whole and unchanged."
    return InputError(f"{path} is no secret key.", fix)
