"""The report counts the published table, and says of the rest what the closed list allows."""

import csv
from collections import Counter

import pytest
from tests.unit.write.files import (
    ALWAYS,
    BASE,
    CODEBOOK,
    DISCLOSED,
    LABOUR,
    TINY,
    candidate,
    disclosing,
    read_json,
    tally_of,
)

from tenfold.codebook import allowed_labels
from tenfold.demo import invent
from tenfold.errors import GuardError
from tenfold.stages import BANDS, TOO_FEW, WAYS, Tally
from tenfold.tables import schema_of


def report_of(folder, *what, **contents):
    return read_json(candidate(folder, *what, **contents) / "report/report.json")


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    return report_of(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def published(report):
    return report["published"]


def test_the_report_says_which_release_it_is_of(report):
    assert list(report) == ["release", "snapshot", "k", "published", "disclosed"]
    assert [report[key] for key in ("release", "snapshot", "k")] == ["2021-09", "2021-09-01", 10]


def test_the_table_is_counted(published):
    assert list(published) == ["cases", "records", "smallest class", "facts", "variables"]
    assert published["cases"] == 10 + 1_000 + 200
    assert published["records"] == 3
    assert published["smallest class"] == 10
    assert published["facts"] == 3 * 10 + 6 * 1_000 + 6 * 200


def test_all_variables_stand_in_the_codebook_s_order(published):
    assert list(published["variables"]) == list(CODEBOOK.by_name)


COUNTED = {
    "yearOfRegistration": (1_210, {"2015": 1_210}),
    "gender": (1_200, {"Female": 1_200}),
    "ageBroad": (0, {}),
    "isForcedLabour": (1_200, {"1": 1_200}),
    "isSexualExploit": (1_200, {"0": 1_000, "1": 200}),
    "isSexAndLabour": (1_200, {"0": 1_000, "1": 200}),
    "meansOfControlConcatenated": (1_210, {"Not Specified": 1_210}),
    "typeOfSexConcatenated": (0, {}),
    "typeOfExploitConcatenated": (
        1_200,
        {
            "Forced labour": 1_200,
            "Sexual exploitation": 200,
            "Combined sexual and labour exploitation": 200,
        },
    ),
}


@pytest.mark.parametrize("name", COUNTED)
def test_a_variable_is_counted(published, name):
    filled, values = COUNTED[name]
    counted = published["variables"][name]
    assert counted["filled"] == filled
    assert list(counted["values"].items()) == list(values.items())


def counted(path):
    """Each variable's cells of a published CSV counted one by one, lists apart at the separator."""
    found = {name: Counter() for name in CODEBOOK.by_name}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name, cell in row.items():
                found[name].update(cell.split(";") if cell else [])
    return found


def test_an_invented_table_is_counted_as_its_csv_is(tmp_path):
    codes = invent(CODEBOOK, 2_000, 7)
    folder = candidate(tmp_path, Tally.of(schema_of(CODEBOOK), codes))
    told = read_json(folder / "report/report.json")["published"]["variables"]
    found = counted(folder / "data/cases.csv")
    for name, variable in CODEBOOK.by_name.items():
        in_order = [label for label in allowed_labels(variable) if found[name][label]]
        assert told[name]["values"] == found[name]
        assert list(told[name]["values"]) == in_order


def test_the_closed_list_is_told_as_it_is(report):
    assert report["disclosed"] == {
        "cases received": 1_300,
        "cases not published": "fewer than 100",
        "facts kept, per cent": TOO_FEW,
        "kept by variable": dict.fromkeys(BASE, TOO_FEW),
        "error of counts": dict.fromkeys(WAYS, TOO_FEW),
    }
    assert list(report["disclosed"]["kept by variable"]) == list(BASE)


def test_fewer_than_100_cases_received_are_told_as_such(tmp_path):
    contents = disclosing(received=None, unpublished=100)
    disclosed = report_of(tmp_path, contents=contents)["disclosed"]
    assert disclosed["cases received"] == "fewer than 100"
    assert disclosed["cases not published"] == 100


def test_bands_stand_in_the_codebook_s_order(tmp_path):
    bands = dict(reversed(DISCLOSED.bands.items())) | {"gender": BANDS[2]}
    told = report_of(tmp_path, contents=disclosing(bands=bands))["disclosed"]["kept by variable"]
    assert list(told) == list(BASE)
    assert told["gender"] == BANDS[2]


def test_a_band_needs_100_times_k_published_facts(tmp_path):
    contents = disclosing(bands=DISCLOSED.bands | {"gender": BANDS[0]})
    report_of(tmp_path / "enough", tally_of((10, ALWAYS), (1_000, LABOUR)), contents=contents)
    with pytest.raises(GuardError, match="over too few facts"):
        report_of(tmp_path / "less", tally_of((11, ALWAYS), (999, LABOUR)), contents=contents)


def test_what_is_kept_of_all_needs_1000_times_k_published_facts(tmp_path):
    contents = disclosing(facts_kept=82, errors=(0.18, 0.31, 0.42))
    told = report_of(
        tmp_path / "enough", tally_of((10, ALWAYS), (1_662, LABOUR)), contents=contents
    )
    assert told["published"]["facts"] == 10_002
    assert told["disclosed"]["facts kept, per cent"] == 82
    assert list(told["disclosed"]["error of counts"].values()) == [0.18, 0.31, 0.42]
    with pytest.raises(GuardError, match="whole release is told over too few facts"):
        report_of(tmp_path / "less", tally_of((10, ALWAYS), (1_661, LABOUR)), contents=contents)


def without_gender(bands):
    return {name: band for name, band in bands.items() if name != "gender"}


@pytest.mark.parametrize(
    "bands",
    [
        without_gender(DISCLOSED.bands),
        DISCLOSED.bands | {"isSexAndLabour": TOO_FEW},
        DISCLOSED.bands | {"isSexAndLabour": BANDS[0]},
    ],
    ids=["one less", "a computed one", "a computed one with a band"],
)
def test_bands_are_those_of_the_base_variables(tmp_path, bands):
    with pytest.raises(GuardError, match="lacks its band"):
        report_of(tmp_path, TINY, contents=disclosing(bands=bands))
