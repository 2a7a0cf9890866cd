"""A contributor's words become the codebook's; what doesn't fit goes to the ledger."""

from tenfold.harmonise.identities import sought
from tenfold.harmonise.run import Harmonised, harmonise

__all__ = ["Harmonised", "harmonise", "sought"]
