"""Judges what a release tells catalogues: each file by a reader of its own, and no figure unread.

What is compared is taken out of a file; what is left of it is searched, and may hold no figure.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tenfold.stages import Finding
from tenfold.verify.catalogues.citation import load_citation, read_citation
from tenfold.verify.catalogues.croissant import read_croissant
from tenfold.verify.catalogues.csvw import read_csvw
from tenfold.verify.catalogues.datapackage import read_datapackage
from tenfold.verify.catalogues.dcat import read_dcat
from tenfold.verify.catalogues.ddi import read_ddi
from tenfold.verify.catalogues.facts import Expected, Fact
from tenfold.verify.catalogues.leaves import leaves_of, load_written
from tenfold.verify.catalogues.markup import load_markup
from tenfold.verify.catalogues.schema_org import load_script, read_schema_org
from tenfold.verify.compare import OTHER, Compared, decoded

_UNKNOWN = "tells a figure that was nowhere found anew"
_DEEP = "is nested too deep"

Load = Callable[[bytes], Any]
Read = Callable[[Any, Expected], Iterator[Fact]]
_READERS: Mapping[str, tuple[Load, Read]] = {
    "CITATION.cff": (load_citation, read_citation),
    "datapackage.json": (load_written, read_datapackage),
    "metadata/croissant.json": (load_written, read_croissant),
    "metadata/csvw.json": (load_written, read_csvw),
    "metadata/dcat.jsonld": (load_written, read_dcat),
    "metadata/ddi-2.5.xml": (load_markup, read_ddi),
    "metadata/ddi-2.6.xml": (load_markup, read_ddi),
}


def judge_catalogue(file: str, data: bytes, expected: Expected) -> Compared:
    """What is wrong with a file for catalogues, and which of its texts are to be searched."""
    return _judge(file, data, _READERS[file], expected)


def judge_dataset(file: str, data: bytes, expected: Expected) -> Compared:
    """The same of the Dataset in schema.org's words that a page holds in a script element."""
    return _judge(file, data, (load_script, read_schema_org), expected)


def _judge(file: str, data: bytes, reader: tuple[Load, Read], expected: Expected) -> Compared:
    load, read = reader
    try:
        said = load(data)
    except ValueError as error:
        return Compared((Finding(file, str(error)),), decoded(data))
    try:
        return _compare(file, said, read, expected)
    except RecursionError:
        return Compared((Finding(file, _DEEP),), decoded(data))


def _compare(file: str, said: Any, read: Read, expected: Expected) -> Compared:
    """What a file says, beside what it should; and what is left of it."""
    findings = [
        Finding(file, f"{fact.where}: {OTHER}") for fact in read(said, expected) if not fact.right
    ]
    left = [leaf for leaf in dict.fromkeys(leaves_of(said)) if leaf not in expected.known]
    if unread := sum(expected.tells_figure(leaf) for leaf in left):
        findings.append(Finding(file, _UNKNOWN, unread))
    return Compared(tuple(findings), "\n".join(map(str, left)))
