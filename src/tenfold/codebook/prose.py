"""What catalogues are told of a codebook's data, with a few figures that a release fills in."""

from collections.abc import Mapping
from functools import lru_cache
from string import Template

from pydantic import Field, model_validator

from tenfold.codebook.files import read_toml
from tenfold.codebook.model import Frozen, Text
from tenfold.codebook.reader import FOLDER, load_codebook

PROSE_FIGURES = ("cases", "variables", "k")
"""What a release fills into the sentences for catalogues."""


class Prose(Frozen):
    """Sentences about the data as a whole, each for one place in a catalogue's record."""

    abstract: Text = Field(min_length=50)
    keywords: tuple[str, ...] = Field(min_length=1)
    kind: Text = Field(min_length=1)
    unit: Text = Field(min_length=1)
    universe: Text = Field(min_length=1)
    sampling: Text = Field(min_length=1)
    collection: Text = Field(min_length=1)
    anonymisation: Text = Field(min_length=1)
    missing: Text = Field(min_length=1)
    access: Text = Field(min_length=1)

    @model_validator(mode="after")
    def _fillable(self) -> "Prose":
        try:
            self.filled(dict.fromkeys(PROSE_FIGURES, ""))
        except (KeyError, ValueError):
            names = ", ".join(PROSE_FIGURES)
            problem = f"a $ stands for nothing that a release fills in; name one of: {names}"
            raise ValueError(problem) from None
        return self

    @property
    def sentences(self) -> dict[str, str]:
        """The texts by their names, keywords aside."""
        return self.model_dump(exclude={"keywords"})

    def filled(self, figures: Mapping[str, object]) -> "Prose":
        """The same with PROSE_FIGURES in their places."""
        told = {key: Template(text).substitute(figures) for key, text in self.sentences.items()}
        return self.model_copy(update=told)


@lru_cache
def data_prose(name: str) -> Prose:
    """What catalogues are told of the data that a codebook describes.

    Raises ParameterError for an unknown codebook, DataFileError (file, line, fix) where the file
    is missing or broken.
    """
    load_codebook(name)  # refuses what isn't one
    return read_toml(FOLDER / name / "description.toml", Prose)
