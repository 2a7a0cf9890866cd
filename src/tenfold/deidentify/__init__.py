"""Stage one: only the base variables survive, coarsened; order and identity end."""

from tenfold.deidentify.ledger import Account
from tenfold.deidentify.register import keys_of
from tenfold.deidentify.run import Deidentified, Identity, Register, deidentify

__all__ = ["Account", "Deidentified", "Identity", "Register", "deidentify", "keys_of"]
