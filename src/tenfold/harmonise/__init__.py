"""A contributor's words become the codebook's; what doesn't fit goes to the ledger."""

from tenfold.harmonise.harmonised import Harmonised, gathered
from tenfold.harmonise.identities import sought, sought_numbers
from tenfold.harmonise.persons import Hashed
from tenfold.harmonise.run import Harmoniser, harmonise

__all__ = [
    "Harmonised",
    "Harmoniser",
    "Hashed",
    "gathered",
    "harmonise",
    "sought",
    "sought_numbers",
]
