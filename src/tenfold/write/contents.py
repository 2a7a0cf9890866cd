"""What a release is written from, besides its published table; nothing else is at hand here."""

from dataclasses import dataclass

from tenfold.codebook import Codebook
from tenfold.stages import Disclosed, Edition


@dataclass(frozen=True)
class Contents:
    """What a release says of itself, what its variables mean, and the closed list (ruling 12)."""

    edition: Edition
    codebook: Codebook
    disclosed: Disclosed
