"""What is published of codebook tables: bytes, computed columns, and what a reader reads back."""

import csv

import pytest

from tenfold.anonymise import Settings, anonymise
from tenfold.codebook import load_codebook
from tenfold.demo import invent
from tenfold.stages import Tally
from tenfold.tables import Writing, read_table, schema_of, write_table
from tenfold.verify import Question, verify

BOOK = load_codebook()
NAMES = tuple(BOOK.by_name)


@pytest.fixture(scope="module", params=[0, 1])
def tally(request):
    return Tally.of(schema_of(BOOK), invent(BOOK, 3000, request.param))


@pytest.fixture(scope="module")
def published(tally):
    return anonymise(tally, Settings(10, 7, "fast")).published()


@pytest.fixture(params=["csv", "parquet"])
def file(request, published, tmp_path):
    path = tmp_path / f"cases.{request.param}"
    write_table(published, NAMES, path, Writing(BOOK))
    return path


def test_the_same_seed_gives_the_same_bytes(tally, file, tmp_path):
    again = tmp_path / f"again{file.suffix}"
    plan = anonymise(tally, Settings(10, 7, "fast"))
    write_table(plan.published(), NAMES, again, Writing(BOOK))
    assert again.read_bytes() == file.read_bytes()


def test_what_was_written_reads_back_as_the_same_tally(published, file):
    table = read_table(file, BOOK)
    assert table.tally == published
    assert table.columns == NAMES
    assert table.notes == ()


def test_the_stranger_finds_nothing(file):
    assert verify(file, BOOK, Question()).passed


def test_majority_stays_what_the_published_age_says(published):
    follows = BOOK.by_name["majorityStatus"].follows
    age, majority = BOOK.by_name["ageBroad"], BOOK.by_name["majorityStatus"]
    places = [published.schema.index[name] for name in (age.name, majority.name)]
    for age_code, majority_code in published.records[:, places].tolist():
        if age_code:
            assert follows.values[age.decode(age_code)] == majority.decode(majority_code)


def rows_of(published, tmp_path):
    path = tmp_path / "rows.csv"
    write_table(published, NAMES, path, Writing(BOOK))
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@pytest.mark.parametrize("name", [v.name for v in BOOK.computed if v.parts])
def test_a_list_names_exactly_the_parts_that_are_published(published, tmp_path, name):
    for row in rows_of(published, tmp_path):
        due = [
            part.label
            for part in BOOK.by_name[name].parts
            if any(row[flag] == "1" for flag in part.any)
            or (part.all and all(row[flag] == "1" for flag in part.all))
        ]
        assert row[name] == ";".join(due)


def test_sex_and_labour_is_what_its_two_parts_say(published, tmp_path):
    due = {"11": "1", "10": "0", "01": "0", "00": "0", "0": "0"}
    for row in rows_of(published, tmp_path):
        assert row["isSexAndLabour"] == due.get(row["isForcedLabour"] + row["isSexualExploit"], "")


def test_not_specified_is_kept_when_the_means_of_control_are_redacted(tally):
    plan = anonymise(tally, Settings(10, 7, "fast"))
    place = plan.schema.index["meansOfControlNotSpecified"]
    kept = plan.published_records[:, place] == plan.original_records[:, place]
    assert kept.all()
