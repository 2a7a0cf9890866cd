"""Rows of CSV as spreadsheets write them: cells may hold line breaks, and rows may be blank."""

import pytest

from tenfold.codebook import Frozen, read_csv, refuse
from tenfold.errors import DataFileError


class Line(Frozen):
    name: str
    number: int


@pytest.fixture
def file(tmp_path):
    def written(text):
        path = tmp_path / "lines.csv"
        path.write_text(f"name,number\n{text}", encoding="utf-8", newline="")
        return path

    return written


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028"])
def test_a_cell_may_hold_what_breaks_lines(file, sign):
    (line,) = read_csv(file(f'"one{sign}two",1\n'), Line)
    assert line.name == f"one{sign}two".replace("\r\n", "\n")


def test_a_fault_below_such_a_cell_is_told_by_its_line(file):
    path = file('"one\ntwo",1\n\nthree,3\n')
    with pytest.raises(DataFileError, match="line 5: row 2: too large"):
        refuse(path.parent, [(path.name, (1,), "too large")])
