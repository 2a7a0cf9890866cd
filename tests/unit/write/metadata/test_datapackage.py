"""The Data Package is valid, and a program that checks tables by it finds the cases in order."""

import json
from pathlib import Path

import frictionless
import jsonschema
import pytest
from tests.unit.write.files import CODEBOOK, read_json

PROFILE = json.loads(Path("tests/schemas/datapackage/data-package-2-0.json").read_text("utf-8"))


@pytest.fixture
def package(folder):
    return read_json(folder / "datapackage.json")


def fields(package):
    return {one["name"]: one for one in package["resources"][0]["schema"]["fields"]}


def test_it_is_valid_by_the_standard_s_profile(package):
    checker = jsonschema.FormatChecker()
    jsonschema.Draft7Validator(PROFILE, format_checker=checker).validate(package)


def test_the_table_is_what_the_package_says(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert report.tasks[0].stats["rows"] == 42


def test_a_value_that_is_none_is_found_by_it(plain, tmp_path):
    (tmp_path / "data").mkdir()
    table = (plain / "data/cases.csv").read_text(encoding="utf-8").replace("Female", "Femal3")
    (tmp_path / "data/cases.csv").write_text(table, encoding="utf-8")
    (tmp_path / "datapackage.json").write_bytes((plain / "datapackage.json").read_bytes())
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert {kind for (kind,) in report.flatten(["type"])} == {"hash-count", "constraint-error"}


def test_null_is_the_empty_cell(package):
    assert package["resources"][0]["schema"]["missingValues"] == [""]


def test_every_variable_is_a_field_and_required_where_it_is_never_null(package):
    required = [name for name, one in fields(package).items() if "required" in str(one)]
    assert list(fields(package)) == list(CODEBOOK.by_name)
    assert required == [one.name for one in CODEBOOK.variable if not one.null]


def test_only_what_is_ordinal_has_an_order(package):
    ordered = [name for name, one in fields(package).items() if one.get("categoriesOrdered")]
    assert ordered == ["ageBroad"]


def test_lines_end_as_it_says(folder, package):
    end = package["resources"][0]["dialect"]["lineTerminator"]
    lines = (folder / "data/cases.csv").read_bytes().splitlines(keepends=True)
    assert {line[-len(end) :].decode() for line in lines} == {end}
    assert not any(line.endswith(b"\r\n") for line in lines)


def test_countries_have_names(package):
    assert {"value": "NA", "label": "Namibia"} in fields(package)["citizenship"]["categories"]


def test_a_licence_without_name_and_address_is_not_listed(odd, full):
    assert "licenses" not in read_json(odd / "datapackage.json")
    [licence] = read_json(full / "datapackage.json")["licenses"]
    assert licence["name"] == "CC0-1.0"


def test_whoever_publishes_can_be_reached(plain, full):
    [one], [other] = (
        read_json(folder / "datapackage.json")["contributors"] for folder in (plain, full)
    )
    assert one["email"] == "data@example.org"
    assert other["path"] == "https://example.org/contact"
