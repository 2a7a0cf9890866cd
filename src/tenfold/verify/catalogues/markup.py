"""Reads an XML file that holds elements, attributes and texts, and nothing else."""

from xml.etree.ElementTree import Element, ParseError, fromstring, indent, tostring

from tenfold.verify.compare import SPELLED

BROKEN = "is no XML that everyone reads alike"
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def load_markup(data: bytes) -> Element:
    """The root; tags are without their namespace, which stands in `xmlns`.

    Raises ValueError for what isn't XML in UTF-8, for entities, and for what isn't written as
    Tenfold writes it, such as comments.
    """
    if not data.startswith(_HEAD) or b"<!" in data:
        raise ValueError(BROKEN)  # with `<!` begin DTD, entity, comment and CDATA
    try:
        root = _bare(fromstring(data))  # noqa: S314 - no DTD can stand in it
        written = _written(root)
    except (ParseError, ValueError, RecursionError):
        raise ValueError(BROKEN) from None
    if written != data:
        raise ValueError(SPELLED)
    return root


def _bare(root: Element) -> Element:
    """The root with its namespace in `xmlns`, and tags without it."""
    space, _, _ = root.tag.rpartition("}")
    for each in root.iter():
        each.tag = each.tag.removeprefix(f"{space}}}")
    root.attrib = {"xmlns": space.removeprefix("{"), **root.attrib}
    return root


def _written(root: Element) -> bytes:
    """An XML file as Tenfold writes it."""
    indent(root)
    text: str = tostring(root, encoding="unicode")
    return _HEAD + f"{text}\n".encode()
