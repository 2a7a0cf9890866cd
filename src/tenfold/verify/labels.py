"""What Stata's and SPSS's files say beside their cells: labels, notes, levels, missing codes."""

import re
from pathlib import Path
from typing import Any

import pyreadstat

from tenfold.verify.compare import decoded
from tenfold.verify.told import Told
from tenfold.verify.unseen import unseen_in_spss

LABEL, NOTES, MADE = "label of the file", "notes", "day it was made"
COLUMNS, NAMES, VALUES = "names of columns", "labels of columns", "labels of values"
LEVELS, MISSING = "levels of measurement", "missing codes besides the one"

_NO_TEXT = re.compile(r"[\x00-\x1f\x7f\ufffd]+")
_END = b"\xe7\x03\0\0\0\0\0\0"
"""What ends the dictionary of an SPSS file."""
_SPACE = re.compile(r"\s+")


def stata_told(path: Path) -> Told:
    """What a .dta file says, and every text in it outside the cells."""
    data = path.read_bytes()
    beside = data[: data.find(b"<data>")] + b"\0" + data[data.rfind(b"</data>") :]
    about = pyreadstat.read_dta(path, metadataonly=True, user_missing=True)[1]
    return Told(_items(about), _pieces(beside))


def spss_told(path: Path) -> Told:
    """What a .sav or .zsav file says, and every text in it before the cells."""
    data = path.read_bytes()
    end = data.find(_END)
    about = pyreadstat.read_sav(path, metadataonly=True, user_missing=True)[1]
    items = _items(about) | {LEVELS: dict(about.variable_measure)}
    unseen = unseen_in_spss(data, end + len(_END))
    return Told(items, _pieces(data[:end]), int(unseen != 0))


def squeezed(notes: list[str]) -> str:
    """Notes without white space: formats break lines where they must."""
    return _SPACE.sub("", "".join(notes))


def _items(about: Any) -> dict[str, Any]:
    missing = (about.missing_ranges, about.missing_user_values)
    return {
        LABEL: about.file_label,
        NOTES: squeezed(about.notes),
        MADE: {about.creation_time, about.modification_time},
        COLUMNS: list(about.column_names),
        NAMES: list(about.column_labels),
        VALUES: {name: dict(labels) for name, labels in about.variable_value_labels.items()},
        MISSING: sum(map(len, missing)),
    }


def _pieces(data: bytes) -> tuple[str, ...]:
    """The texts among bytes."""
    return tuple(_NO_TEXT.split(decoded(data)))
