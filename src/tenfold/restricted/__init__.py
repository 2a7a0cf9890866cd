"""What a run keeps and tells of the originals: all of it in `restricted/`, but for `disclose`."""

from tenfold.restricted.disclosed import disclose
from tenfold.restricted.earlier import refuse_published
from tenfold.restricted.files import UNMET, keep, keep_unmapped, keep_unmet
from tenfold.restricted.loaded import latest, load_report
from tenfold.restricted.register import Assigned, assigned
from tenfold.restricted.report import full_report
from tenfold.restricted.run import Run
from tenfold.restricted.utility import Kept, Utility, measure

__all__ = [
    "UNMET",
    "Assigned",
    "Kept",
    "Run",
    "Utility",
    "assigned",
    "disclose",
    "full_report",
    "keep",
    "keep_unmapped",
    "keep_unmet",
    "latest",
    "load_report",
    "measure",
    "refuse_published",
]
