"""What a release is written from, besides its published table; nothing else is at hand here."""

from dataclasses import dataclass

from tenfold.codebook import Codebook, Standing
from tenfold.stages import Disclosed, Edition


@dataclass(frozen=True)
class Contents:
    """What a release says of itself, what its variables mean, how its contributors stand to them.

    And the closed list of what is said of the originals (ruling 12).
    """

    edition: Edition
    codebook: Codebook
    crosswalk: tuple[Standing, ...]
    disclosed: Disclosed
