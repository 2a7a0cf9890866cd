"""The chapters of a DDI-Codebook on the files."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tenfold.write.metadata.about import About, Distribution
from tenfold.write.metadata.markup import element


def file_descriptions(about: About, *, newer: bool) -> Iterator[Element]:
    """Each file that holds the cases, with its size and its fingerprint."""
    for number, one in enumerate(about.distributions, start=1):
        yield _file(about, one, f"F{number}", newer=newer)


def file_ids(about: About) -> str:
    """The names of these descriptions, as variables refer to them."""
    return " ".join(f"F{number}" for number, _ in enumerate(about.distributions, start=1))


def _file(about: About, one: Distribution, name: str, *, newer: bool) -> Element:
    figures, variables = about.told.figures, about.told.codebook.variable
    text = element(
        "fileTxt",
        element("fileName", one.file.path),
        element(
            "dataFingerprint",
            element("digitalFingerprintValue", one.file.sha256),
            element("algorithmSpecification", "SHA-256"),
            type="dataFile",
        ),
        element("fileCont", one.title),
        element(
            "dimensns",
            element("caseQnty", str(figures.cases)),
            element("varQnty", str(len(variables))),
        ),
        element("fileType", one.medium.media),
        element("format", one.medium.name),
        element("dataMsng", about.prose.missing),
        mimeType=one.medium.media if newer else "",
    )
    where = one.address or f"../{one.file.path}"
    note = element("notes", str(one.file.bytes), type="bytes", subject="Size in bytes")
    return element("fileDscr", text, note, ID=name, URI=where)
