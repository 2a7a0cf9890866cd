"""A person whom two contributors sent is counted once, and nothing by which she was found is kept.

Where she may count twice, every output says so.
"""

import csv
import json
from collections import Counter

import polars as pl
import pytest
from tests.acceptance.command import tenfold
from tests.acceptance.worlds import NAME, SEED, contents, copied, write_small_world

from tenfold.codebook import load_codebook
from tenfold.contributors import load_mapping
from tenfold.deidentify import hashes_of
from tenfold.engines.polars import read_exports
from tenfold.harmonise.persons import Persons
from tenfold.workspace import derived

BOOK = load_codebook()
BOTH = 12
AGAIN = "the same person, sent by another contributor"
SAID = "cases, not people"


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A world in which both contributors sent some people; its folder."""
    order = write_small_world(tmp_path_factory.mktemp("world") / "world")
    exports = order.parent / "exports"
    hotline = exports / "polaris/cases.csv"
    people = settled(rows_of(exports / "iom-mimosa/cases-earlier.csv"), "Case ID", is_told)
    rows = rows_of(hotline)
    gone = (exports / "polaris/opt-outs.csv").read_text()
    calls = settled(
        rows, "Case Number", lambda row: is_taken(row) and row["Case Number"] not in gone
    )
    for person, call in zip(people[:BOTH], calls[:BOTH], strict=True):
        call.update(same_person(person))
    write(hotline, rows)
    return order.parent


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def settled(rows, number, fits):
    """The rows that fit, of cases in one state."""
    states = Counter(row[number] for row in rows)
    return [row for row in rows if states[row[number]] == 1 and fits(row)]


def is_told(row):
    known = row["Date of Birth"] and row["Sex/Gender"] in {"Female", "Male"}
    return known and row["Consent to Share Data"] == "Yes" and row["Registration Date"]


def is_taken(row):
    year = int(row["Date of First Report"][-4:] or 0)
    return year >= 2015 and row["Report Describes Individual Victim"] == "Yes"


def same_person(row):
    """A person of case management as the hotline would write her."""
    year, month, day = row["Date of Birth"].split("-")
    return {
        "Victim Name": f"{row['Family Name'].upper()}, {row['Given Name']}",
        "Victim Date of Birth": f"{month}/{day}/{year}",
        "Gender": row["Sex/Gender"][0],
    }


def released(world, folder, setting):
    order = copied(world, folder / "world")
    order.write_text(f'same_person = "{setting}"\n{order.read_text()}')
    run = tenfold(order.parent, "release", order.name)
    assert run.returncode == 0
    return order.parent, run.stdout


@pytest.fixture(scope="module")
def once(world, tmp_path_factory):
    return released(world, tmp_path_factory.mktemp("once"), "once")


@pytest.fixture(scope="module")
def twice(world, tmp_path_factory):
    return released(world, tmp_path_factory.mktemp("twice"), "twice")


def rows_told(folder):
    return json.loads((folder / f"restricted/{NAME}/report.json").read_text())["rows"]


def handed_on(folder):
    return sum(told["handed on"] for told in rows_told(folder)["contributors"].values())


def test_whom_both_sent_is_counted_once(once, twice):
    (folder, _), (other, _) = once, twice
    assert handed_on(folder) == handed_on(other) - BOTH
    left_out = [told["left out"] for told in rows_told(folder)["contributors"].values()]
    assert sum(reasons.get(AGAIN, 0) for reasons in left_out) == BOTH


def test_how_many_both_sent_is_told_in_restricted_alone(once):
    folder, stdout = once
    assert rows_told(folder)["same person"]["found"] == [
        {"contributors": ["iom-mimosa", "polaris"], "persons": BOTH}
    ]
    public = b"".join(contents(folder / "public").values())
    assert b"same person" not in public
    assert f"{BOTH}: {AGAIN}" in stdout


def test_where_persons_count_twice_nobody_is_compared(twice):
    told = rows_told(twice[0])["same person"]
    assert {"polaris", "iom-mimosa"} <= told["compared"].keys()
    assert told == {"counts": "twice", "compared": dict.fromkeys(told["compared"], 0), "found": []}


@pytest.mark.parametrize(
    "file",
    [
        *("README.md", "manifest.json", "report/report.json", "verdict.json"),
        *("../index.json", "../feed.xml"),
    ],
)
def test_where_persons_count_twice_every_document_says_so(once, twice, file):
    (folder, _), (other, _) = once, twice
    assert SAID in (other / f"public/{NAME}" / file).read_text()
    assert SAID not in (folder / f"public/{NAME}" / file).read_text()


@pytest.mark.parametrize("command", [f"report restricted/{NAME}", f"verify public/{NAME}"])
def test_where_persons_count_twice_every_command_says_so(once, twice, command):
    (folder, _), (other, _) = once, twice
    assert SAID in tenfold(other, *command.split()).stdout
    assert SAID not in tenfold(folder, *command.split()).stdout


def test_where_persons_count_twice_the_summary_says_so(once, twice):
    assert SAID in twice[1]
    assert SAID not in once[1]


def test_where_persons_count_twice_the_plan_says_so(world, tmp_path):
    order = copied(world, tmp_path / "world")
    order.write_text(f'same_person = "twice"\n{order.read_text()}')
    assert SAID in tenfold(order.parent, "release", order.name, "--plan").stdout


def secrets_of(folder):
    """The key by which persons are hashed, and all of their hashes."""
    key = derived(bytes.fromhex(SEED), "persons")
    texts = set()
    for contributor in ("polaris", "iom-mimosa"):
        mapping = load_mapping(contributor, BOOK)
        persons = Persons(mapping, BOOK)
        files = sorted((folder / "exports" / contributor).glob("cases*"))
        frame = (
            read_exports(files, mapping.reader, persons.columns, mapping.files)
            .collect()
            .to_native()
        )
        cells = frame.select(persons.columns).fill_null("").iter_rows()
        texts |= set(map(persons.read, cells)) - {""}
    assert len(texts) > BOTH
    return {key.hex(), *(digest.decode() for digest in hashes_of(texts, key))}


def said_in(folder):
    """All that stands in restricted, candidate and public, tables as text too."""
    for place in ("restricted", "candidate", "public"):
        for name, data in contents(folder / place).items():
            yield data.decode("latin-1")
            yield data.hex()
            if name.endswith(".parquet"):
                yield pl.read_parquet(folder / place / name).write_csv()


def test_no_hash_of_a_person_and_no_key_stands_in_any_file(once):
    folder, stdout = once
    words = secrets_of(folder)
    for text in (stdout, *said_in(folder)):
        assert not [word for word in words if word in text]


def test_the_search_for_hashes_finds_those_of_the_register(once):
    folder, _ = once
    table = pl.read_parquet(folder / f"restricted/{NAME}/register.parquet")
    assert any(table["key"][0] in text for text in said_in(folder))
