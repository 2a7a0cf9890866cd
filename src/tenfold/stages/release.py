"""What a release says of itself, and the closed list of what it may say of the originals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tenfold.errors import GuardError

HUNDRED = 100
TOO_FEW = "too few to say"
FEW = "fewer than 100"
BAND_FACTS, TOTAL_FACTS = 100, 1000
"""Times k published facts that a variable needs for its band, and a release for its totals."""
WAYS = ("one-way", "two-way", "three-way")
"""The counts whose error is told."""
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
class Places:
    """The three folders of three trust levels, and the file of the secret (ruling 11)."""

    public: Path
    restricted: Path
    candidate: Path
    seed: Path


@dataclass(frozen=True)
class Disclosed:
    """The closed list of figures that aren't computed from the published table (ruling 12).

    Raises GuardError for a figure that is finer than the list allows.
    """

    received: int | None
    """Cases received, rounded to 100; None below 100."""
    unpublished: int | None
    """Cases received and not published, for all reasons together, as above."""
    facts_kept: int | None
    """In whole per cent; None where too few facts are published to say."""
    bands: Mapping[str, str]
    """For each base variable one of BANDS, or TOO_FEW."""
    errors: tuple[float, float, float] | None
    """The error of one-, two- and three-way counts as a share, in two decimals; None as above."""

    def __post_init__(self) -> None:
        counts = {self.received, self.unpublished} - {None}
        rounded = all(count and count > 0 and not count % HUNDRED for count in counts)
        banded = set(self.bands.values()) <= {*BANDS, TOO_FEW}
        if not (rounded and banded and self._coarse()):
            raise GuardError(
                "A figure for the public is finer than ruling 12 allows.",
                "Nothing was published. Please report this as a defect of Tenfold.",
            )

    def _coarse(self) -> bool:
        """Whether what is kept and lost is told as the list allows, or not at all."""
        if self.facts_kept is None or self.errors is None:
            return self.facts_kept is None and self.errors is None
        whole = isinstance(self.facts_kept, int) and 0 <= self.facts_kept <= HUNDRED
        return whole and all(error == round(error, 2) for error in self.errors)

    def told(self) -> dict[str, Any]:
        """The list in the words and the order of the public report."""
        return {
            "cases received": self.received or FEW,
            "cases not published": self.unpublished or FEW,
            "facts kept, per cent": TOO_FEW if self.facts_kept is None else self.facts_kept,
            "kept by variable": dict(self.bands),
            "error of counts": dict(zip(WAYS, self.errors or [TOO_FEW] * 3, strict=True)),
        }
