"""feed.xml: the releases as an Atom feed (RFC 4287), the newest first."""

import re
from collections.abc import Iterator, Sequence
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from tenfold.publish.shown import Shown

FEED = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_OURS = UUID("5b0b7c0e-6c5f-5a53-9d0e-0d5a0f6c6a10")
"""Under which ids are made; it never changes, so that a reader knows a release again."""
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOBODY = "Unnamed publisher"
_LINKS = {
    "codebook/codebook.html": ("related", "text/html", "Codebook"),
    "codebook/codebook.pdf": ("related", "application/pdf", "Codebook (PDF)"),
    "datapackage.json": ("describedby", "application/json", "Data package"),
}
"""The files that a reader is led to, where a release has them."""
_PAGES = {"index.html": "text/html", "README.md": "text/markdown"}
"""Which file stands for a release, the best first."""


def feed(releases: Sequence[Shown]) -> bytes:
    """The feed; with addresses where the releases have one, valid without as well.

    The same releases give the same bytes.
    """
    root = Element("feed", {"xmlns": _ATOM})
    newest, oldest = (releases[0], releases[-1]) if releases else (None, None)
    _add(root, "id", _urn(f"feed of {_id(oldest)}" if oldest else "feed"))
    _add(root, "title", str(newest.said["title"]) if newest else "Releases")
    _add(root, "updated", _moment(newest.said["snapshot"] if newest else "1970-01-01"))
    _add(SubElement(root, "author"), "name", _publisher(newest))
    if newest and newest.address:
        url = newest.address.removesuffix(f"{newest.said['release']}/")
        _link(root, {"rel": "self", "href": f"{url}{FEED}"})
        _link(root, {"rel": "alternate", "href": url})
    for one in releases:
        root.append(_entry(one))
    indent(root)
    text: bytes = tostring(root, "utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(one: Shown) -> Element:
    """A release, with its id, which depends on neither address nor title."""
    entry, said = Element("entry"), one.said
    _add(entry, "id", _id(one))
    _add(entry, "title", f"{said['title']}, release {said['release']}")
    _add(entry, "updated", _moment(said["snapshot"]))
    _add(entry, "published", _moment(said["snapshot"]))
    _add(SubElement(entry, "author"), "name", _publisher(one))
    for link in _links(one):
        _link(entry, link)
    if "licence" in said:
        _add(entry, "rights", str(said["licence"]))
    _add(entry, "content", "\n".join(_sentences(one))).set("type", "text")
    return entry


def _sentences(one: Shown) -> Iterator[str]:
    """What is said of a release; every figure stands in its manifest."""
    said = one.said
    yield (
        f"{said['cases']:,} cases as they stood on {said['snapshot']}. "
        f"Every whole record is shared by at least {said['k']} cases."
    )
    if "k counts" in said:
        yield f"These are {said['k counts']}."
    if "doi" in said:
        yield f"https://doi.org/{said['doi']}"


def _links(one: Shown) -> Iterator[dict[str, str]]:
    if not one.address:
        return
    page = next((page for page in _PAGES if page in one.files), "")
    kind = {"type": _PAGES[page]} if page else {}
    here = "" if page == "index.html" else page
    yield {"rel": "alternate", "href": f"{one.address}{here}", **kind}
    for path, (relation, kind_of, title) in _LINKS.items():
        if path in one.files:
            href = f"{one.address}{path}"
            yield {"rel": relation, "href": href, "type": kind_of, "title": title}


def _publisher(one: Shown | None) -> str:
    return str(one.said.get("publisher", _NOBODY)) if one else _NOBODY


def _id(one: Shown) -> str:
    return _urn(f"release {one.said['release']} of {one.said['snapshot']}, {_publisher(one)}")


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(_OURS, name)}"


def _moment(day: object) -> str:
    """The beginning of a day."""
    return f"{day}T00:00:00Z"


def _add(parent: Element, name: str, text: str) -> Element:
    """A new element with a text, from which letters that XML can't hold are gone."""
    element = SubElement(parent, name)
    element.text = _NO_XML.sub("", text)
    return element


def _link(parent: Element, link: dict[str, str]) -> None:
    SubElement(parent, "link", {key: _NO_XML.sub("", value) for key, value in link.items()})
