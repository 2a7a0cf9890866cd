"""A published table that asks of formats what they can: long lists, Namibia, large numbers."""

import csv
from pathlib import Path

import pytest
from tests.unit.write.files import ALWAYS, CODEBOOK, CONTENTS, LABOUR, tally_of

from tenfold.write.formats import TABLES

MEANS = dict.fromkeys(CODEBOOK.by_name["meansOfControlConcatenated"].parents, "1")
NAMIBIA = ALWAYS | {"citizenship": "NA", "CountryOfExploitation": "ZW", "ageBroad": "9–17"}
WHOLE = ALWAYS | MEANS | {"meansOfControlNotSpecified": "0", "gender": "Female"}
PUBLISHED = tally_of((10, ALWAYS), (12, NAMIBIA), (30, WHOLE), (11, LABOUR))
COLUMNS = tuple(CODEBOOK.by_name)


def write(folder: Path, ending: str, published=PUBLISHED, contents=CONTENTS) -> Path:
    """The table in the format of an ending."""
    path = folder / f"cases.{ending}"
    TABLES[f"data/cases.{ending}"](published, contents, path)
    return path


def cells(published, folder: Path) -> list[list[str]]:
    """The cases as plain text, the names first."""
    path = write(folder, "csv", published)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("formats")
