"""Whether what a release says of itself can be printed, known before any work."""

from tenfold.pages import refuse_letters
from tenfold.stages import Edition


def refuse_unprintable(edition: Edition) -> None:
    """Raises OutputError where no font of the documents has a letter of release.toml's [about]."""
    refuse_letters({"about": edition.about}, "the PDFs")
