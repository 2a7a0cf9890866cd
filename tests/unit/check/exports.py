"""Tiny exports to check: a contributor's folder, its files, and what is found in them."""

import csv
from pathlib import Path

from tests.contributors import BOOK, write_folder

from tenfold.check import Checked, Kind, Remark
from tenfold.pipeline import check_files

RULES = {
    "yearOfRegistration": {"rule": "year", "column": "Registered"},
    "Datasource": {"rule": "constant", "value": "Hotline"},
    "gender": {"rule": "recode", "column": "Sex", "values": "sex"},
    "ageBroad": {"rule": "age-band", "born": "Born", "on": "Registered"},
    "majorityStatus": {"rule": "copy", "column": "Status"},
    "isForcedLabour": {"rule": "copy", "column": "Labour"},
    "typeOfLabourBegging": {"rule": "copy", "column": "Begging"},
}
SEX = "sex,F,Female,kept,\nsex,woman,Female,repaired,a word for it\nsex,x,,rejected,unclear\n"
CASE = {
    "Case": "1",
    "Updated": "2020-02-01",
    "Registered": "2020-01-01",
    "Sex": "F",
    "Born": "1990-01-01",
    "Status": "Adult",
    "Labour": "1",
    "Begging": "1",
}
"""A case with nothing to mend."""


def folder_of(place: Path, more: str = "", columns: str = "") -> Path:
    """The folder of a contributor that sends cases as CASE is one."""
    return write_folder(place / "tiny", RULES, SEX, more, columns)


def write_cases(path: Path, *changes: dict[str, str]) -> Path:
    """A file of cases like CASE, but for what is changed; each has a number of its own."""
    cases = [CASE | {"Case": str(number)} | one for number, one in enumerate(changes, 1)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(key for case in cases for key in case)))
        writer.writeheader()
        writer.writerows(cases)
    return path


def checked(place: Path, *changes: dict[str, str], more: str = "", columns: str = "") -> Checked:
    """What is found in one file of such cases."""
    path = write_cases(place / "cases.csv", *changes)
    return check_files(str(folder_of(place, more, columns)), [path], BOOK)


def told(found: Checked, kind: Kind) -> list[tuple[str, str, str, int, list[int]]]:
    """The remarks of a kind: level, columns, words, rows, and the numbers of the first places."""
    return [plain(remark) for remark in of_kind(found, kind)]


def of_kind(found: Checked, kind: Kind) -> tuple[Remark, ...]:
    """The remarks of a kind."""
    return dict(found.by_kind()).get(kind, ())


def plain(remark: Remark) -> tuple[str, str, str, int, list[int]]:
    places = [place.number for place in remark.places]
    return remark.level, remark.about, remark.words, remark.rows, places
