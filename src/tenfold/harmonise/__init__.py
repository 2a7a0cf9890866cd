"""A contributor's words become the codebook's; what doesn't fit goes to the ledger."""

from tenfold.harmonise.run import Entry, Harmonised, harmonise
from tenfold.harmonise.words import Judged

__all__ = ["Entry", "Harmonised", "Judged", "harmonise"]
