"""What catalogues must be told of a release: found anew, and what ships with the codebook."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tenfold.codebook import Codebook, Prose, Variable, allowed_labels, data_prose
from tenfold.stages import Edition, Figures
from tenfold.verify.catalogues.leaves import Leaf
from tenfold.verify.contents import TABLES, Contents

_FIGURE = re.compile(r"(?<![\w.])(?<!\w-)\d")
"""A number that stands by itself: part of no word, and of no name such as SHA-256."""
_ADDRESS = re.compile(r"https?://\S+")
_VERSIONS = frozenset({"2.0", "2.5", "2.6", "1.2.0", "-1", "ddi:codebook:2_5", "ddi:codebook:2_6"})
"""Figures that the standards themselves ask for."""


@dataclass(frozen=True)
class Fact:
    """What a file says somewhere, and what it should say."""

    where: str
    found: Any
    expected: Any

    @property
    def right(self) -> bool:
        """Whether the two are the same, in their types and their order too."""
        return repr(self.found) == repr(self.expected)


@dataclass(frozen=True, repr=False)
class Expected:
    """A release as it was found: its files, the recount, the edition and the codebook."""

    contents: Contents
    codebook: Codebook
    edition: Edition
    recount: Figures

    @cached_property
    def prose(self) -> Prose:
        """The sentences on the data as a whole, with the recount's figures."""
        figures = {
            "cases": f"{self.recount.cases:,}",
            "variables": len(self.codebook.variable),
            "k": self.edition.k,
        }
        return data_prose(self.codebook.about.id).filled(figures)

    @property
    def name(self) -> str:
        """The title with the release."""
        return f"{self.edition.title}, release {self.edition.name}"

    @property
    def description(self) -> str:
        """The abstract, and what k counts where it isn't people."""
        return f"{self.prose.abstract}{self.edition.sentence}"

    @property
    def day(self) -> str:
        """The snapshot's day."""
        return self.edition.snapshot.isoformat()

    @property
    def years(self) -> list[str]:
        """The first and the last year of a case."""
        years = list(self.recount.values["yearOfRegistration"])
        return [*years[:1], *years[-1:]]

    @property
    def places(self) -> dict[str, str]:
        """The countries of exploitation that occur, by their codes."""
        found = self.recount.values["CountryOfExploitation"]
        return {code: self.countries.get(code, code) for code in found}

    @cached_property
    def countries(self) -> dict[str, str]:
        """The names of countries by their codes."""
        return {country.alpha2: country.name for country in self.codebook.countries}

    def labels(self, variable: Variable) -> dict[str, str]:
        """The values of a variable, each with its label."""
        labels = allowed_labels(variable)
        if variable.type == "country":
            return {code: self.countries.get(code, code) for code in labels}
        return {label: label for label in labels}

    def meanings(self, variable: Variable) -> dict[str, str]:
        """The values of a variable, each with its definition, or else its label."""
        said = {value.label: value.definition for value in variable.values}
        return {code: said.get(code) or label for code, label in self.labels(variable).items()}

    def file(self, path: str) -> tuple[int, str] | None:
        """The size and the SHA-256 of a file that stands; None for any other."""
        if path not in self.contents.digests:
            return None
        return self.contents.sizes[path], self.contents.digests[path]

    def files(self, found: dict[str, Any], required: tuple[str, ...] = tuple(TABLES)) -> Fact:
        """The files that are told of, each as it stands, and those that must be among them."""
        paths = dict.fromkeys([*found, *(path for path in required if self.file(path))])
        return Fact("files", found, {path: self.file(path) for path in paths})

    def path(self, address: Any) -> str:
        """The path of a file by its address on the web, or as seen from the metadata folder."""
        return str(address).removeprefix(self.edition.address or "../")

    @cached_property
    def known(self) -> frozenset[Leaf]:
        """Every text that may stand anywhere, as it is no more than what ships or was said."""
        texts = {
            *_VERSIONS,
            self.name,
            self.description,
            *self.prose.sentences.values(),
        }
        texts |= {*self._own, *self.prose.keywords, *self.countries, *self.countries.values()}
        for variable in self.codebook.variable:
            texts |= {variable.name, variable.label, variable.definition, variable.collected}
            texts |= {variable.note, variable.standard, f"{variable.label}. {variable.definition}"}
            texts |= {*self.meanings(variable), *self.meanings(variable).values()}
        return frozenset(texts)

    def tells_figure(self, leaf: Leaf) -> bool:
        """Whether a leaf is a number, or a text with one that isn't among the edition's words."""
        if not isinstance(leaf, str):
            return True
        left = leaf
        for own in self._own:
            left = re.sub(rf"(?<!\w){re.escape(own)}(?!\w)", "", left)
        return all(_FIGURE.search(_ADDRESS.sub("", text)) for text in (leaf, left))

    @cached_property
    def _own(self) -> tuple[str, ...]:
        """The edition's words, the longest first."""
        edition, day = self.edition, self.day
        own = {value for value in edition.about.values() if isinstance(value, str)}
        own |= {edition.name, edition.address, edition.link, edition.urn, edition.series}
        own |= {edition.citation, day, " ".join(edition.terms.split())}
        return tuple(sorted(own - {""}, key=lambda text: (-len(text), text)))


def nothing_of(codebook: Codebook) -> Figures:
    """The figures of a table that can't be counted."""
    names = tuple(codebook.by_name)
    return Figures(0, 0, 0, 0, dict.fromkeys(names, 0), {name: {} for name in names})
