"""The contents page: what is done to files and to releases, stage by stage."""

from tenfold.pipeline.file import Choice, Order, Outcome, anonymise_file
from tenfold.pipeline.page import Released, foreseen, release
from tenfold.pipeline.world import World, show

__all__ = [
    "Choice",
    "Order",
    "Outcome",
    "Released",
    "World",
    "anonymise_file",
    "foreseen",
    "release",
    "show",
]
