"""A cell far away from the table would take more memory than there is, and is refused instead."""

import zipfile

import pytest
from tests.workbooks import write_book
from xlsxwriter import Workbook

from tenfold.errors import InputError
from tenfold.sources import Habits, only_content, read_raw

ROWS = [("a", "b"), ("1", "2")]
KNOWN = Habits(frozenset({"a", "b"}), export=True)


def write_far(path, row, column, text):
    """A workbook with a table in its first sheet, and a cell somewhere in its second."""
    with Workbook(path) as book:
        sheet = book.add_worksheet()
        for place, cells in enumerate(ROWS):
            sheet.write_row(place, 0, cells)
        other = book.add_worksheet()
        other.write(0, 0, "x")
        other.write(row, column, text, book.add_format({"bold": True}))
    return path


def renamed(path, old, new):
    """The workbook with other places of cells."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).replace(old, new) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(("row", "column", "cell"), [(1_048_575, 16_383, "XFD1048576"), (9, 0, "")])
def test_a_cell_far_from_all_others_is_refused_by_its_place(tmp_path, row, column, cell):
    path = write_far(tmp_path / "in.xlsx", row, column, "Canary")
    if not cell:
        assert read_raw(only_content(path), KNOWN).cells.rows() == [("1", "2")]
        return
    with pytest.raises(InputError, match=f"in.xlsx, sheet 2 goes on to cell {cell}, with almost"):
        read_raw(only_content(path), KNOWN)


def test_a_cell_far_away_without_content_is_none(tmp_path):
    path = write_far(tmp_path / "in.xlsx", 1_048_575, 16_383, "")
    assert read_raw(only_content(path), KNOWN).cells.rows() == [("1", "2")]


@pytest.mark.parametrize("place", [b"ABCanary2", b"ZZZ2", b"A1048577000"])
def test_a_place_that_no_sheet_has_is_damage(tmp_path, place):
    path = renamed(write_book(tmp_path / "in.xlsx", {"One": ROWS}), b'r="B2"', b'r="%s"' % place)
    with pytest.raises(InputError, match="is no whole XLSX file: it is damaged"):
        read_raw(only_content(path), KNOWN)
