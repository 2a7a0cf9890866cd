"""Stage one: only the base variables survive, coarsened; order and identity end."""

from tenfold.deidentify.register import hashes_of, keys_of
from tenfold.deidentify.run import Deidentified, Identity, deidentify

__all__ = ["Deidentified", "Identity", "deidentify", "hashes_of", "keys_of"]
