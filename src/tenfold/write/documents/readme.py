"""README.md: the first thing that someone reads in a release's folder."""

from tenfold.codebook import data_readme
from tenfold.write.description import Description


def readme(told: Description) -> bytes:
    """The README, from the template that ships with the codebook. Raises DataFileError."""
    edition = told.edition
    text = data_readme(edition.codebook).substitute(
        release=edition.name,
        title=edition.title,
        publisher=edition.publisher,
        contact=edition.contact,
        licence=edition.licence,
        citation=edition.citation,
        codebook=edition.codebook,
        **told.facts,
    )
    return text.encode()
