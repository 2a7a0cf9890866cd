"""The cases of a .zsav: blocks compressed one by one, with a table of them at the end."""

import struct
import zlib
from dataclasses import dataclass, field
from typing import BinaryIO

from tenfold.write.formats.dictionary import BIAS

_BLOCK = 0x3FF000
_HEADER = struct.Struct("<3q")
_TRAILER = struct.Struct("<qqii")
_ENTRY = struct.Struct("<qqii")
_LEVELS = (6, 7, 5, 8, 4, 9, 3, 2, 1)
_IN, _OUT, _HEAD = 4_096, 16_384, 200
"""The buffers of PSPP 1.6, which gives up where a piece of input gives no output by itself.

And the bytes that a block may begin with that give none.
"""


@dataclass
class Blocks:
    """Takes the cases as bytes, from where the file stands; `close` writes what is left."""

    file: BinaryIO
    left: bytearray = field(default_factory=bytearray)
    sizes: list[tuple[int, int]] = field(default_factory=list)
    """Of each block the bytes before and after it is compressed."""

    def __post_init__(self) -> None:
        self.start = self.file.tell()
        self.file.write(bytes(_HEADER.size))

    def write(self, cases: bytes) -> None:
        """More cases."""
        self.left += cases
        while len(self.left) >= _BLOCK:
            self._block(self.left[:_BLOCK])
            del self.left[:_BLOCK]

    def close(self) -> None:
        """The last block, the table of all, and in front where the table stands."""
        if self.left:
            self._block(self.left)
        trailer = self.file.tell()
        table = _TRAILER.pack(-BIAS, 0, _BLOCK, len(self.sizes)) + self._entries()
        self.file.write(table)
        self.file.seek(self.start)
        self.file.write(_HEADER.pack(self.start, trailer, len(table)))

    def _block(self, data: bytes | bytearray) -> None:
        place = self.file.tell() - self.start - _HEADER.size
        packs = (zlib.compress(data, level) for level in _LEVELS)
        packed = next((pack for pack in packs if _steady(pack, place)), zlib.compress(data))
        self.sizes.append((len(data), len(packed)))
        self.file.write(packed)

    def _entries(self) -> bytes:
        before, after = self.start, self.start + _HEADER.size
        entries = []
        for size, packed in self.sizes:
            entries.append(_ENTRY.pack(before, after, size, packed))
            before, after = before + size, after + packed
        return b"".join(entries)


def _steady(packed: bytes, place: int) -> bool:
    """Whether PSPP reads a block at this place among the blocks, and can begin the next one."""
    if (place + len(packed)) % _IN > _IN - _HEAD:
        return False  # the next block would begin with too small a piece
    reader = zlib.decompressobj()
    while not reader.eof:
        chunk = packed[: _IN - place % _IN]
        packed, place = packed[len(chunk) :], place + len(chunk)
        while chunk:
            if not reader.decompress(chunk, _OUT) and not reader.eof:
                return False
            chunk = reader.unconsumed_tail
    return True
