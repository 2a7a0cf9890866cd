"""Judges what tables hold beside their cells: labels by the codebook, the rest by the edition."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tenfold.errors import InputError
from tenfold.stages import Finding
from tenfold.verify.contents import TABLES, Contents
from tenfold.verify.expected import Known
from tenfold.verify.files import Kind, reading
from tenfold.verify.labels import spss_told, stata_told
from tenfold.verify.metadata import parquet_told
from tenfold.verify.sheets import workbook_told
from tenfold.verify.told import Beside, Told, held

UNREADABLE = "says what can't be read beside its cells"

_READERS: Mapping[Kind, tuple[Callable[[Path], Told], Callable[[Known], Mapping[str, Any]]]] = {
    "Parquet": (parquet_told, Known.parquet),
    "Stata": (stata_told, Known.stata),
    "SAV": (spss_told, Known.spss),
    "ZSAV": (spss_told, Known.spss),
    "XLSX": (workbook_told, Known.workbook),
}
"""What reads a kind of file, and what it must say; CSV holds cells alone."""


def judge_beside(contents: Contents, files: tuple[str, ...], known: Known) -> tuple[Beside, ...]:
    """What stands beside the cells of some tables, each of which can be read."""
    return tuple(
        _judge(contents.folder / file, file, known) for file in files if TABLES[file] in _READERS
    )


def _judge(path: Path, file: str, known: Known) -> Beside:
    kind = TABLES[file]
    try:
        told = told_of(path, kind)
    except InputError:
        return Beside(file, (Finding(file, UNREADABLE),), "")
    return held(file, told, _READERS[kind][1](known))


def told_of(path: Path, kind: Kind) -> Told:
    """What a file of a kind says beside its cells. Raises InputError."""
    with reading(path):
        return _READERS[kind][0](path)
