"""Bytes of a file that no reader looks at, and in which a second table could lie."""

import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from zipfile import ZipFile, ZipInfo

import numpy as np
from numpy.typing import NDArray

from tenfold.verify.engine import Engine, quoted

Bytes = NDArray[np.uint8]
_LOCAL, _CENTRAL, _LAST = 30, 46, 22
"""The bytes of a ZIP's own before each part, for it in the directory, and at the end."""
_SIZES = {32768: 8, 65526: 8, 65527: 4, 65528: 4, 65529: 2, 65530: 1}
"""The bytes of Stata's kinds of cells; of a text they are its kind."""
_HEAD = 200
_SLOT, _TRAILER = 8, 24
_LITERAL, _SKIPPED = 253, 0
"""SPSS's commands for a slot that follows, and for none."""
_NOTED, _PAGE = 96, 1 << 16
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


def unseen_in_stata(data: bytes) -> int:
    """How many cells of a .dta file hold a text with more behind the sign that ends it."""
    order = ">" if b"<byteorder>MSF" in data[:_HEAD] else "<"
    start = data.index(b"<map>") + len(b"<map>")
    places = struct.unpack(f"{order}14q", data[start : start + 14 * 8])
    kinds = _inside(data, "variable_types", places[2:4]).view(f"{order}u2").tolist()
    sizes = [_SIZES.get(kind, kind) for kind in kinds]
    rows = _inside(data, "data", places[9:11]).reshape(-1, sum(sizes))
    columns = zip(kinds, np.split(rows, np.cumsum(sizes)[:-1], axis=1), strict=True)
    return sum(_longer(cells) for kind, cells in columns if kind not in _SIZES)


def _inside(data: bytes, tag: str, places: tuple[int, ...]) -> Bytes:
    """What stands between a tag and the one that ends it."""
    first, last = places
    return np.frombuffer(data[first + len(f"<{tag}>") : last - len(f"</{tag}>")], np.uint8)


def _longer(texts: Bytes) -> int:
    ended = np.maximum.accumulate(texts == 0, axis=1)
    return int((ended & (texts != 0)).any(axis=1).sum())


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
