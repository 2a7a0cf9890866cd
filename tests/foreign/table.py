"""A small published table in every format, and how often each value occurs in it."""

import csv
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from tests.unit.write.files import ALWAYS, BOTH, CODEBOOK, CONTENTS, LABOUR, tally_of

from tenfold.write.formats import TABLES

MEANS = dict.fromkeys(CODEBOOK.by_name["meansOfControlConcatenated"].parents, "1")
OLDER = {"yearOfRegistration": "2002", "Datasource": "Hotline", "meansOfControlNotSpecified": "0"}
PUBLISHED = tally_of(
    (10, ALWAYS),
    (12, ALWAYS | {"citizenship": "NA", "CountryOfExploitation": "ZW", "ageBroad": "9–17"}),
    (14, OLDER | MEANS | {"meansOfControlNotSpecified": "0", "gender": "Female"}),
    (20, OLDER | {"gender": "Transgender/NonConforming", "ageBroad": "48+", "citizenship": "AF"}),
    (11, LABOUR | {"CountryOfExploitation": "NA", "majorityEntry": "Unknown"}),
    (13, BOTH | {"typeOfLabourBegging": "1", "recruiterRelationFamily": "1"}),
)
FLAGS = {variable.name for variable in CODEBOOK.variable if variable.type == "flag"}
NULL = ""
Counts = dict[str, Counter[str]]


def needs(program: str) -> str:
    """Where a program is; the test is skipped where there is none."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"there is no {program} here")
    return found


def run(*command: str | Path, folder: Path) -> str:
    """What a program prints, run in a folder."""
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-2_000:]
    return done.stdout


def write_all(folder: Path) -> Path:
    """Every format, and the scripts."""
    for name, write in TABLES.items():
        write(PUBLISHED, CONTENTS, folder / Path(name).name)
    return folder


def counts_of(rows) -> Counts:
    """How often each value occurs, by column; the first row names the columns."""
    head, *cases = rows
    columns = zip(*cases, strict=True)
    return {name: Counter(column) for name, column in zip(head, columns, strict=True)}


def expected(folder: Path) -> Counts:
    """The counts of the plain table, which the tally is held against here."""
    counts = counts_of(read_rows(folder / "cases.csv"))
    assert sum(counts["gender"].values()) == PUBLISHED.cases
    for name, place in PUBLISHED.schema.index.items():
        labels = ("", *PUBLISHED.schema.columns[place].labels)
        tallied: Counter[str] = Counter()
        for code, cases in zip(PUBLISHED.records[:, place], PUBLISHED.counts, strict=True):
            tallied[labels[code]] += int(cases)
        assert counts[name] == tallied
    return counts


def read_rows(path: Path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def as_numbers(counts: Counts) -> Counts:
    """Flags that a program shows by their labels, as the numbers that they are."""
    words = {"No": "0", "Yes": "1"}
    return {
        name: Counter({words.get(value, value): n for value, n in found.items()})
        if name in FLAGS
        else found
        for name, found in counts.items()
    }
