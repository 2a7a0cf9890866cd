"""Fills the template of a script with what the codebook says."""

from pathlib import Path
from string import Template

from tenfold.codebook.book import Codebook
from tenfold.codebook.files import read_text
from tenfold.codebook.model import Variable

CATEGORIES = {"category", "country"}
NUMBERS = {"flag", "year"}


def fill(name: str, **parts: str) -> str:
    """The script of a name with its parts put in."""
    return Template(read_text(Path(__file__).parent / f"{name}.template")).substitute(parts)


def categories(codebook: Codebook) -> tuple[Variable, ...]:
    """The variables whose values are categories."""
    return tuple(variable for variable in codebook.variable if variable.type in CATEGORIES)


def plain_numbers(codebook: Codebook) -> tuple[Variable, ...]:
    """The variables whose values are numbers in the table itself."""
    return tuple(variable for variable in codebook.variable if variable.type in NUMBERS)
