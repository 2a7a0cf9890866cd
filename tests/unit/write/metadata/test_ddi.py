"""The DDI-Codebook files are valid, and tell each value with its label, its cases and its NULL."""

from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from tests.unit.write.files import CODEBOOK
from tests.unit.write.metadata.worlds import CASES, TABLE

from tenfold.write.figures import figures_of

SCHEMA = Path("tests/schemas/ddi-2.6/codebook.xsd")
XS = "{http://www.w3.org/2001/XMLSchema}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FIGURES = figures_of(TABLE, CODEBOOK)
OLD, NEW = "ddi:codebook:2_5", "ddi:codebook:2_6"
NEWER = {  # what version 2.6 adds to the elements and attributes that we write, by its change log
    *("license", "language", "fileDerivation", "generalDataFormat", "metadataAccs", "varRange"),
    *("mimeType", "isPersistentIdentifier", "agentIdentifier", "vocabInstanceURI", "access"),
}


@cache
def schema():
    """The schema of 2.6; its annotations, some of which are misplaced, tell nothing of validity."""
    tree = etree.parse(SCHEMA)
    for note in list(tree.iter(f"{XS}annotation")):
        note.getparent().remove(note)
    return etree.XMLSchema(tree)


def read(folder, version):
    return etree.parse(folder / f"metadata/ddi-{version}.xml").getroot()


def bare(folder, version="2.5"):
    """The document without its namespace."""
    text = (folder / f"metadata/ddi-{version}.xml").read_text(encoding="utf-8")
    return etree.fromstring(text.replace(OLD, "").replace(NEW, "").encode())


def test_version_2_6_is_valid(folder):
    schema().assertValid(read(folder, "2.6"))


def test_version_2_5_is_valid_as_far_as_2_6_is_the_same(folder):
    text = (folder / "metadata/ddi-2.5.xml").read_text(encoding="utf-8")
    text = text.replace(f'xmlns="{OLD}" version="2.5"', f'xmlns="{NEW}" version="2.6"')
    schema().assertValid(etree.fromstring(text.encode()))


def test_version_2_5_has_nothing_that_2_6_added(folder):
    found = {name for one in bare(folder).iter() for name in (one.tag, *one.attrib)}
    assert not found & NEWER


def test_version_2_6_tells_the_licence_and_media_types(full):
    root = bare(full, "2.6")
    assert root.find(".//license").get("URI").startswith("https://creativecommons.org/publicdomain")
    assert root.find(".//fileTxt").get("mimeType") == "text/csv"


@pytest.mark.parametrize("variable", CODEBOOK.variable, ids=lambda one: one.name)
def test_each_value_has_its_cases(plain, variable):
    told = bare(plain).find(f".//var[@name='{variable.name}']")
    cases = {
        one.findtext("catValu"): int(one.findtext("catStat"))
        for one in told.iterfind("catgry")
        if one.get("missing") is None
    }
    assert {value: n for value, n in cases.items() if n} == FIGURES.values[variable.name]


@pytest.mark.parametrize("variable", CODEBOOK.variable, ids=lambda one: one.name)
def test_null_is_a_missing_value_with_its_cases_where_it_may_be(plain, variable):
    told = bare(plain).find(f".//var[@name='{variable.name}']")
    missing = [one.findtext("catStat") for one in told.iterfind("catgry[@missing='Y']")]
    empty = FIGURES.cases - FIGURES.filled[variable.name]
    assert missing == ([str(empty)] if variable.null else [])


def test_labels_stand_in_the_languages_of_the_edition(plain):
    labels = bare(plain).findall(".//var[@name='gender']/labl")
    assert {one.get(LANG): one.text for one in labels} == {
        "en": "Gender",
        "fr": "Genre",
        "es": "Género",
    }


def test_an_english_edition_has_no_other_language(odd):
    assert {one.get(LANG) for one in bare(odd).iter("labl")} == {"en"}


def test_a_computed_variable_tells_what_it_is_computed_from(plain):
    told = bare(plain).find(".//var[@name='isSexAndLabour']/derivation")
    assert told.get("var") == "V28 V29"
    assert told.findtext("drvdesc").endswith("from isForcedLabour, isSexualExploit.")


def test_the_files_stand_with_their_cases_and_fingerprints(plain):
    root = bare(plain)
    assert {one.text for one in root.iter("caseQnty")} == {"42"}
    assert {one.text for one in root.iter("varQnty")} == {"63"}
    names = [one.text for one in root.iter("fileName")]
    assert (names[0], sorted(names)) == ("data/cases.csv", CASES)


def test_signs_that_xml_cannot_hold_are_left_out(full):
    [terms] = bare(full).findall(".//conditions")[1:]
    assert terms.text == "Be kind. Don't harm <anyone> & cite."


def test_the_years_and_the_countries_are_those_of_the_cases(plain):
    root = bare(plain)
    assert [one.text for one in root.iter("timePrd")] == ["2015", "2019"]
    assert [one.get("abbr") for one in root.iter("nation")] == ["DE", "KR"]
