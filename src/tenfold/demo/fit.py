"""Refuses a world that speaks of what a codebook doesn't know."""

from collections.abc import Iterator

from tenfold.codebook import Codebook
from tenfold.demo.world import World
from tenfold.errors import ParameterError

PROFILE = (
    "yearOfRegistration",
    "Datasource",
    "gender",
    "ageBroad",
    "majorityStatus",
    "majorityStatusAtExploit",
    "majorityEntry",
    "citizenship",
    "CountryOfExploitation",
)
"""The variables that aren't flags; people are drawn with these."""


def refuse_misfit(codebook: Codebook, world: World) -> None:
    """Raises ParameterError unless the codebook has every name and label that the world uses."""
    names = {variable.name for variable in codebook.base}
    unknown = sorted({*PROFILE, *world.questions} - names) or list(_labels(codebook, world))
    unknown += [block for block in world.blocks if not world.block(block, tuple(names))]
    if unknown:
        raise ParameterError(
            f"The invented world doesn't fit {codebook!r}: {', '.join(unknown)}.",
            "Use the codebook ctdc-v7, or mend world.toml and corridors.csv.",
        )


def _labels(codebook: Codebook, world: World) -> Iterator[str]:
    """What the world says, and the variables don't list."""
    labels = {name: set(codebook.by_name[name].labels) for name in PROFILE}
    said = {
        "yearOfRegistration": {str(year) for one in world.contributor for year in one.years},
        "Datasource": {one.datasource for one in world.contributor},
        "citizenship": {one.citizenship for one in world.corridors},
        "CountryOfExploitation": {one.country for one in world.corridors},
    }
    for name, used in said.items():
        yield from (f"{name} {label}" for label in sorted(used - labels[name]))
    bands = len(labels["ageBroad"])
    if len(world.began_minor) != bands:
        yield "began_minor"
    yield from (f"the ages of {one.id}" for one in world.situation if len(one.ages) != bands)
