"""What a variable is: the codebook as data, and its reader."""

from tenfold.codebook.model import NULL, Conventions, Country, Erratum, Variable
from tenfold.codebook.reader import DEFAULT, Codebook, load_codebook

__all__ = [
    "DEFAULT",
    "NULL",
    "Codebook",
    "Conventions",
    "Country",
    "Erratum",
    "Variable",
    "load_codebook",
]
