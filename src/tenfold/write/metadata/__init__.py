"""The metadata of a release for machines and catalogues, from its description."""

from collections.abc import Callable, Mapping

from tenfold.write.description import Maker
from tenfold.write.metadata.about import About
from tenfold.write.metadata.citation import citation_cff
from tenfold.write.metadata.croissant import croissant
from tenfold.write.metadata.csvw import csvw
from tenfold.write.metadata.datapackage import datapackage
from tenfold.write.metadata.dcat import dcat
from tenfold.write.metadata.ddi import ddi_2_5, ddi_2_6
from tenfold.write.metadata.schema_org import schema_org

__all__ = ["METADATA", "schema_org"]


def _from(make: Callable[[About], bytes]) -> Maker:
    return lambda told: make(About(told))


METADATA: Mapping[str, Maker] = {
    "CITATION.cff": _from(citation_cff),
    "datapackage.json": _from(datapackage),
    "metadata/croissant.json": _from(croissant),
    "metadata/csvw.json": _from(csvw),
    "metadata/dcat.jsonld": _from(dcat),
    "metadata/ddi-2.5.xml": _from(ddi_2_5),
    "metadata/ddi-2.6.xml": _from(ddi_2_6),
}
"""What makes each metadata file, by its path in the folder."""
