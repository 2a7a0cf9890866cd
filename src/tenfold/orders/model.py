"""What a release.toml orders: which files of whom become which release, and how."""

from datetime import date

from pydantic import Field, model_validator

from tenfold.codebook import DEFAULT, Frozen
from tenfold.stages import Edition

RESERVED = frozenset({"index.json", "feed.xml", "tmp", "lock", "seed"})
"""Names in `public/` and `restricted/` that aren't those of a release."""


class Contribution(Frozen):
    """What one contributor sent: file patterns, and a list of those who opted out, if any."""

    contributor: str = Field(min_length=1)
    files: tuple[str, ...] = Field(min_length=1)
    opt_outs: str = ""


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
    k: int = Field(default=10, ge=2)
    codebook: str = DEFAULT
    public: str = "public"
    restricted: str = "restricted"
    candidate: str = "candidate"
    seed_file: str = "restricted/seed"
    unmapped: float = Field(default=0.02, ge=0, le=1)
    contribution: tuple[Contribution, ...] = Field(min_length=1)
    about: Imprint

    @model_validator(mode="after")
    def _free_name(self) -> "Order":
        if self.name in RESERVED:
            raise ValueError(f"a release can't be called {self.name}; choose another name")
        return self

    @property
    def edition(self) -> Edition:
        """What the release says of itself."""
        return Edition(self.name, self.snapshot, self.k, self.codebook, **self.about.model_dump())
