"""Bytes of a file that no reader looks at, and in which a second table could lie."""

import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from zipfile import ZipFile, ZipInfo

from tenfold.verify.engine import Engine, quoted

_LOCAL, _CENTRAL, _LAST = 30, 46, 22
"""The bytes of a ZIP's own before each part, for it in the directory, and at the end."""
_SLOT, _TRAILER = 8, 24
_LITERAL, _SKIPPED = 253, 0
"""SPSS's commands for a slot that follows, and for none."""
_NOTED, _PAGE = 64, 1 << 16
"""What Parquet may note of a column's chunk besides its name, and again for so many bytes of it."""


def unseen_in_zip(file: IO[bytes], parts: ZipFile) -> int:
    """The bytes of a ZIP that belong neither to a listed part nor to the list."""
    claimed = _LAST + len(parts.comment)
    for entry in parts.infolist():
        file.seek(entry.header_offset + _LOCAL - 4)
        name, extra = struct.unpack("<HH", file.read(4))
        claimed += _LOCAL + name + entry.compress_size
        file.seek(name, os.SEEK_CUR)
        claimed += extra if file.read(extra) in {entry.extra, _large(entry)} else 0
        claimed += _CENTRAL + name + len(entry.extra) + len(entry.comment)
    return file.seek(0, os.SEEK_END) - claimed


def _large(entry: ZipInfo) -> bytes:
    """What stands before a part that may have been larger than four gigabytes: its sizes."""
    return struct.pack("<HHQQ", 1, 16, entry.file_size, entry.compress_size)


def unseen_in_pdf(data: bytes) -> int:
    """1 where a PDF holds something behind its end, or was added to."""
    return int(data.count(b"%%EOF") != 1 or not data.rstrip().endswith(b"%%EOF"))


def unseen_in_spss(data: bytes, start: int) -> int:
    """The bytes of a .sav or .zsav file behind its last case; its cases begin at `start`."""
    slots, packed = struct.unpack("<ii", data[68:76])
    (cases,) = struct.unpack("<i", data[80:84])
    body, unseen = _unpacked(data, start) if packed > 1 else (data[start:], 0)
    place, due = 0, int(slots * cases)
    while due > 0 and place < len(body):
        commands = body[place : place + _SLOT]
        place += _SLOT * (1 + commands.count(_LITERAL))
        due -= _SLOT - commands.count(_SKIPPED)
    return abs(unseen) + abs(due) + abs(len(body) - place)


def _unpacked(data: bytes, start: int) -> tuple[bytes, int]:
    """The cases of a .zsav file, and how many bytes are in none of its blocks."""
    _, trailer, length = struct.unpack("<qqq", data[start : start + _TRAILER])
    blocks = list(struct.iter_unpack("<qqii", data[trailer + _TRAILER : trailer + length]))
    parts = [zlib.decompressobj() for _ in blocks]
    body = [
        part.decompress(data[place : place + size])
        for part, (_, place, _, size) in zip(parts, blocks, strict=True)
    ]
    claimed = sum(size for *_, size in blocks) - sum(len(part.unused_data) for part in parts)
    return b"".join(body), len(data) - start - _TRAILER - claimed - _TRAILER * (1 + len(blocks))


def unseen_in_parquet(engine: Engine) -> tuple[int, tuple[bytes, ...]]:
    """The bytes of a Parquet file outside of columns and list, if too many; and all of them."""
    where = quoted(engine.path.resolve())
    chunks = engine.ask(
        "SELECT least(data_page_offset, coalesce(nullif(dictionary_page_offset, 0), "
        "data_page_offset)), total_compressed_size, "
        f"strlen(path_in_schema) + {_NOTED} * (1 + total_uncompressed_size // {_PAGE}) "
        f"FROM parquet_metadata({where}) ORDER BY 1"
    )
    pieces = tuple(_between(engine.path, [(start, size) for start, size, _ in chunks]))
    size = sum(map(len, pieces))
    return size if size > sum(most for *_, most in chunks) else 0, pieces


def _between(path: Path, chunks: list[tuple[int, int]]) -> Iterator[bytes]:
    """What stands between the chunks of columns, and between the last and the list."""
    data = path.read_bytes()
    (length,) = struct.unpack("<I", data[-8:-4])
    place = 4
    for start, size in [*chunks, (len(data) - 8 - length, 0)]:
        yield data[place:start]
        place = start + size
