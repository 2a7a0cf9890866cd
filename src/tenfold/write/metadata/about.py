"""The one model behind all metadata: what a catalogue asks of a release, told once."""

from dataclasses import dataclass
from functools import cached_property

from tenfold.codebook import Prose, Variable, allowed_labels, data_prose
from tenfold.write.description import Description, File
from tenfold.write.metadata.vocabulary import (
    Contact,
    Licence,
    Medium,
    contact_of,
    licence_of,
    medium_of,
    titles,
)

YEARS, PLACES = "yearOfRegistration", "CountryOfExploitation"
CASES = "data/cases.csv"
"""The file that column by column metadata are about."""


@dataclass(frozen=True)
class Distribution:
    """A file of data as a catalogue lists it; `address` is "" where none is known."""

    file: File
    title: str
    medium: Medium
    address: str


@dataclass(frozen=True, repr=False)
class About:
    """A release as catalogues see it."""

    told: Description

    @cached_property
    def prose(self) -> Prose:
        """The sentences on the data as a whole. Raises DataFileError."""
        figures = {
            "cases": f"{self.told.figures.cases:,}",
            "variables": len(self.told.codebook.variable),
            "k": self.told.edition.k,
        }
        return data_prose(self.told.edition.codebook).filled(figures)

    @property
    def name(self) -> str:
        """The title with the release."""
        return f"{self.told.edition.title}, release {self.told.edition.name}"

    @property
    def description(self) -> str:
        """The abstract, with what else must be said where k is told."""
        return f"{self.prose.abstract}{self.told.edition.sentence}"

    @property
    def day(self) -> str:
        """The snapshot's day."""
        return self.told.edition.snapshot.isoformat()

    @property
    def identifier(self) -> str:
        """An address that names the release, or else a name without one."""
        return self.told.edition.link or self.told.edition.urn

    @property
    def licence(self) -> Licence:
        """The licence."""
        return licence_of(self.told.edition.licence, self.told.edition.licence_url)

    @property
    def contact(self) -> Contact:
        """Whom to ask."""
        return contact_of(self.told.edition.contact)

    @property
    def years(self) -> tuple[str, str] | None:
        """The first and the last year that a case is from; None where there is no case."""
        found = self._found(YEARS)
        return (found[0], found[-1]) if found else None

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """The countries of exploitation, each with its code and its name."""
        return tuple((code, self.countries.get(code, code)) for code in self._found(PLACES))

    @cached_property
    def countries(self) -> dict[str, str]:
        """The names of countries by their codes."""
        return {country.alpha2: country.name for country in self.told.codebook.countries}

    @cached_property
    def distributions(self) -> tuple[Distribution, ...]:
        """The files with the cases that stand, in the order in which they have titles."""
        known, address = titles(), self.told.edition.address
        place = {path: place for place, path in enumerate(known)}
        files = (file for file in self.told.files if file.path.startswith("data/cases"))
        return tuple(
            Distribution(
                file,
                known.get(file.path, file.path),
                medium_of(file.path),
                f"{address}{file.path}" if address else "",
            )
            for file in sorted(files, key=lambda file: place.get(file.path, len(place)))
        )

    def values(self, variable: Variable) -> dict[str, str]:
        """The values of a variable, each with its label: of a country, its name."""
        labels = allowed_labels(variable)
        if variable.type == "country":
            return {code: self.countries.get(code, code) for code in labels}
        return {label: label for label in labels}

    def meanings(self, variable: Variable) -> dict[str, str]:
        """The values of a variable, each with its definition, or else its label."""
        defined = {value.label: value.definition for value in variable.values}
        return {value: defined.get(value) or said for value, said in self.values(variable).items()}

    def _found(self, name: str) -> tuple[str, ...]:
        return tuple(self.told.figures.values.get(name, {}))
