"""The invented world as data: contributors, situations, traits and corridors, read and checked."""

from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, field_validator

from tenfold.codebook import Frozen, Name, read_csv, read_toml

FOLDER = Path(__file__).parent

Aspect = Literal["corridor", "gender", "age", "work", "means", "recruiter", "gaps"]
Kind = Literal["sexual", "labour", "other"]
Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(ge=0)]


class Corridor(Frozen):
    """From where to where, who meets such cases, and how often by kind of exploitation."""

    met_by: str
    citizenship: str
    country: str
    sexual: Weight
    labour: Weight
    other: Weight

    @property
    def of_every_kind(self) -> bool:
        """Whether each kind of exploitation is seen here."""
        return min(self.sexual, self.labour, self.other) > 0


class Situation(Frozen):
    """Who is exploited in what way; `yes` and the traits give the share of yes by question.

    `gaps` come on top of those of the contributor.
    """

    id: str
    kind: Kind
    women: Share
    ages: tuple[Weight, ...]
    traits: tuple[str, ...] = ()
    yes: dict[Name, Share]
    gaps: dict[str, Share] = Field(default_factory=dict)


class Transgender(Frozen):
    """The share of cases, from the year on in which the contributor began to ask."""

    share: Share
    since: int


class Contributor(Frozen):
    """One way of collecting cases: when, how many, which situations, and what isn't asked.

    `sends` is the contributor in whose export the cases stand.
    """

    id: str
    sends: str = Field(min_length=1)
    datasource: str
    met_by: str
    years: dict[int, Weight]
    steep: float = Field(gt=0)
    alone: Share
    own: dict[Aspect, Share]
    never: tuple[str, ...]
    only_yes: tuple[str, ...]
    gaps: dict[str, Share]
    unknown: Share
    transgender: Transgender
    situations: dict[str, Weight]


class World(Frozen):
    """Everything that `invent` draws from."""

    groups: int = Field(ge=1)
    seed: int = Field(ge=0)
    began_minor: tuple[Share, ...]
    entry_before: float = Field(ge=1)
    blocks: dict[str, tuple[str, ...]]
    none_else: dict[Name, str]
    trait: dict[str, dict[Name, Share]]
    corridors: tuple[Corridor, ...]
    situation: tuple[Situation, ...]
    contributor: tuple[Contributor, ...]

    # On the fields, not on the whole, so that a fault has a place in the file.
    @field_validator("situation")
    @classmethod
    def _situations(
        cls, situations: tuple[Situation, ...], known: ValidationInfo
    ) -> tuple[Situation, ...]:
        for one in situations:
            _refuse("age of", {one.id} if not sum(one.ages) else set())
            _refuse("trait", set(one.traits) - known.data.get("trait", {}).keys())
            _refuse("block", one.gaps.keys() - known.data.get("blocks", {}).keys())
        return situations

    @field_validator("contributor")
    @classmethod
    def _contributors(
        cls, contributors: tuple[Contributor, ...], known: ValidationInfo
    ) -> tuple[Contributor, ...]:
        situations = {one.id for one in known.data.get("situation", ())}
        met = {one.met_by for one in known.data.get("corridors", ()) if one.of_every_kind}
        for one in contributors:
            asked = {*one.never, *one.only_yes, *one.gaps}
            _refuse("block", asked - known.data.get("blocks", {}).keys())
            _refuse("situation", one.situations.keys() - situations)
            _refuse("corridor of every kind for", {one.met_by} - met)
            _refuse("situation of", {one.id} if not sum(one.situations.values()) else set())
        return contributors

    @property
    def questions(self) -> set[Name]:
        """Every flag that the world names."""
        shares = [*self.trait.values(), *(situation.yes for situation in self.situation)]
        return {name for one in shares for name in one} | self.none_else.keys()

    def block(self, block: str, names: tuple[Name, ...]) -> list[int]:
        """The places, among names, of a block's questions."""
        patterns = self.blocks[block]
        return [i for i, name in enumerate(names) if any(fnmatchcase(name, p) for p in patterns)]

    def shares(self, situation: Situation) -> dict[Name, Share]:
        """The share of yes by question: the situation's own, else the highest of its traits."""
        found: dict[Name, Share] = {}
        for trait in situation.traits:
            for name, share in self.trait[trait].items():
                found[name] = max(share, found.get(name, 0))
        return found | situation.yes


def _refuse(what: str, names: set[str]) -> None:
    if names:
        raise ValueError(f"there is no {what} {', '.join(sorted(names))}")


@lru_cache
def load_world(folder: Path = FOLDER) -> World:
    """The world of a folder. Raises DataFileError (file, line, fix) for a broken file."""

    def with_corridors(data: dict[str, Any]) -> dict[str, Any]:
        return data | {"corridors": read_csv(folder / "corridors.csv", Corridor)}

    return read_toml(folder / "world.toml", World, with_corridors)
