"""The feed is Atom: what RFC 4287 demands of it stands there, with and without addresses."""

import json
from xml.etree.ElementTree import fromstring

import pytest

from tenfold.publish import write_index

ATOM = "{http://www.w3.org/2005/Atom}"
FILES = ["README.md", "codebook/codebook.html", "datapackage.json"]
SAID = {"title": "Cases & more", "publisher": "Nobody", "k": 10, "cases": 1234, "codebook": "c"}
WEB = {"url": "https://data.example/", "doi": "10.1234/x", "licence": "CC0-1.0"}


@pytest.fixture
def public(tmp_path):
    return tmp_path


def show(public, name="2021-09", snapshot="2021-09-01", files=FILES, **told):
    """A release in a public folder that says so."""
    (public / name).mkdir()
    (public / name / "verdict.json").write_text("{}")
    listed = [{"path": path, "bytes": 1} for path in files]
    said = SAID | {"release": name, "snapshot": snapshot, "files": listed} | told
    (public / name / "manifest.json").write_text(json.dumps(said))


def feed_of(public):
    write_index(public)
    text = (public / "feed.xml").read_text(encoding="utf-8")
    return fromstring(text)  # noqa: S314 - it is our own


def texts(element, name):
    return [found.text for found in element.findall(f"{ATOM}{name}")]


def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


@pytest.mark.parametrize("web", [{}, WEB], ids=["without addresses", "with addresses"])
def test_what_the_standard_demands_stands_there_once(public, web):
    show(public, **web)
    feed = feed_of(public)
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(texts(element, name)) == 1
        assert texts(element.find(f"{ATOM}author"), "name") == ["Nobody"]


def test_the_newest_stands_first_and_dates_the_feed(public):
    for name, day in (("a", "2020-04-01"), ("b", "2021-09-01"), ("c", "2018-01-01")):
        show(public, name, day)
    feed = feed_of(public)
    days = [texts(entry, "updated")[0] for entry in feed.findall(f"{ATOM}entry")]
    assert days == ["2021-09-01T00:00:00Z", "2020-04-01T00:00:00Z", "2018-01-01T00:00:00Z"]
    assert texts(feed, "updated") == days[:1]


def test_ids_differ_and_never_change(public):
    show(public, "a", "2020-04-01")
    before = feed_of(public)
    show(public, "b", "2021-09-01", **WEB)
    after = feed_of(public)
    ids = [texts(entry, "id")[0] for entry in after.findall(f"{ATOM}entry")]
    assert texts(before, "id") == texts(after, "id")
    assert texts(before.find(f"{ATOM}entry"), "id") == ids[1:]
    assert len({*ids, *texts(after, "id")}) == 3
    assert all(one.startswith("urn:uuid:") for one in ids)


def test_links_lead_to_what_a_release_holds(public):
    show(public, **WEB)
    feed = feed_of(public)
    assert links(feed) == {
        "self": "https://data.example/feed.xml",
        "alternate": "https://data.example/",
    }
    assert links(feed.find(f"{ATOM}entry")) == {
        "alternate": "https://data.example/2021-09/README.md",
        "related": "https://data.example/2021-09/codebook/codebook.html",
        "describedby": "https://data.example/2021-09/datapackage.json",
    }


@pytest.mark.parametrize(("files", "end"), [(["index.html", "README.md"], ""), ([], "")])
def test_the_explorer_or_the_folder_stands_for_a_release(public, files, end):
    show(public, files=files, **WEB)
    entry = feed_of(public).find(f"{ATOM}entry")
    assert links(entry) == {"alternate": f"https://data.example/2021-09/{end}"}


@pytest.mark.parametrize("url", ["", "javascript:alert(1)//"])
def test_without_an_address_there_are_no_links(public, url):
    show(public, url=url)
    feed = feed_of(public)
    assert links(feed) == links(feed.find(f"{ATOM}entry")) == {}


def test_an_entry_says_how_many_cases_and_what_k_counts(public):
    show(public, **WEB | {"k counts": "cases, not people"})
    entry = feed_of(public).find(f"{ATOM}entry")
    first, *others = texts(entry, "content")[0].splitlines()
    assert first.startswith("1,234 cases as they stood on 2021-09-01. ")
    assert first.endswith("Every whole record is shared by at least 10 cases.")
    assert others == ["These are cases, not people.", "https://doi.org/10.1234/x"]
    assert texts(entry, "rights") == ["CC0-1.0"]


def test_letters_that_xml_cant_hold_are_left_out(public):
    show(public, title="A \x01<b>\ufffe title", **WEB | {"url": "https://data.example/\x02/"})
    feed = feed_of(public)
    assert texts(feed, "title") == ["A <b> title"]
    assert links(feed)["alternate"] == "https://data.example//"


def test_a_publisher_that_isnt_named_is_said_to_be_so(public):
    show(public, publisher="")
    assert texts(feed_of(public).find(f"{ATOM}author"), "name") == ["Unnamed publisher"]


def test_a_feed_whose_releases_are_gone_is_empty(public):
    (public / "feed.xml").write_text("old")
    feed = feed_of(public)
    assert feed.findall(f"{ATOM}entry") == []
    assert texts(feed, "updated") == ["1970-01-01T00:00:00Z"]


def test_the_same_releases_give_the_same_bytes(public):
    show(public, **WEB)
    write_index(public)
    first = (public / "feed.xml").read_bytes()
    (public / "feed.xml").unlink()
    write_index(public)
    assert (public / "feed.xml").read_bytes() == first
