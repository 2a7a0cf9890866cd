"""What a .sav or .zsav says of itself before its cases: the file, its variables, their labels."""

import struct
from collections.abc import Iterator, Mapping

from tenfold.codebook import Codebook, Level, Note, Variable, level, numbers
from tenfold.write.contents import Contents
from tenfold.write.formats.notes import MONTHS, file_label, notes_of

BIAS = 100
"""What is added to a small number to make a byte of it."""
SLOT = 8
"""Bytes of a number; texts fill a multiple of it."""

_PRODUCT = b"@(#) SPSS DATA FILE - Tenfold"
_SEGMENT, _ADVANCE, _LINE = 255, 252, 80
_NUMBER, _TEXT = 5, 1
"""The formats F and A."""
_LEVELS: Mapping[Level, int] = {"nominal": 1, "ordinal": 2, "scale": 3}
_LOWEST = bytes.fromhex("feffffffffffefff")
_LARGEST = bytes.fromhex("ffffffffffffef7f")
_NULL = bytes.fromhex("ffffffffffffefff")


def dictionary(contents: Contents, cases: int, *, zipped: bool) -> bytes:
    """All that stands before the first case."""
    codebook = contents.codebook
    widths = [width_of(variable, codebook) for variable in codebook.variable]
    return b"".join(
        (
            _header(contents, cases, sum(map(_slots, widths)), zipped=zipped),
            *_variables(codebook, widths),
            *_value_labels(codebook, widths),
            _documents(notes_of(contents)),
            _record(3, 4, struct.pack("<8i", 20, 0, 0, -1, 1, 1, 2, 65001)),
            _record(4, 8, _NULL + _LARGEST + _LOWEST),
            _record(11, 4, b"".join(_displays(codebook, widths))),
            _record(13, 1, "\t".join(f"{_short(v)}={v.name}" for v in codebook.variable).encode()),
            _very_long(codebook, widths),
            _record(16, 8, struct.pack("<2q", 1, cases)),
            _record(20, 1, b"UTF-8"),
            struct.pack("<2i", 999, 0),
        )
    )


def width_of(variable: Variable, codebook: Codebook) -> int:
    """The bytes of a column's longest possible text, the same in each release; 0 for numbers."""
    if variable.type != "list":
        return 0
    return len(codebook.about.separator.join(variable.labels).encode())


def segments(width: int) -> tuple[int, ...]:
    """The widths of the pieces that a text of so many bytes is declared in."""
    if width <= _SEGMENT:
        return (width,)
    pieces = -(-width // _ADVANCE)
    return (_SEGMENT,) * (pieces - 1) + (width - _ADVANCE * (pieces - 1),)


def _slots(width: int) -> int:
    return sum(max(1, -(-segment // SLOT)) for segment in segments(width))


def _short(variable: Variable) -> str:
    """The name in eight letters that older programs see."""
    return f"V{variable.number}"


def _header(contents: Contents, cases: int, slots: int, *, zipped: bool) -> bytes:
    day = contents.edition.snapshot
    return b"".join(
        (
            (b"$FL3" if zipped else b"$FL2") + _PRODUCT.ljust(60),
            struct.pack("<5i", 2, slots, 2 if zipped else 1, 0, cases),
            struct.pack("<d", BIAS),
            f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}00:00:00".encode(),
            file_label(contents.edition).encode().ljust(64) + bytes(3),
        )
    )


def _variables(codebook: Codebook, widths: list[int]) -> Iterator[bytes]:
    """The records of all columns; a long text has several, and each slot after its first too."""
    for variable, width in zip(codebook.variable, widths, strict=True):
        for place, segment in enumerate(segments(width)):
            name = f"{_short(variable)}_{place}" if place else _short(variable)
            label = b"" if place else variable.label.encode()
            size = struct.pack("<i", len(label)) if label else b""
            form = _TEXT << 16 | segment << 8 if width else _NUMBER << 16 | _digits(variable) << 8
            yield struct.pack("<6i", 2, segment, bool(label), 0, form, form)
            yield name.encode().ljust(8) + size + label.ljust(-(-len(label) // 4) * 4)
            for _ in range(1, -(-segment // SLOT)):
                yield struct.pack("<6i", 2, -1, 0, 0, 0x1D << 8, 0x1D << 8) + b" " * 8


def _digits(variable: Variable) -> int:
    """How many digits the largest number of a column has."""
    return max(len(str(number)) for number in numbers(variable) or variable.labels)


def _value_labels(codebook: Codebook, widths: list[int]) -> Iterator[bytes]:
    place = 1
    for variable, width in zip(codebook.variable, widths, strict=True):
        if labels := numbers(variable):
            yield struct.pack("<2i", 3, len(labels))
            for number, label in labels.items():
                data = bytes([len(label.encode())]) + label.encode()
                yield struct.pack("<d", number) + data.ljust(-(-len(data) // SLOT) * SLOT)
            yield struct.pack("<3i", 4, 1, place)
        place += _slots(width)


def _documents(notes: tuple[Note, ...]) -> bytes:
    """The notes in lines of 80 bytes."""
    lines = [line for heading, text in notes for line in _lines(f"{heading}: {text}")]
    return struct.pack("<2i", 6, len(lines)) + b"".join(line.ljust(_LINE) for line in lines)


def _lines(text: str) -> Iterator[bytes]:
    """A text broken at spaces into lines of at most 80 bytes; a longer word is broken itself."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".lstrip()
        if len(longer.encode()) <= _LINE:
            line = longer
            continue
        if line:
            yield line.encode()
        line = word
        while len(line.encode()) > _LINE:
            fits = line.encode()[:_LINE].decode(errors="ignore")
            yield fits.encode()
            line = line.removeprefix(fits)
    yield line.encode()


def _displays(codebook: Codebook, widths: list[int]) -> Iterator[bytes]:
    """Level, width on the screen and side of each piece of a column."""
    for variable, width in zip(codebook.variable, widths, strict=True):
        for _ in segments(width):
            yield struct.pack("<3i", _LEVELS[level(variable)], 24 if width else 12, not width)


def _very_long(codebook: Codebook, widths: list[int]) -> bytes:
    """Which columns have texts of more than one piece."""
    pairs = zip(codebook.variable, widths, strict=True)
    told = "".join(f"{_short(v)}={width:05}\0\t" for v, width in pairs if width > _SEGMENT)
    return _record(14, 1, told.encode()) if told else b""


def _record(kind: int, size: int, data: bytes) -> bytes:
    """A record of a later version of the format: what it is, and its elements of some bytes."""
    return struct.pack("<4i", 7, kind, size, len(data) // size) + data
