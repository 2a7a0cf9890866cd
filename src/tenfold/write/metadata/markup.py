"""Elements of XML, made in one call each."""

import re
from xml.etree.ElementTree import Element, indent, tostring

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_SIGN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, *content: Element | str | None, **attributes: str) -> Element:
    """An element with a text and elements in it; attributes that are empty are left out.

    `lang` is that of XML. Signs that XML can't hold are left out.
    """
    told = {LANG if key == "lang" else key: value for key, value in attributes.items() if value}
    made = Element(tag, {key: _clean(value) for key, value in told.items()})
    made.text = "".join(_clean(part) for part in content if isinstance(part, str))
    made.extend(part for part in content if isinstance(part, Element))
    return made


def document(root: Element) -> bytes:
    """The bytes of a file, indented."""
    indent(root)
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _clean(text: str) -> str:
    return _NO_SIGN.sub("", text)
