"""CITATION.cff is valid, and says how the edition is to be cited."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

SCHEMA = json.loads(Path("tests/schemas/cff/schema-1.2.0.json").read_text("utf-8"))


def read(folder):
    return yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))


def test_it_is_valid(folder):
    checker = jsonschema.FormatChecker()
    jsonschema.Draft7Validator(SCHEMA, format_checker=checker).validate(read(folder))


def test_the_publisher_is_who_is_cited(plain):
    said = read(plain)
    assert said["authors"] == [{"name": "The Example Collaborative", "email": "data@example.org"}]
    assert (said["date-released"], said["version"]) == ("2021-09-01", "2021-09")
    assert said["type"] == "dataset"


@pytest.mark.parametrize(("world", "licence"), [("plain", "CC-BY-4.0"), ("full", "CC0-1.0")])
def test_a_licence_stands_by_its_spdx_name(releases, world, licence):
    assert read(releases[world])["license"] == licence


def test_signs_that_yaml_takes_for_the_end_of_a_line_stand_as_they_are(odd):
    assert read(odd)["title"] == 'Cases & "more" <of\u2028them>\x85, release 2021-09'


def test_a_licence_in_own_words_does_not_stand(odd):
    assert "license" not in read(odd)
