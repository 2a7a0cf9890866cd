"""The texts that ship with a codebook, to be filled in for a release."""

from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Any

from tenfold.codebook.files import read_text
from tenfold.codebook.reader import FOLDER, load_codebook
from tenfold.errors import DataFileError

PLACEHOLDERS = (
    "release",
    "snapshot",
    "k",
    "counts",
    "title",
    "publisher",
    "contact",
    "licence",
    "citation",
    "codebook",
    "cases",
    "records",
    "smallest",
    "variables",
)
"""What a release fills in."""

NOTE_WORDS = (
    *("release", "snapshot", "k", "counts", "title", "publisher", "contact", "licence"),
    *("licence_url", "terms", "doi", "codebook", "variables"),
)
"""What a release fills into the notes."""

Note = tuple[str, str]
"""A heading, and a text on one line."""


def data_readme(name: str) -> Template:
    """The README of the data that a codebook describes, with PLACEHOLDERS to fill in.

    Raises ParameterError for an unknown codebook, DataFileError (file, line, fix) where the file
    is missing, or names what a release doesn't fill in.
    """
    return _template(name, "README.template.md", PLACEHOLDERS)


def data_notes(name: str, words: Mapping[str, Any]) -> tuple[Note, ...]:
    """What goes along with the data of a codebook in files that hold notes; empty ones left out.

    `words` are those of NOTE_WORDS; each paragraph of one is a note of its own. Raises as above.
    """
    lines = _template(name, "notes.template.txt", NOTE_WORDS).template.splitlines()
    told = (line.partition(": ") for line in lines)
    notes = (
        (heading, " ".join(paragraph.split()))
        for heading, _, text in told
        for paragraph in Template(text).substitute(words).splitlines()
    )
    return tuple(note for note in notes if note[1])


def _template(name: str, file: str, placeholders: tuple[str, ...]) -> Template:
    load_codebook(name)  # refuses what isn't one
    path = FOLDER / name / file
    template = Template(read_text(path))
    for found in template.pattern.finditer(template.template):
        placeholder = found["named"] or found["braced"]
        if found["escaped"] is None and placeholder not in placeholders:
            line = template.template.count("\n", 0, found.start()) + 1
            problem = "a $ that stands for nothing a release fills in."
            fix = f"Write $$ for the sign itself, or name one of: {', '.join(placeholders)}."
            raise DataFileError(path, line, problem, fix)
    return template


def page_script() -> str:
    """The script of the codebook's page: search, filters and languages. Raises DataFileError."""
    return read_text(Path(__file__).parent / "page.js").strip()
