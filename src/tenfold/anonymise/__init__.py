"""Stage two: from a tally to a plan whose every class has at least k cases."""

from tenfold.anonymise.reference import withhold
from tenfold.anonymise.strata import Settings, anonymise

__all__ = ["Settings", "anonymise", "withhold"]
