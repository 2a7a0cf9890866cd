"""What a codebook must say of a table, from a stranger's own count: values, cases and shares."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tenfold.codebook import Codebook, Standing, Variable, allowed_labels
from tenfold.languages import Language
from tenfold.stages import Edition, Figures

Row = tuple[str, str, str, int]
"""A value, what it means in a language, its definition, and its cases."""
_YES_AND_NO = {"1": "Yes", "0": "No"}


@dataclass(frozen=True, repr=False)
class Anew:
    """All that the codebook of a release is written from, with the recount's figures."""

    edition: Edition
    codebook: Codebook
    recount: Figures
    crosswalk: tuple[Standing, ...]

    @property
    def facts(self) -> Mapping[str, str]:
        """What prose that ships with a codebook is filled in with."""
        recount, edition = self.recount, self.edition
        counts = {
            "cases": recount.cases,
            "records": recount.records,
            "smallest": recount.smallest,
            "variables": len(self.codebook.variable),
            "k": edition.k,
        }
        told = {name: f"{count:,}" for name, count in counts.items()}
        return told | {"counts": edition.sentence, "snapshot": edition.snapshot.isoformat()}

    def filled(self, variable: Variable) -> int:
        """In how many cases a variable has a value."""
        return self.recount.filled[variable.name]

    def rows(self, variable: Variable, language: Language) -> Iterator[Row]:
        """The values that a codebook shows: all that may occur; of countries those that do."""
        cases = self.recount.values[variable.name]
        labels = allowed_labels(variable)
        if variable.type == "country":
            labels = tuple(sorted(cases, key=lambda code: (-cases[code], code)))
        meant = {value.label: value.definition for value in variable.values}
        for label in labels:
            meaning = _meaning(variable, label, language)
            yield label, meaning, meant.get(label, ""), cases.get(label, 0)


def ratio(cases: int, of: int) -> float | None:
    """A share in six decimals; None where it is one of nothing."""
    return round(cases / of, 6) if of else None


def _meaning(variable: Variable, label: str, language: Language) -> str:
    if variable.type == "country":
        return language.country(label)
    if variable.type == "flag":
        return language(_YES_AND_NO[label])
    return label if variable.type == "year" else language(label, variable.name)
