"""What a release.toml orders: which files of whom become which release, and how."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, field_validator

from tenfold.codebook import DEFAULT, Frozen
from tenfold.stages import Edition

RESERVED = frozenset({"index.json", "feed.xml", "tmp", "lock", "seed"})
"""Names in `public/` and `restricted/` that aren't those of a release."""

EFFORT = re.compile(r"fast|standard|thorough|iterations=[0-9]{1,12}")


Text = Annotated[str, Field(min_length=1, pattern=r"^[^\x00]+$")]

Importance = Annotated[int, Field(ge=0, le=1000, strict=True)]

QUASI_IDENTIFIERS = (
    *("gender", "ageBroad", "citizenship"),
    *("isForcedLabour", "isSexualExploit", "CountryOfExploitation"),
)
"""What the source's releases protected, besides year and data source (ruling 1)."""


class Contribution(Frozen):
    """What one contributor sent: file patterns, and a list of those who opted out, if any.

    Of the numbers on that list, at most `unmet` may be no case's.
    """

    contributor: Text
    files: tuple[Text, ...] = Field(min_length=1)
    opt_outs: str = Field(default="", pattern=r"^[^\x00]*$")
    unmet: int = Field(default=0, ge=0, strict=True)


class Imprint(Frozen):
    """What the release says of itself."""

    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    contact: str = Field(min_length=1)
    licence: str = Field(min_length=1)


class Order(Frozen):
    """A release.toml. Paths in it are seen from its own folder."""

    name: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$", max_length=64)
    snapshot: date
    k: int = Field(default=10, ge=2, strict=True)
    codebook: str = DEFAULT
    public: Text = "public"
    restricted: Text = "restricted"
    candidate: Text = "candidate"
    seed_file: Text = "restricted/seed"
    unmapped: float = Field(default=0.02, ge=0, le=1, strict=True)
    effort: str = "standard"
    weights: Literal["rarity", "equal"] = "rarity"
    importance: Mapping[str, Importance] = Field(default_factory=dict)
    defence: float = Field(default=0.02, ge=0, le=1, strict=True)
    quasi_identifiers: tuple[str, ...] = Field(default=QUASI_IDENTIFIERS, min_length=1)
    contribution: tuple[Contribution, ...] = Field(min_length=1)
    about: Imprint

    @field_validator("name")
    @classmethod
    def _free(cls, name: str) -> str:
        if name in RESERVED:
            raise ValueError(f"a release can't be called {name}; choose another name")
        return name

    @field_validator("effort")
    @classmethod
    def _known(cls, effort: str) -> str:
        if not EFFORT.fullmatch(effort):
            raise ValueError("choose fast, standard, thorough or iterations=N")
        return effort

    @property
    def edition(self) -> Edition:
        """What the release says of itself."""
        return Edition(self.name, self.snapshot, self.k, self.codebook, **self.about.model_dump())
