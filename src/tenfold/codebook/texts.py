"""The texts that ship with a codebook, to be filled in for a release."""

from string import Template

from tenfold.codebook.files import read_text
from tenfold.codebook.reader import FOLDER, load_codebook
from tenfold.errors import DataFileError

PLACEHOLDERS = (
    "release",
    "snapshot",
    "k",
    "title",
    "publisher",
    "contact",
    "licence",
    "codebook",
    "cases",
    "records",
    "smallest",
    "variables",
)
"""What a release fills in."""


def data_readme(name: str) -> Template:
    """The README of the data that a codebook describes, with PLACEHOLDERS to fill in.

    Raises ParameterError for an unknown codebook, DataFileError (file, line, fix) where the file
    is missing, or names what a release doesn't fill in.
    """
    load_codebook(name)  # refuses what isn't one
    path = FOLDER / name / "README.template.md"
    template = Template(read_text(path))
    for found in template.pattern.finditer(template.template):
        placeholder = found["named"] or found["braced"]
        if found["escaped"] is None and placeholder not in PLACEHOLDERS:
            line = template.template.count("\n", 0, found.start()) + 1
            problem = "a $ that stands for nothing a release fills in."
            fix = f"Write $$ for the sign itself, or name one of: {', '.join(PLACEHOLDERS)}."
            raise DataFileError(path, line, problem, fix)
    return template
