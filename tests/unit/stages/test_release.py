from dataclasses import replace
from datetime import date

import pytest

from tenfold.errors import GuardError
from tenfold.stages import BANDS, TOO_FEW, WAYS, Disclosed, Edition

GOOD = {
    "received": 1300,
    "unpublished": None,
    "facts_kept": 82,
    "bands": {"gender": BANDS[0], "ageBroad": TOO_FEW},
    "errors": (0.18, 0.31, 0.42),
}


def test_the_closed_list_is_told_in_words():
    assert Disclosed(**GOOD).told() == {
        "cases received": 1300,
        "cases not published": "fewer than 100",
        "facts kept, per cent": 82,
        "kept by variable": GOOD["bands"],
        "error of counts": {"one-way": 0.18, "two-way": 0.31, "three-way": 0.42},
    }


def test_what_is_kept_of_few_facts_is_not_told():
    told = Disclosed(**GOOD | {"facts_kept": None, "errors": None}).told()
    assert told["facts kept, per cent"] == TOO_FEW
    assert told["error of counts"] == dict.fromkeys(WAYS, TOO_FEW)


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("received", 1301),
        ("received", 0),
        ("received", -100),
        ("unpublished", 7),
        ("unpublished", 0),
        ("facts_kept", 82.4),
        ("facts_kept", 101),
        ("facts_kept", -1),
        ("facts_kept", None),
        ("errors", None),
        ("bands", {"gender": "97.6 %"}),
        ("errors", (0.181, 0.31, 0.42)),
    ],
)
def test_a_figure_that_is_finer_than_the_list_is_refused(figure, value):
    with pytest.raises(GuardError, match="finer"):
        Disclosed(**GOOD | {figure: value})


def edition(**more):
    words = {"title": "Cases", "publisher": "Who", "contact": "a@b.example", "licence": "CC0"}
    return Edition("2021-09", date(2021, 9, 1), 10, "ctdc-v7", **(words | more))


@pytest.mark.parametrize(
    ("more", "link"),
    [
        ({}, ""),
        ({"url": "https://e.example/r/"}, "https://e.example/r/2021-09/"),
        ({"url": "https://e.example/r/", "doi": "10.1234/x"}, "https://doi.org/10.1234/x"),
        ({"doi": "10.1234/(a)1<2>3"}, "https://doi.org/10.1234/(a)1%3C2%3E3"),
    ],
)
def test_a_release_is_found_by_its_doi_or_else_where_its_folder_is(more, link):
    assert edition(**more).link == link


def test_a_citation_ends_with_where_the_release_is_found():
    cited = "Who (2021). Cases, release 2021-09 [Data set]."
    assert edition().citation == cited
    assert edition(doi="10.1234/x").citation == f"{cited} https://doi.org/10.1234/x"


def test_a_release_has_a_name_that_no_other_has():
    names = {edition().urn, edition(title="More").urn, edition(publisher="We").urn}
    assert len(names) == 3
    assert edition().urn == "urn:uuid:2d9b1b6e-69a6-50b2-9d65-5252346656b5"


def test_releases_of_a_title_share_the_name_of_their_series():
    later = replace(edition(), name="2022-03")
    assert later.series == edition().series
    assert later.urn != edition().urn
    assert edition(url="https://e.example/r/").series == "https://e.example/r/"
