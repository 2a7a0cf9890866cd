"""SPSS's .sav and .zsav: full names, labels and levels, each distinct record encoded once.

After "System File Format" (PSPP developers' guide). What writes it knows neither the time nor the
machine.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tenfold.codebook import Codebook
from tenfold.output import whole_file
from tenfold.stages import Tally
from tenfold.write.contents import Contents
from tenfold.write.formats.blocks import Blocks
from tenfold.write.formats.columns import Column, Places, batches, columns_of
from tenfold.write.formats.dictionary import BIAS, SLOT, dictionary, segments, width_of

_NULL, _SPACES, _LITERAL, _PADDING = 255, 254, 253, 0
_LEAST, _MOST = 1 - BIAS, 251 - BIAS
"""The whole numbers that one byte stands for."""
_RECORDS = 5_000
"""How many distinct records are encoded at a time."""

Palette = tuple[NDArray[np.uint8], NDArray[np.uint8]]
"""For each code of a column its commands (codes × slots), and its slots (codes × slots × 8)."""


def write_sav(published: Tally, contents: Contents, path: Path) -> None:
    """The table as .sav; NULL is the system-missing value and an empty text. Raises OutputError."""
    with whole_file(path) as file:
        file.write(dictionary(contents, published.cases, zipped=False))
        for part in _cases(published, contents.codebook):
            file.write(part)


def write_zsav(published: Tally, contents: Contents, path: Path) -> None:
    """The same table as .zsav: the same cases in compressed blocks. Raises OutputError."""
    with whole_file(path) as file:
        file.write(dictionary(contents, published.cases, zipped=True))
        blocks = Blocks(file)
        for part in _cases(published, contents.codebook):
            blocks.write(part)
        blocks.close()


def _cases(published: Tally, codebook: Codebook) -> Iterator[bytes]:
    """All cases in order, encoded."""
    columns = columns_of(published, codebook)
    palettes = [_palette(column, width_of(column.variable, codebook)) for column in columns]
    codes = [column.codes for column in columns]
    encoded = [
        part
        for start in range(0, len(published), _RECORDS)
        for part in _encode(palettes, [some[start : start + _RECORDS] for some in codes])
    ]
    for places in batches(published):
        yield b"".join(map(encoded.__getitem__, places.tolist()))


def _encode(palettes: list[Palette], codes: list[Places]) -> Iterator[bytes]:
    """Each of some records: a byte of command for each slot, eight at a time, and what they name.

    A record ends with commands that say nothing, so that the next one begins anew.
    """
    pairs = list(zip(palettes, codes, strict=True))
    commands = [command[places] for (command, _), places in pairs]
    slots = [slot[places] for (_, slot), places in pairs]
    command = np.concatenate(commands, axis=1)
    padding = [(0, 0), (0, -command.shape[1] % SLOT)]
    command = np.pad(command, padding, constant_values=_PADDING)
    slot = np.pad(np.concatenate(slots, axis=1), [*padding, (0, 0)])
    records, width = command.shape
    groups = command.reshape(records, width // SLOT, 1, SLOT)
    bytes_ = np.concatenate([groups, slot.reshape(records, -1, SLOT, SLOT)], axis=2)
    told = np.ones(bytes_.shape[:3], bool)
    told[:, :, 1:] = groups[:, :, 0] == _LITERAL
    flat = bytes_[told].tobytes()
    ends = np.cumsum(told.sum(axis=(1, 2)) * SLOT).tolist()
    return (flat[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True))


def _palette(column: Column, width: int) -> Palette:
    if column.numeric:
        return _number_palette(column.numbers)
    texts = [_laid_out(label, width) for label in ("", *column.labels)]
    slots = np.frombuffer(b"".join(texts), np.uint8).reshape(len(texts), -1, SLOT)
    spaces = (slots == ord(" ")).all(axis=2)
    return np.where(spaces, _SPACES, _LITERAL).astype(np.uint8), slots


def _number_palette(numbers: tuple[int, ...]) -> Palette:
    data = np.array([0.0, *numbers], "<f8")
    slots = data.view(np.uint8).reshape(-1, 1, SLOT)
    small = (data >= _LEAST) & (data <= _MOST)
    commands = np.where(small, data + BIAS, _LITERAL).astype(np.uint8)
    commands[0] = _NULL
    return commands.reshape(-1, 1), slots


def _laid_out(label: str, width: int) -> bytes:
    """A text as a case holds it: in pieces of 255 bytes, each in fields of eight bytes."""
    data, laid = label.encode(), b""
    for segment in segments(width):
        piece, data = data[:segment], data[segment:]
        laid += piece.ljust(-(-segment // SLOT) * SLOT)
    return laid
