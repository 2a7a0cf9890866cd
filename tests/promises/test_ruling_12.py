"""Nothing of the originals reaches `public/` but through the published tally and `Disclosed`."""

import csv
import json

import numpy as np
import polars as pl
import pytest
from tests.acceptance.worlds import NAME, SEED, contents
from tests.exports import sent_by, write_cases

from tenfold.codebook import load_codebook
from tenfold.pipeline import release
from tenfold.stages import Tally
from tenfold.tables import schema_of

BOOK = load_codebook()
SCHEMA = schema_of(BOOK)
CITIZENSHIP = SCHEMA.index["citizenship"]
ORDER = """
name = "2021-09"
snapshot = 2021-09-01
effort = "fast"

[[contribution]]
contributor = "polaris"
files = ["cases.csv"]

[about]
title = "An invented dataset"
publisher = "Nobody"
contact = "nobody@example.invalid"
licence = "CC0-1.0"
"""


def hotline(cases, seed):
    """Invented cases of the hotline."""
    return sent_by("polaris", cases, seed)


def released(folder, codes, seed=0):
    """The folder of a release that is made of these cases, with what is on top of them by seed."""
    (folder / "restricted").mkdir(parents=True, mode=0o700)
    (folder / "restricted/seed").write_text(SEED)
    (folder / "restricted/seed").chmod(0o600)
    write_cases("polaris", codes, folder / "cases.csv", seed)
    (folder / "release.toml").write_text(ORDER)
    assert release(folder / "release.toml").verdict.passed
    return folder


def public_of(folder):
    return contents(folder / "public" / NAME)


def table_of(folder):
    return pl.read_csv(folder / f"public/{NAME}/data/cases.csv", infer_schema=False)


def disclosed_of(folder):
    return json.loads(public_of(folder)["report/report.json"])["disclosed"]


@pytest.fixture(scope="module")
def alike():
    """Thirty cases of each of some records, and one of a country that nobody else has."""
    common = np.unique(hotline(3000, 5), axis=0)[:20]
    common[:, CITIZENSHIP] = BOOK.by_name["citizenship"].encode("PH")
    lone = common[:1].copy()

    def with_lone(country):
        lone[:, CITIZENSHIP] = BOOK.by_name["citizenship"].encode(country)
        return np.concatenate([common.repeat(30, axis=0), lone])

    return with_lone


@pytest.fixture(scope="module")
def pair(alike, tmp_path_factory):
    """Two releases that differ in whom the one lone case is, and in who sent what on top."""
    folder = tmp_path_factory.mktemp("pair")
    return (
        released(folder / "one", alike("FJ"), seed=1),
        released(folder / "other", alike("LA"), seed=2),
    )


def test_the_originals_of_the_pair_differ(pair):
    one, other = (pl.read_parquet(folder / f"restricted/{NAME}/plan.parquet") for folder in pair)
    assert not one.equals(other)


def test_the_exports_of_the_pair_name_other_people(pair):
    one, other = ((folder / "cases.csv").read_bytes() for folder in pair)
    assert one != other


def test_the_pair_has_the_same_published_table_and_the_same_disclosed_figures(pair):
    one, other = pair
    assert table_of(one).equals(table_of(other))
    assert disclosed_of(one) == disclosed_of(other)


def test_then_every_byte_in_public_is_the_same(pair):
    one, other = pair
    assert public_of(one) == public_of(other)


@pytest.fixture(scope="module")
def mutated(tmp_path_factory):
    """A release, and one in which a single case has another country that is as rare."""
    folder = tmp_path_factory.mktemp("mutated")
    codes = hotline(8000, 3)
    counts = np.bincount(codes[:, CITIZENSHIP], minlength=len(BOOK.by_name["citizenship"].labels))
    rare = int(np.flatnonzero(counts == 1)[0])
    unused = int(np.flatnonzero(counts[1:] == 0)[0]) + 1
    changed = codes.copy()
    changed[codes[:, CITIZENSHIP] == rare, CITIZENSHIP] = unused
    assert Tally.of(SCHEMA, codes) != Tally.of(SCHEMA, changed)
    row = codes[codes[:, CITIZENSHIP] == rare][0]
    stratum = {SCHEMA.names[place]: row[place] for place in SCHEMA.strata}
    told = {name: BOOK.by_name[name].decode(int(code)) for name, code in stratum.items()}
    return released(folder / "before", codes), released(folder / "after", changed), told


def elsewhere(folder, stratum):
    """The published rows of other strata."""
    same = pl.all_horizontal(pl.col(name) == value for name, value in stratum.items())
    return table_of(folder).filter(~same)


def test_a_rare_value_that_changes_changes_no_row_of_another_stratum(mutated):
    before, after, stratum = mutated
    assert elsewhere(before, stratum).height > 1000
    assert elsewhere(before, stratum).equals(elsewhere(after, stratum))


def test_a_rare_value_that_changes_is_in_neither_release(mutated):
    before, after, _ = mutated
    countries = [set(table_of(folder)["citizenship"]) for folder in (before, after)]
    assert countries[0] == countries[1]


def test_a_rare_value_that_changes_changes_no_disclosed_figure(mutated):
    before, after, _ = mutated
    assert disclosed_of(before) == disclosed_of(after)


def test_a_rare_value_that_changes_changes_no_file_but_those_of_the_rows(mutated):
    before, after, _ = mutated
    one, other = public_of(before), public_of(after)
    changed = {name for name in one if one[name] != other[name]}
    rows = {name for name in one if name.startswith("data/cases")}
    following = {"README.md", "manifest.json", "verdict.json", "report/report.json", "SHA256SUMS"}
    assert changed <= rows | following
    same = [table_of(folder).equals(table_of(before)) for folder in (before, after)]
    assert bool(changed) == (not all(same))


def test_a_rare_value_that_changes_changes_no_count_of_a_year(mutated):
    before, after, _ = mutated
    one, other = (
        dict(table_of(folder)["yearOfRegistration"].value_counts().iter_rows())
        for folder in (before, after)
    )
    assert one == other


def test_the_search_of_the_exports_is_not_empty(pair):
    with (pair[0] / "cases.csv").open(encoding="utf-8", newline="") as file:
        assert any(row["Victim Name"] for row in csv.DictReader(file))
