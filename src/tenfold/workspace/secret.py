"""The secret of a data team: in one file of its own, made when absent, and never shown."""

import hashlib
import secrets
import stat
from pathlib import Path

from tenfold.errors import InputError
from tenfold.output import refused, whole_file

SECRET_BYTES = 32


def read_secret(path: Path) -> bytes:
    """The 32 bytes that a file holds in hexadecimal; a new one is drawn where there is no file.

    Raises InputError for a file that others may read or that holds something else, OutputError
    where none can be written.
    """
    if not path.exists():
        _draw(path)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise InputError(f"{path} is secret, and others may read it.", f"Run: chmod 600 {path}")
    try:
        secret = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError:
        secret = b""
    if len(secret) != SECRET_BYTES:
        raise InputError(
            f"{path} isn't a secret of {SECRET_BYTES} bytes in hexadecimal.",
            "Put the right one back from your backup.",
        )
    return secret


def _draw(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise refused(path, error) from None
    with whole_file(path) as file:
        file.write(secrets.token_hex(SECRET_BYTES).encode() + b"\n")


def derived(secret: bytes, use: str) -> bytes:
    """Another secret of 32 bytes for one use, from which the first can't be told (BLAKE2b)."""
    return hashlib.blake2b(use.encode(), digest_size=SECRET_BYTES, key=secret).digest()
