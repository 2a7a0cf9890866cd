"""Writes invented cases as one contributor's export, in a file of the test's own."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from tests.contributors import BOOK

from tenfold.demo.exports.answers import cells_of
from tenfold.demo.exports.export import Export, Sent
from tenfold.demo.exports.layout import File, Layout, load_layout
from tenfold.demo.exports.sheets import Form, write_sheet
from tenfold.demo.table import invent_from
from tenfold.demo.world import load_world


def export_of(name: str, cases: np.ndarray, seed: int, file: str = "cases.csv") -> Export:
    """A contributor's export of these cases, all in one file, and nobody who is on a list."""
    layout = load_layout(name)
    all_ = {"name": file, "ways": (), "countries": (), "newest": 1, "most": None}
    whole = file_of(layout, file).model_copy(update=all_)
    layout = layout.model_copy(update={"file": (whole,), "listed": ()})
    return Export.of(Sent(name, cases, np.full(len(cases), "any way")), layout, BOOK, seed)


def file_of(layout: Layout, name: str) -> File:
    """The file of that name, or the one that is as the layout says of all."""
    return {file.name: file for file in layout.file}.get(name, layout.file[-1])


def write_cases(name: str, cases: np.ndarray, path: Path, seed: int) -> None:
    """Writes that export to a path."""
    list(export_of(name, cases, seed, path.name).write(path.parent))


def write_planted(
    name: str, cases: np.ndarray, path: Path, canary: Callable[[int], str]
) -> list[str]:
    """Writes that export with a canary in each column, in a row of its own; the columns."""
    sheet = export_of(name, cases, 1, path.name).sheet
    columns = {column.name: cells_of(sheet, column) for column in sheet.layout.column}
    for place, cells in enumerate(columns.values()):
        cells[place] = canary(place)
    rows = zip(*columns.values(), strict=True)
    write_sheet(path, Form.of(sheet.layout), list(columns), rows)
    return list(columns)


def numbers_of(name: str, cases: np.ndarray, seed: int) -> list[str]:
    """The case numbers that `write_cases` gives to these cases, in their order."""
    return export_of(name, cases, seed).sheet.rows.numbers[: len(cases)].tolist()


def sent_by(name: str, cases: int, seed: int) -> np.ndarray:
    """Those of some invented cases that a contributor sends."""
    world = load_world()
    found = invent_from(world, BOOK, cases, seed)
    senders = np.array([one.sends for one in world.contributor])
    return found.codes[senders[found.met] == name]


def sent_in(name: str, file: str, cases: int, seed: int) -> np.ndarray:
    """Those of them that one of its files can tell."""
    found, layout = sent_by(name, cases, seed), load_layout(name)
    return found[layout.holds(file_of(layout, file), found, BOOK)]
