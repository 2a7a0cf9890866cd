"""What a variable is: the codebook as data, and its reader."""

from tenfold.codebook.book import Codebook
from tenfold.codebook.export import FORMATS, allowed_labels
from tenfold.codebook.files import Fault, read_csv, read_toml, refuse
from tenfold.codebook.model import NULL, Conventions, Country, Erratum, Frozen, Name, Variable
from tenfold.codebook.reader import DEFAULT, codebook_names, load_codebook
from tenfold.codebook.texts import data_readme

__all__ = [
    "DEFAULT",
    "FORMATS",
    "NULL",
    "Codebook",
    "Conventions",
    "Country",
    "Erratum",
    "Fault",
    "Frozen",
    "Name",
    "Variable",
    "allowed_labels",
    "codebook_names",
    "data_readme",
    "load_codebook",
    "read_csv",
    "read_toml",
    "refuse",
]
