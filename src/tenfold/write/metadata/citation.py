"""CITATION.cff: how to cite the release, in the Citation File Format 1.2.0."""

import json
import re
from collections.abc import Iterator
from typing import Any

from tenfold.write.metadata.about import About

_DOI = re.compile(r"10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;.()\[\]\\-]+")
"""The DOIs that the format takes as such; others stand as addresses."""
_ESCAPED = {sign: f"\\u{sign:04x}" for sign in (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF)}
"""The signs that JSON takes as they are, and YAML doesn't."""
MESSAGE = "If you use these data, please cite the release that you used."


def citation_cff(about: About) -> bytes:
    """One key a line; each value is JSON, which YAML takes as it stands."""
    told = ((key, json.dumps(value, ensure_ascii=False)) for key, value in _told(about))
    return "".join(f"{key}: {value.translate(_ESCAPED)}\n" for key, value in told).encode()


def _told(about: About) -> list[tuple[str, Any]]:
    edition, licence, contact = about.told.edition, about.licence, about.contact
    entity = {"name": edition.publisher, "email": contact.email, "website": contact.url}
    publisher = {key: said for key, said in entity.items() if said}
    told = [
        ("cff-version", "1.2.0"),
        ("type", "dataset"),
        ("message", MESSAGE),
        ("title", about.name),
        ("version", edition.name),
        ("date-released", about.day),
        ("authors", [publisher]),
        ("abstract", about.description),
        ("keywords", list(about.prose.keywords)),
        ("license", licence.spdx),
        ("license-url", licence.url if not licence.spdx else ""),
        ("doi", edition.doi if _DOI.fullmatch(edition.doi) else ""),
        ("url", edition.address),
        ("identifiers", list(_identifiers(about))),
    ]
    return [(key, value) for key, value in told if value]


def _identifiers(about: About) -> Iterator[dict[str, str]]:
    """What else names the release."""
    if about.told.edition.link:
        yield {"type": "url", "value": about.told.edition.link}
    yield {"type": "other", "value": about.told.edition.urn}
