"""What an invented organisation sends: a workbook of today's form, and archives of an older one."""

import gzip
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.workbooks import write_sheets

Row = dict[str, str]
HERE = Path(__file__).parent
MAPPING = "harbour-house"
FORMS = ["domestic work", "farm work", "prostitution", "prostitution / domestic work", "begging"]
MEANS = ["debt", "threats to family", "debt / papers taken", "beatings", "papers taken"]
NATIONS = ["Nigerian", "Romanian", "Vietnamese"]
CONSENTS = ["yes", "yes", "yes", "yes", "yes", "yes", "yes", "no", "yes", "withdrawn", "yes"]
FIRST = date(2018, 1, 8)
"""The day on which the first case of the workbook was opened."""
OFFICES = {"North": range(1, 71), "South": range(71, 131)}
ARCHIVED = range(501, 561)


def write_exports(folder: Path) -> None:
    """The files as they come: a workbook with notes, archives, and who withdrew."""
    folder.mkdir()
    sheets = {name: _sheet(name, map(_today, numbers)) for name, numbers in OFFICES.items()}
    notes = [["Export of the case list (nobody in it exists)"], ["A sheet for each office"]]
    write_sheets(folder / "cases_2018-2021.xlsx", {"Read me": notes, **sheets})
    lines = _lines([_then(number) for number in ARCHIVED])
    (folder / "archive_2013-2017.txt.gz").write_bytes(gzip.compress(lines.encode("cp1252")))
    (folder / "withdrawn.csv").write_text("File No\nH-004\nH-503\n", encoding="utf-8")


def _sheet(office: str, rows: Iterator[Row]) -> list[list[str]]:
    """A title, a blank row, the names, and the cases."""
    found = list(rows)
    return [[f"Office {office} (invented)"], [], [*found[0]], *([*row.values()] for row in found)]


def _today(number: int) -> Row:
    """A case of the workbook: everything about it follows from its number."""
    opened, age = FIRST + timedelta(days=9 * number), 14 + number % 4 * 5
    born = opened - timedelta(days=age * 366 + 90)
    return {
        "File No": f"H-{number:03}",
        "Name": f"Maria Example {'ABCDEFGHIJ'[number % 10]}",
        "Born": born.isoformat(),
        "Gender": "n/k" if number % 41 == 0 else "FFFM"[number % 4],
        "Nationality": NATIONS[number % 3],
        "Opened": opened.isoformat(),
        "Age": f"{age} years",
        "Country": "" if number % 17 == 0 else "Spain",
        "Forms": FORMS[number % 5],
        "Means": MEANS[number % 5],
        "Recruiter": ["partner", "aunt/uncle", "neighbour", "agency"][number % 4],
        "Consent": CONSENTS[number % 11],
        "Caseworker": ["Worker Example", "Helper Sample"][number % 2],
        "Changed": (opened + timedelta(days=60)).isoformat(),
        "Remarks": "Call back (invented)",
    }


def _then(number: int) -> Row:
    """A case of the archives."""
    opened, age = date(2013, 3, 4) + timedelta(days=25 * (number - 501)), 16 + number % 4 * 5
    born = opened - timedelta(days=age * 366 + 90)
    return {
        "FILE": f"H-{number}",
        "FULL NAME": f"JUANA ÉJEMPLO {'ABCDEFGHIJ'[number % 10]}",
        "BORN": "??" if number % 8 == 0 else born.strftime("%d.%m.%y"),
        "SEX": "1122"[number % 4],
        "NATION": NATIONS[number % 3].upper(),
        "OPENED": opened.strftime("%d.%m.%Y"),
        "AGE": "" if number % 6 == 0 else f"{age}",
        "CTRY": "SPAIN",
        "PROST": "XN"[number % 2],
        "DOMES": ["X", "N", ""][number % 3],
        "OTHER": ["farm", "", "", ""][number % 4],
        "DEBT": "XN"[number // 2 % 2],
        "PAPERS": ["X", ""][number % 2],
        "OK": "N" if number % 13 == 0 else "Y",
        "CHANGED": (opened + timedelta(days=30)).strftime("%d.%m.%Y"),
    }


def _lines(rows: list[Row]) -> str:
    return "".join("|".join(row) + "\r\n" for row in [[*rows[0]], *(r.values() for r in rows)])
