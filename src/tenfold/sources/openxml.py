"""The cells of an XLSX sheet that can't be relied on, from the sheet's own XML."""

import posixpath
import re
import zipfile

from tenfold.sources.markup import parse

Found = tuple[str, tuple[int, int], tuple[int, int]]
"""The name of a flaw, its rows and its columns, from 1."""

MOST = 15
"""Digits that a number in a spreadsheet keeps."""

_CELL = re.compile(r"([A-Z]+)(\d+)")


def part_of(archive: zipfile.ZipFile, number: int) -> str:
    """The member that holds a sheet, by its number from 1. Raises KeyError, IndexError."""
    book = _book(archive)
    sheets = [given for name, given in _elements(archive, book) if name == "sheet"]
    own = next(value for key, value in sheets[number - 1].items() if key.endswith(":id"))
    return _related(archive, book)[own][1]


def is_stale(archive: zipfile.ZipFile) -> bool:
    """Whether the workbook says that its formulas are to be worked out when it is opened.

    Programs that can't work them out say so, and write 0 for what comes out.
    """
    told = [given for name, given in _elements(archive, _book(archive)) if name == "calcPr"]
    return any(given.get("fullCalcOnLoad") in {"1", "true"} for given in told)


def _book(archive: zipfile.ZipFile) -> str:
    """The member that lists the sheets."""
    return next(path for kind, path in _related(archive, "").values() if kind == "officeDocument")


def _related(archive: zipfile.ZipFile, member: str) -> dict[str, tuple[str, str]]:
    """The last word of the type, and the target, of a member's relationships, by their ids."""
    folder, name = posixpath.split(member)
    found = {}
    for _, given in _elements(archive, posixpath.join(folder, "_rels", f"{name}.rels")):
        if "Target" in given:
            target = posixpath.join("/", folder, given["Target"])
            kind = given["Type"].rpartition("/")[2]
            found[given["Id"]] = kind, posixpath.normpath(target).lstrip("/")
    return found


def _elements(archive: zipfile.ZipFile, member: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a small member, with their attributes."""
    found: list[tuple[str, dict[str, str]]] = []
    with archive.open(member) as file:
        parse(file, lambda name, given: found.append((name, given)))
    return found


class Worksheet:
    """Gathers flaws while a sheet's elements go by; where it is stale, a formula's 0 is one."""

    def __init__(self, *, stale: bool = False) -> None:
        self.flaws: list[Found] = []
        self._stale = stale
        self._row = self._column = 0
        self._type, self._formula, self._inside, self._value = "", False, False, ""

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        if name == "row":
            self._row, self._column = int(given.get("r", self._row + 1)), 0
        elif name == "c":
            at = place_of(given["r"]) if "r" in given else (self._row, self._column + 1)
            self._row, self._column = at
            self._type, self._formula, self._value = given.get("t", "n"), False, ""
        elif name == "f":
            self._formula = True
        elif name == "v":
            self._inside = True
        elif name == "mergeCell":
            first, _, last = given["ref"].partition(":")
            (top, left), (bottom, right) = place_of(first), place_of(last or first)
            self.flaws.append(("merged", (top, bottom), (left, right)))

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "v":
            self._inside = False
        elif name == "c" and (flaw := self._flaw()):
            self.flaws.append((flaw, (self._row, self._row), (self._column, self._column)))

    def text(self, text: str) -> None:
        """Text between elements."""
        if self._inside:
            self._value += text

    @property
    def _is_zero(self) -> bool:
        """Whether the 0 of a formula stands for what wasn't worked out."""
        return self._stale and self._type == "n" and self._value == "0"

    def _flaw(self) -> str:
        if self._type == "e":
            return "error"
        if self._formula and (self._is_zero or (not self._value and self._type != "str")):
            return "uncounted"
        return "rounded" if self._type == "n" and is_long(self._value) else ""


def is_long(number: str) -> bool:
    """Whether a number has more digits before its point than a spreadsheet keeps."""
    try:
        return bool(number) and abs(float(number)) >= 10**MOST
    except ValueError:
        return False


def place_of(cell: str) -> tuple[int, int]:
    """Row and column, from 1, of a cell such as C5. Raises ValueError for what is none."""
    found = _CELL.fullmatch(cell.replace("$", ""))
    if found is None:
        raise ValueError
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(found[2]), column
