"""What a reader should know before the variables, and the rulings: prose that ships as data."""

from collections.abc import Mapping
from string import Template
from typing import Self

from pydantic import Field, field_validator

from tenfold.codebook.model import Frozen, Text

FACTS = ("k", "counts", "cases", "records", "smallest", "variables", "snapshot")
"""What a release fills in."""


class _Prose(Frozen):
    """A title and paragraphs, with FACTS to fill in."""

    title: Text = Field(min_length=1)
    text: tuple[Text, ...] = Field(min_length=1)

    @field_validator("text")
    @classmethod
    def _known(cls, text: tuple[str, ...]) -> tuple[str, ...]:
        for paragraph in text:
            for found in Template.pattern.finditer(paragraph):
                if found["escaped"] is None and (found["named"] or found["braced"]) not in FACTS:
                    raise ValueError(f"a $ that stands for none of {', '.join(FACTS)}")
        return text

    def filled(self, facts: Mapping[str, str]) -> Self:
        """The same with what a release fills in: every one of FACTS."""
        text = tuple(Template(paragraph).substitute(facts) for paragraph in self.text)
        return self.model_copy(update={"text": text})


class Chapter(_Prose):
    """A chapter before the variables."""

    id: str = Field(pattern=r"^[a-z]+$")


class Contributing(_Prose):
    """How a contributor collects; `folders` are its systems, as the crosswalk names them."""

    folders: tuple[str, ...] = Field(min_length=1)


class Introduction(Frozen):
    """The chapters before the variables in order, and the contributors."""

    chapter: tuple[Chapter, ...] = ()
    contributor: tuple[Contributing, ...] = ()

    def filled(self, facts: Mapping[str, str]) -> Self:
        """The same with what a release fills in."""
        prose = {
            "chapter": tuple(chapter.filled(facts) for chapter in self.chapter),
            "contributor": tuple(one.filled(facts) for one in self.contributor),
        }
        return self.model_copy(update=prose)


class Ruling(Frozen):
    """A decision on what the source leaves open, in a line; `id` names its page."""

    id: str = Field(pattern=r"^ruling-\d{2}$")
    title: Text = Field(min_length=1)
    text: Text = Field(min_length=1)

    @property
    def number(self) -> int:
        """The number that a ruling is known by."""
        return int(self.id[-2:])
