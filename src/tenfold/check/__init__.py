"""What a contributor should mend before sending: what doesn't map, and what contradicts itself."""

from tenfold.check.became import became
from tenfold.check.found import Cells, Checked, Kind, Place, Remark, Sample
from tenfold.check.model import Export, Means
from tenfold.check.page import page_of
from tenfold.check.run import check

__all__ = [
    "Cells",
    "Checked",
    "Export",
    "Kind",
    "Means",
    "Place",
    "Remark",
    "Sample",
    "became",
    "check",
    "page_of",
]
