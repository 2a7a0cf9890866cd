"""The contents page: what is done to files and to releases, stage by stage."""

from tenfold.pipeline.checked import became_of, check_files
from tenfold.pipeline.file import Order, Outcome, anonymise_file
from tenfold.pipeline.page import Released, foreseen, release
from tenfold.pipeline.world import World, show

__all__ = [
    "Order",
    "Outcome",
    "Released",
    "World",
    "anonymise_file",
    "became_of",
    "check_files",
    "foreseen",
    "release",
    "show",
]
