"""The DCAT file is RDF that keeps the standard's tables, and leads to the files that stand."""

import warnings
from functools import cache
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF
from tests.unit.write.metadata.worlds import CASES

SERIES = rdflib.URIRef("http://www.w3.org/ns/dcat#DatasetSeries")
SHAPES = rdflib.Graph().parse(Path("tests/schemas/dcat/shapes.ttl"))


@cache
def read(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # within rdflib's reader of JSON-LD
        return rdflib.Graph().parse(folder / "metadata/dcat.jsonld", format="json-ld")


def test_it_keeps_the_tables_of_the_standard(folder):
    kept, _, text = pyshacl.validate(read(folder), shacl_graph=SHAPES)
    assert kept, text


def test_the_tables_would_notice_what_is_missing(plain):
    graph = rdflib.Graph() + read(plain)
    graph.remove((None, DCTERMS.title, None))
    assert not pyshacl.validate(graph, shacl_graph=SHAPES)[0]


@pytest.mark.parametrize(
    ("world", "name"),
    [
        ("full", "https://doi.org/10.1234/(SICI)1%3C9::AID%3E3.0"),
        ("plain", "urn:uuid:f8ba5f93-0fe2-5d1f-8411-a81b7ac0324a"),
    ],
)
def test_the_release_is_named_by_its_doi_or_without_an_address(releases, world, name):
    assert read(releases[world]).value(predicate=RDF.type, object=DCAT.Dataset).toPython() == name


def test_no_file_claims_a_standard_that_ends_lines_otherwise(plain):
    assert b"\r\n" not in (plain / "data/cases.csv").read_bytes()
    claimed = {str(one) for one in read(plain).objects(predicate=DCTERMS.conformsTo)}
    assert "https://www.rfc-editor.org/rfc/rfc4180" not in claimed


def test_the_files_lead_to_where_they_stand(plain):
    found = sorted(str(one) for one in read(plain).objects(predicate=DCAT.downloadURL))
    assert found == [(plain / name).as_uri() for name in CASES]


def test_all_releases_of_a_title_are_one_series(plain, full):
    series = {str(one) for one in read(full).subjects(RDF.type, SERIES)}
    assert series == {"https://data.example.org/releases/#series"}
    assert len(set(read(plain).subjects(RDF.type, SERIES))) == 1
