"""Words of the codebook in each language of the release."""

from dataclasses import dataclass

from tenfold.codebook import Variable
from tenfold.languages import Language, load_language
from tenfold.write.metadata.about import About


@dataclass(frozen=True)
class Spoken:
    """A text and the code of its language."""

    code: str
    text: str


def in_tongues(about: About, text: str, context: str = "") -> tuple[Spoken, ...]:
    """The English text, then what it is in the other languages of the edition, where it differs."""
    return _spoken(text, {one.code: one(text, context) for one in _others(about)})


def country_in_tongues(about: About, alpha2: str, name: str) -> tuple[Spoken, ...]:
    """The name of a country in the same way."""
    return _spoken(name, {one.code: one.country(alpha2) for one in _others(about)})


def values_in_tongues(about: About, variable: Variable) -> dict[str, tuple[Spoken, ...]]:
    """The labels of a variable's values, by value: the names of countries, and the words."""
    labels = about.values(variable)
    if variable.type == "country":
        return {code: country_in_tongues(about, code, name) for code, name in labels.items()}
    return {value: in_tongues(about, label, variable.name) for value, label in labels.items()}


def _others(about: About) -> tuple[Language, ...]:
    return tuple(load_language(code) for code in about.told.edition.languages if code != "en")


def _spoken(english: str, others: dict[str, str]) -> tuple[Spoken, ...]:
    told = [Spoken(code, text) for code, text in others.items() if text != english]
    return (Spoken("en", english), *told)
