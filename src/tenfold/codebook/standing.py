"""How what each contributor collects stands to each variable: the rows of the crosswalk."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from pydantic import Field

from tenfold.codebook.book import Codebook
from tenfold.codebook.model import Frozen, Group, Name, Text, Variable

Agreement = Literal["identical", "compatible", "partial"]
"""How far what a contributor collects agrees with what the codebook asks."""

Status = Literal["identical", "compatible", "partial", "not collected"]
"""How far it agrees, or that nothing of it is collected."""

SIGNS: dict[Status, str] = {
    "identical": "=",
    "compatible": "~",
    "partial": "½",
    "not collected": "-",
}
"""A sign for each status, as colour alone tells nothing to some; in ASCII too no two are alike."""

MEANINGS: dict[Status, str] = {
    "identical": "What the codebook describes is collected.",
    "compatible": "What is collected differs a little, as the reason says, and is taken for it.",
    "partial": "Only some of the values can occur, or only in some of the cases.",
    "not collected": "It was never asked, so an empty cell says nothing about the person.",
}
"""What each status says, as a sentence."""


class Standing(Frozen):
    """How what a contributor collects stands to a variable: a row of the crosswalk."""

    number: int
    variable: Name
    contributor: str = Field(pattern=r"^[a-z0-9-]+$")
    status: Status
    rule: Text = Field(min_length=1)
    """How the one becomes the other, in words."""
    reason: Text = ""
    fields: Text = ""
    """The contributor's own, where its folder lets them be named (ruling 14)."""


Rows = tuple[Standing, ...]


def contributors_of(standings: Sequence[Standing]) -> tuple[str, ...]:
    """The contributors of a crosswalk, each once, in its order."""
    return tuple(dict.fromkeys(standing.contributor for standing in standings))


def by_variable(
    codebook: Codebook, standings: Sequence[Standing]
) -> Iterator[tuple[Variable, Rows]]:
    """Each variable that a crosswalk speaks of, with its rows."""
    for name, rows in groupby(standings, key=lambda standing: standing.variable):
        yield codebook.by_name[name], tuple(rows)


def by_group(
    codebook: Codebook, standings: Sequence[Standing]
) -> Iterator[tuple[Group, list[tuple[Variable, Rows]]]]:
    """Each group of the codebook that a crosswalk speaks of, with its variables and their rows."""
    told = list(by_variable(codebook, standings))
    for group in codebook.group:
        members = [(variable, rows) for variable, rows in told if variable.group == group.id]
        if members:
            yield group, members
