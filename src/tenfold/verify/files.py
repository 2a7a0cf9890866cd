"""What kind of file a path leads to, and what its bytes hash to."""

import hashlib
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from tenfold.errors import InputError, TenfoldError

Kind = Literal["CSV", "Parquet", "XLSX", "Stata", "SAV", "ZSAV"]

_KINDS: dict[bytes, Kind] = {
    b"PAR1": "Parquet",
    b"PK\x03\x04": "XLSX",
    b"<stata_dta>": "Stata",
    b"$FL2": "SAV",
    b"$FL3": "ZSAV",
}
_OTHERS = {
    b"PARE": "an encrypted Parquet file",
    b"PK\x05\x06": "an empty ZIP archive",
    b"\x1f\x8b": "compressed with gzip",
    b"\xd0\xcf\x11\xe0": "an old or password-protected Excel workbook",
    b"%PDF": "a PDF",
}
_TYPES = {
    stat.S_ISDIR: "a directory",
    stat.S_ISFIFO: "a pipe",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
    stat.S_ISSOCK: "a socket",
}


def recognise(path: Path) -> Kind:
    """The kind of file, told by its first bytes, never by its name. Raises InputError."""
    with reading(path):
        mode = path.stat().st_mode
        for is_type, name in _TYPES.items():
            if is_type(mode):
                raise InputError(f"{path} is {name}, not a file.", "Name one data file.")
        with path.open("rb") as file:
            head = file.read(16)
    if not head.removeprefix(b"\xef\xbb\xbf"):
        raise InputError(f"{path} is empty.", "Export it again.")
    for magic, other in _OTHERS.items():
        if head.startswith(magic):
            raise InputError(f"{path} is {other}.", "Save it as CSV, Parquet or XLSX.")
    return next((kind for magic, kind in _KINDS.items() if head.startswith(magic)), "CSV")


def sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal. Raises InputError."""
    with reading(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def unchanged(path: Path) -> Iterator[str]:
    """Gives the SHA-256 of a file; raises InputError if it is another one when the work is done."""
    digest = sha256(path)
    try:
        yield digest
    except InputError:
        _check_same(path, digest)
        raise
    _check_same(path, digest)


def _check_same(path: Path, digest: str) -> None:
    if sha256(path) != digest:
        problem = f"{path} changed while it was judged."
        raise InputError(problem, "Verify it again when nothing writes to it.") from None


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turns what a reader raises, which may quote a cell, into an InputError without its cause."""
    try:
        yield
    except (TenfoldError, MemoryError):
        raise
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise InputError(
            f"{path} can't be read: {reason}.", "Check the path, your rights and the disk."
        ) from None
    except Exception:  # noqa: BLE001 - a broken workbook makes openpyxl raise almost anything
        raise InputError(
            f"{path} can't be read: it is damaged, cut off or of another kind.",
            "Export or copy it again.",
        ) from None
