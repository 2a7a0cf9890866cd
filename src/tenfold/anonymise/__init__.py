"""Stage two: from a tally to a plan whose every class has at least k cases."""

from tenfold.anonymise.quasi import protect
from tenfold.anonymise.reference import withhold
from tenfold.anonymise.run import anonymise
from tenfold.anonymise.settings import Effort, Settings, effort_of

__all__ = [
    "Effort",
    "Settings",
    "anonymise",
    "effort_of",
    "protect",
    "withhold",
]
