"""The Dataset for search engines can stand in a page, and says what the release is."""

import json
from dataclasses import replace

import pytest
from tests.unit.write.files import CODEBOOK, CONTENTS
from tests.unit.write.metadata.worlds import FULL, ODD, TABLE, WORLDS

from tenfold.write.description import Description, File
from tenfold.write.figures import figures_of
from tenfold.write.metadata import schema_org


def told(edition, *files):
    contents = replace(CONTENTS, edition=edition)
    return schema_org(Description(contents, figures_of(TABLE, CODEBOOK), files))


@pytest.mark.parametrize("edition", WORLDS.values(), ids=WORLDS)
def test_nothing_in_it_ends_a_script(edition):
    assert not set("<>&\u2028\u2029") & set(told(edition))
    assert json.loads(told(edition))["publisher"]["name"] == edition.publisher


def test_it_has_what_search_engines_ask_for():
    said = json.loads(told(FULL))
    assert said["@type"] == "Dataset"
    assert 50 <= len(said["description"]) <= 5000
    assert said["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert said["temporalCoverage"] == "2015/2019"
    assert [one["name"] for one in said["spatialCoverage"]] == ["Germany", "Republic of Korea"]
    assert len(said["variableMeasured"]) == 63


def test_files_are_listed_where_their_address_is_known():
    file = File("data/cases.csv", 7, "0" * 64)
    assert "distribution" not in json.loads(told(ODD, file))
    [one] = json.loads(told(FULL, file, File("README.md", 7, "0" * 64)))["distribution"]
    assert one["contentUrl"] == "https://data.example.org/releases/2021-09/data/cases.csv"


def test_what_k_counts_is_told_where_it_is_not_people():
    assert json.loads(told(ODD))["description"].endswith("may count twice.")
