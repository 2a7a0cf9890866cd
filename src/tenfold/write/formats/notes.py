"""What goes along with the table in files that hold notes: what it is, means and asks for."""

from tenfold.codebook import Note, data_notes
from tenfold.errors import OutputError
from tenfold.stages import Edition
from tenfold.write.contents import Contents

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""As statistics programs write them, in every language."""
LONGEST = 32_767
"""Characters of a note: what a cell of Excel takes, the least of all formats."""
SHORT = 64
"""Bytes of the label of a file: what SPSS takes, the least of all formats."""


def notes_of(contents: Contents) -> tuple[Note, ...]:
    """The notes in order. Raises OutputError for one that is too long, before it is written."""
    edition = contents.edition
    words = edition.about | {
        "release": edition.name,
        "snapshot": edition.snapshot.isoformat(),
        "k": edition.k,
        "counts": edition.sentence,
        "codebook": edition.codebook,
        "variables": len(contents.codebook.variable),
    }
    notes = data_notes(edition.codebook, words)
    for heading, text in notes:
        if (size := len(f"{heading}: {text}")) > LONGEST:
            problem = f"A paragraph of the release's texts ({heading}) has {size:,} characters."
            fix = f"A cell of Excel takes {LONGEST:,}: shorten or part it in release.toml."
            raise OutputError(problem, fix)
    return notes


def file_label(edition: Edition) -> str:
    """The title where it is short enough for every format, else what names the release."""
    title = " ".join(edition.title.split())
    return title if len(title.encode()) <= SHORT else f"Release {edition.name}"
