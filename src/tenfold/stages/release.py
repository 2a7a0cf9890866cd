"""What a release says of itself, and the closed list of what it may say of the originals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tenfold.errors import GuardError

HUNDRED = 100
TOO_FEW = "too few to say"
BANDS = ("≥ 99 %", "90–99 %", "75–90 %", "50–75 %", "< 50 %")
"""How much of a variable's facts is kept, in words."""


@dataclass(frozen=True)
class Edition:
    """What a release says of itself; all of it from release.toml, none of it from a case."""

    name: str
    snapshot: date
    k: int
    codebook: str
    title: str
    publisher: str
    contact: str
    licence: str


@dataclass(frozen=True)
class Disclosed:
    """The closed list of figures that aren't computed from the published table (ruling 12).

    Raises GuardError for a figure that is finer than the list allows.
    """

    received: int | None
    """Cases received, rounded to 100; None below 100."""
    unpublished: int | None
    """Cases received and not published, for all reasons together, as above."""
    facts_kept: int
    """In whole per cent."""
    bands: Mapping[str, str]
    """For each base variable one of BANDS, or TOO_FEW."""
    errors: tuple[float, float, float]
    """The error of one-, two- and three-way counts as a share, in two decimals."""

    def __post_init__(self) -> None:
        rounded = all(not (count or 0) % HUNDRED for count in (self.received, self.unpublished))
        banded = set(self.bands.values()) <= {*BANDS, TOO_FEW}
        whole = isinstance(self.facts_kept, int) and 0 <= self.facts_kept <= HUNDRED
        coarse = all(error == round(error, 2) for error in self.errors)
        if not (rounded and banded and whole and coarse):
            raise GuardError(
                "A figure for the public is finer than ruling 12 allows.",
                "Nothing was published. Please report this as a defect of Tenfold.",
            )
