"""The values that may be told however rare they are, as they stand in a public list."""

from collections.abc import Iterator

from tenfold.codebook import Codebook, Variable
from tenfold.contributors import folded
from tenfold.scan.lexicon import answers, fields

YES_NO = {folded(answer.word): answer.becomes for answer in answers() if answer.becomes}
"""The words for yes and no, and the label of a flag that each is."""


def known_values(codebook: Codebook) -> dict[str, str]:
    """Each value of a public list, by how it is compared, as the list spells it.

    Labels of the codebook but for years, countries by name and code, the case data standard's
    value lists, and words for yes, no and not known.
    """
    return {folded(value): value for value in _listed(codebook)}


def _listed(codebook: Codebook) -> Iterator[str]:
    yield from (answer.word for answer in answers())
    for field in fields():
        yield from field.listed
    for country in codebook.countries:
        yield from (country.name, country.alpha2, country.alpha3)
    yield from (spelling.old for spelling in codebook.conventions.spelling)
    for variable in codebook.variable:
        if variable.type != "year":  # a year is a number of the file's own
            yield from variable.labels


def labels_of(variable: Variable, codebook: Codebook) -> dict[str, str]:
    """The label that each value of a variable becomes, by how it is compared; none for years."""
    if variable.type == "year":
        return {}
    if variable.type == "flag":
        return dict(YES_NO)
    found = {folded(label): label for label in variable.labels}
    if variable.type == "country":
        for country in codebook.countries:
            label = country.alpha2 if country.published else country.read_as
            spelled = (country.name, country.alpha2, country.alpha3)
            found |= dict.fromkeys(map(folded, spelled), label)
    unclear = set(YES_NO) if variable.type == "country" else set()  # no is Norway as well
    return {value: label for value, label in found.items() if label and value not in unclear}
