"""The codebook as the rows of sheets, each a tuple of cells, the heads first."""

from collections.abc import Iterator

from tenfold.codebook.book import Codebook
from tenfold.codebook.export import allowed_labels
from tenfold.codebook.model import Variable
from tenfold.codebook.programs import numbers

Row = tuple[int | str, ...]
CODEBOOK_HEAD = ("number", "name", "label", "type", "values", "definition", "note")
COUNTRY_HEAD = ("code", "name")


def codebook_rows(codebook: Codebook) -> Iterator[Row]:
    """A row for each variable."""
    yield CODEBOOK_HEAD
    for variable in codebook.variable:
        yield (
            variable.number,
            variable.name,
            variable.label,
            variable.type,
            _values(variable),
            variable.definition,
            variable.note,
        )


def country_rows(codebook: Codebook) -> Iterator[Row]:
    """A row for each country that may be published: its code of two letters, and its name."""
    yield COUNTRY_HEAD
    for country in sorted(codebook.countries, key=lambda country: country.alpha2):
        if country.published:
            yield country.alpha2, country.name


def _values(variable: Variable) -> str:
    """The values of a variable in one cell."""
    labels = allowed_labels(variable)
    if variable.type == "year":
        return f"{labels[0]} to {labels[-1]}"
    if variable.type == "country":
        return "the codes of the sheet countries"
    if variable.type == "flag":
        return "; ".join(f"{number} {word}" for number, word in numbers(variable).items())
    return "; ".join(labels)
