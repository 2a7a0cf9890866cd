"""What a file holds, packed or not: bytes that can be opened anew, and their place for messages."""

import gzip
import zipfile
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, cast

from tenfold.errors import InputError
from tenfold.sources.raw import as_input_error, check_file

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
_ENCRYPTED = 1
_WORKBOOK = frozenset({"[Content_Types].xml", "mimetype", "xl/workbook.bin"})
"""Members by one of which a ZIP is a workbook, which is read as it is."""


@dataclass(frozen=True)
class Content:
    """Bytes of a file, or of one that is packed in it.

    `place` is the file, followed by the packed one's own name where there may be several.
    """

    place: Path
    opened: Callable[[], IO[bytes]] = field(repr=False)
    packed: bool = True

    def open(self) -> IO[bytes]:
        """The bytes, from the first on."""
        return self.opened()

    def read(self) -> bytes:
        """All bytes, in memory."""
        with self.open() as file:
            return file.read()

    @property
    def is_marked(self) -> bool:
        """Whether it begins with the byte-order mark of UTF-8."""
        with self.open() as file:
            return file.read(len(BOM_UTF8)) == BOM_UTF8

    @property
    def whole(self) -> Path | BytesIO:
        """What a library opens that reads a file from both of its ends."""
        return BytesIO(self.read()) if self.packed else self.place

    def __str__(self) -> str:
        return str(self.place)


def contents_of(path: Path) -> tuple[Content, ...]:
    """What a file holds: itself, or what is packed in it with gzip or ZIP, by name.

    Nothing is unpacked to disk. Raises InputError for a file that can't be opened, for a packed one
    that is damaged, empty, or has a password, and for what is packed twice.
    """
    check_file(path)
    plain = Content(path, lambda: path.open("rb"), packed=False)
    head = _head(plain)
    if head.startswith(GZIP):
        return _fit(path, (Content(path, lambda: _unzipped(path)),))
    if head.startswith(ZIP) and (members := _members(path)):
        return _fit(path, tuple(_member(path, name) for name in members))
    return (plain,)


def only_content(path: Path) -> Content:
    """What a file holds, if that is one table. Raises InputError as contents_of does."""
    found = contents_of(path)
    if len(found) > 1:
        raise InputError(f"{path} holds {len(found)} files.", "Unpack it, and name one of them.")
    return found[0]


def _unzipped(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(path))


def _head(content: Content) -> bytes:
    with content.open() as file:
        return file.read(len(ZIP))


def _members(path: Path) -> list[str]:
    """The files in a ZIP by name, none of a workbook. Raises InputError where none can be read."""
    with as_input_error(path, "XLSX, ODS or ZIP"), zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
    if _WORKBOOK & {info.filename for info in infos}:
        return []
    files = sorted(info.filename for info in infos if _counts(info))
    if not files:
        raise InputError(f"{path} holds no file.", "Pack it again.")
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise InputError(f"{path} has a password.", "Unpack it in a safe place.")
    return files


def _counts(info: zipfile.ZipInfo) -> bool:
    """Whether a member is a file, and none that systems leave there by themselves."""
    parts = PurePosixPath(info.filename).parts
    return not info.is_dir() and not any(part.startswith((".", "__MACOSX")) for part in parts)


def _member(path: Path, name: str) -> Content:
    def opened() -> IO[bytes]:
        with zipfile.ZipFile(path) as archive:  # stays open until the member is closed
            return archive.open(name)

    return Content(path / name, opened)


def _fit(path: Path, found: tuple[Content, ...]) -> tuple[Content, ...]:
    """What was found. Raises InputError for what is damaged, empty, or packed twice."""
    for content in found:
        with as_input_error(path, "packed"):
            head = _head(content)
        if not head:
            raise InputError(f"{content} is empty.", "Export and pack it again.")
        if head.startswith(GZIP):
            raise InputError(f"{content} is packed twice.", "Unpack it once.")
    return found
