"""A contributor's words become the codebook's; what doesn't fit goes to the ledger."""

from tenfold.harmonise.dates import OLDEST, read_age
from tenfold.harmonise.harmonised import Harmonised, gathered
from tenfold.harmonise.identities import sought, sought_numbers
from tenfold.harmonise.persons import Hashed
from tenfold.harmonise.run import Harmoniser, harmonise

__all__ = [
    "OLDEST",
    "Harmonised",
    "Harmoniser",
    "Hashed",
    "gathered",
    "harmonise",
    "read_age",
    "sought",
    "sought_numbers",
]
