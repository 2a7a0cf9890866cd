"""Small invented exports to scan."""

from tests.files import write_csv

from tenfold.codebook import load_codebook
from tenfold.scan import Question, scan

BOOK = load_codebook()


def scanned(folder, columns: dict[str, list], **given):
    """What comes of scanning a file with these columns."""
    path = write_csv(folder / "export.csv", list(columns), zip(*columns.values(), strict=True))
    return scan(Question((path,), **given), BOOK)


def column_of(folder, cells: list, name: str = "Answer", **given):
    """The profile of a column, beside one that holds nothing else than a case's number."""
    columns = {"Case ID": [f"N-{place}" for place in range(len(cells))], name: cells}
    return scanned(folder, columns, **given).profile.columns[1]


def shown(column) -> dict[str, str]:
    """The values that are told, and their rows."""
    return {value.value: value.rows for value in column.values.shown}
