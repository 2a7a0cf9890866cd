"""DDI-Codebook 2.5 and 2.6: the release for data archives and statisticians."""

from xml.etree.ElementTree import Element

from tenfold.write.metadata.about import About
from tenfold.write.metadata.ddi.files import file_descriptions
from tenfold.write.metadata.ddi.study import document_description, study_description
from tenfold.write.metadata.ddi.variables import data_description
from tenfold.write.metadata.markup import document, element


def ddi_2_5(about: About) -> bytes:
    """The release in DDI-Codebook 2.5."""
    return document(_codebook(about, "2.5"))


def ddi_2_6(about: About) -> bytes:
    """The same in version 2.6, which knows media types and licences."""
    return document(_codebook(about, "2.6"))


def _codebook(about: About, version: str) -> Element:
    newer = version == "2.6"
    return element(
        "codeBook",
        document_description(about),
        study_description(about, newer=newer),
        *file_descriptions(about, newer=newer),
        data_description(about),
        xmlns=f"ddi:codebook:{version.replace('.', '_')}",
        version=version,
        lang="en",
    )
