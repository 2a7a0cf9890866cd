"""Stata's .dta, format 118: UTF-8, labelled numbers, each distinct text once.

After "Description of .dta file format 118" (Stata, help dta_118). What writes it knows neither the
time nor the machine.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from tenfold.codebook import Note, numbers, stata_names
from tenfold.output import whole_file
from tenfold.stages import Tally
from tenfold.write.contents import Contents
from tenfold.write.formats.columns import Column, Places, batches, columns_of
from tenfold.write.formats.notes import MONTHS, file_label, notes_of

_NAME, _LABEL, _FORMAT = 129, 321, 57
_BYTE, _INT, _TEXT = 65530, 65529, 32768
_MISSING = {_BYTE: 101, _INT: 32741}
_LARGEST_BYTE, _UTF8 = 100, 130
_TYPES = {_BYTE: "<i1", _INT: "<i2", _TEXT: "<u8"}
_FORMATS = {_BYTE: "%8.0g", _INT: "%8.0g", _TEXT: "%-20s"}
_SECTIONS = 14


def write_stata(published: Tally, contents: Contents, path: Path) -> None:
    """The table as .dta: NULL is `.` in numbers and an empty text in lists. Raises OutputError."""
    columns = columns_of(published, contents.codebook)
    with whole_file(path) as file:
        _File(file, columns, contents).write(published)


class _File:
    """A .dta file as it grows, and where its sections begin."""

    def __init__(self, file: BinaryIO, columns: tuple[Column, ...], contents: Contents) -> None:
        self.file, self.columns, self.contents = file, columns, contents
        self.types = tuple(map(_type, columns))
        names = stata_names(contents.codebook)
        self.names = [names[column.variable.name] for column in columns]
        self.starts = [0]

    def write(self, published: Tally) -> None:
        """The whole file, section by section, the map of them last of all."""
        self.file.write(b"<stata_dta>" + _header(len(self.columns), published, self.contents))
        self._begin(b"<map>" + bytes(8 * _SECTIONS) + b"</map>")
        self._describe()
        texts = _texts(published, self.columns)
        self._begin(b"<data>")
        rows = self._rows(texts)
        for places in batches(published):
            self.file.write(rows[places].tobytes())
        self.file.write(b"</data>")
        self._begin(b"<strls>" + texts.stored + b"</strls>")
        self._begin(b"<value_labels>" + b"".join(self._value_labels()) + b"</value_labels>")
        self._begin(b"</stata_dta>")
        self.starts.append(self.file.tell())
        self.file.seek(self.starts[1] + len(b"<map>"))
        self.file.write(struct.pack(f"<{_SECTIONS}Q", *self.starts))

    def _begin(self, section: bytes) -> None:
        self.starts.append(self.file.tell())
        self.file.write(section)

    def _describe(self) -> None:
        """The sections that say what the columns are."""
        count = len(self.columns)
        labelled = (
            name if numbers(column.variable) else ""
            for name, column in zip(self.names, self.columns, strict=True)
        )
        labels = (column.variable.label for column in self.columns)
        for tag, content in (
            ("variable_types", struct.pack(f"<{count}H", *self.types)),
            ("varnames", _fixed(self.names, _NAME)),
            ("sortlist", bytes(2 * (count + 1))),
            ("formats", _fixed((_FORMATS[kind] for kind in self.types), _FORMAT)),
            ("value_label_names", _fixed(labelled, _NAME)),
            ("variable_labels", _fixed(labels, _LABEL)),
            ("characteristics", b"".join(_characteristics(notes_of(self.contents)))),
        ):
            self._begin(f"<{tag}>".encode() + content + f"</{tag}>".encode())

    def _rows(self, texts: "_Texts") -> NDArray[np.void]:
        """The distinct records as Stata holds them (records,)."""
        fields = [(str(place), _TYPES[kind]) for place, kind in enumerate(self.types)]
        rows = np.zeros(len(self.columns[0].codes), np.dtype(fields))
        for place, column in enumerate(self.columns):
            if column.numeric:
                palette = np.array([_MISSING[self.types[place]], *column.numbers], np.int64)
            else:
                palette = texts.references[place]
            rows[str(place)] = palette[column.codes]
        return rows

    def _value_labels(self) -> Iterator[bytes]:
        for name, column in zip(self.names, self.columns, strict=True):
            if labels := numbers(column.variable):
                yield _value_label(name, labels)


@dataclass(frozen=True, repr=False)
class _Texts:
    """The distinct texts of lists, as Stata stores them, and by column what refers to them."""

    stored: bytes
    references: Mapping[int, Places]
    """Of a column's place the reference of each code, 0 for NULL."""


def _texts(published: Tally, columns: tuple[Column, ...]) -> _Texts:
    """Each text of a column once, named by its column and the first case that has it."""
    firsts = np.cumsum(published.counts) - published.counts + 1
    found: list[tuple[int, int, str]] = []
    references = {}
    for place, column in enumerate(columns):
        if not column.numeric:
            codes, records = np.unique(column.codes, return_index=True)
            palette = np.zeros(len(column.labels) + 1, np.int64)
            for code, case in zip(codes.tolist(), firsts[records].tolist(), strict=True):
                if code:
                    palette[code] = case << 16 | place + 1
                    found.append((case, place + 1, column.labels[code - 1]))
            references[place] = palette
    return _Texts(b"".join(_stored(*text) for text in sorted(found)), references)


def _stored(case: int, number: int, text: str) -> bytes:
    data = text.encode() + b"\0"
    return struct.pack("<3sIQBI", b"GSO", number, case, _UTF8, len(data)) + data


def _type(column: Column) -> int:
    """How Stata holds a column, whatever values this release has of it."""
    if not column.numeric:
        return _TEXT
    variable = column.variable
    largest = max(numbers(variable) or map(int, variable.labels))
    return _BYTE if largest <= _LARGEST_BYTE else _INT


def _header(width: int, published: Tally, contents: Contents) -> bytes:
    day, label = contents.edition.snapshot, file_label(contents.edition).encode()
    time = f"{day.day:02} {MONTHS[day.month - 1]} {day.year:04} 00:00".encode()
    return b"".join(
        (
            b"<header><release>118</release><byteorder>LSF</byteorder>",
            b"<K>" + struct.pack("<H", width) + b"</K>",
            b"<N>" + struct.pack("<Q", published.cases) + b"</N>",
            b"<label>" + struct.pack("<H", len(label)) + label + b"</label>",
            b"<timestamp>" + bytes([len(time)]) + time + b"</timestamp></header>",
        )
    )


def _fixed(texts: Iterable[str], width: int) -> bytes:
    """Texts in fields of so many bytes."""
    return b"".join(text.encode().ljust(width, b"\0") for text in texts)


def _characteristics(notes: tuple[Note, ...]) -> Iterator[bytes]:
    """The notes of the file, the number of them first."""
    texts = [str(len(notes)), *(f"{heading}: {text}" for heading, text in notes)]
    for place, text in enumerate(texts):
        data = _fixed(("_dta", f"note{place}"), _NAME) + text.encode() + b"\0"
        yield b"<ch>" + struct.pack("<I", len(data)) + data + b"</ch>"


def _value_label(name: str, labels: Mapping[int, str]) -> bytes:
    """What each number of a column means."""
    texts = [label.encode() + b"\0" for label in labels.values()]
    starts = [sum(map(len, texts[:place])) for place in range(len(texts))]
    count, size = len(texts), sum(map(len, texts))
    table = struct.pack(f"<ii{2 * count}i", count, size, *starts, *labels) + b"".join(texts)
    head = struct.pack("<I", len(table)) + _fixed([name], _NAME) + bytes(3)
    return b"<lbl>" + head + table + b"</lbl>"
