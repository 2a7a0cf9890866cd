"""What a release says of itself, and the closed list of what it may say of the originals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from tenfold.errors import GuardError

HUNDRED = 100
TOO_FEW = "too few to say"
"""What is said of facts kept where so few are published that it could give a count away."""
FEW = "fewer than 100"
"""What is said of a number of cases below 100."""
BAND_FACTS, TOTAL_FACTS = 100, 1000
"""Times k published facts that a variable needs for its band, and a release for its totals."""
WAYS = ("one-way", "two-way", "three-way")
"""The counts whose error is told."""
COUNTS = "k counts"
"""The key under which documents tell what k counts, where that isn't people."""
SamePerson = Literal["once", "twice"]
"""How often a person counts whom several contributors sent (ruling 10)."""
LanguageCode = Literal["en", "fr", "es"]
"""The code of a language that a release may be written in (ISO 639-1)."""
LANGUAGES: tuple[LanguageCode, ...] = get_args(LanguageCode)
"""The languages that headings, labels and values are written in, the main one first."""
KEYS = "keys"
"""The folder in `restricted/` that keys may lie in."""
CASES = "cases, not people: someone known to two organisations may count twice"
"""What k counts where a person may count more than once."""
_IN_DOI = "/().;:-_"
"""The signs of a DOI that stand in an address as they are."""
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
    licence_url: str = ""
    terms: str = ""
    """The terms of use in the publisher's words, in paragraphs."""
    url: str = ""
    """Where `public/` will be found on the web, with a slash at its end."""
    doi: str = ""
    languages: tuple[LanguageCode, ...] = LANGUAGES
    """English first."""
    same_person: SamePerson = "once"

    @property
    def about(self) -> dict[str, Any]:
        """What plain data tells of the edition in the publisher's own words."""
        return {
            "title": self.title,
            "publisher": self.publisher,
            "contact": self.contact,
            "licence": self.licence,
            "licence_url": self.licence_url,
            "terms": self.terms,
            "url": self.url,
            "doi": self.doi,
            "languages": list(self.languages),
        }

    @property
    def address(self) -> str:
        """Where this release's folder will be found on the web; "" where nobody said."""
        return f"{self.url}{self.name}/" if self.url else ""

    @property
    def link(self) -> str:
        """Where this release is to be found: its DOI's address, else its folder's; "" without."""
        return f"https://doi.org/{quote(self.doi, safe=_IN_DOI)}" if self.doi else self.address

    @property
    def urn(self) -> str:
        """A name for this release that needs no address, and no other release has."""
        return uuid5(NAMESPACE_URL, f"{self.publisher}\n{self.title}\n{self.name}").urn

    @property
    def series(self) -> str:
        """What all releases of the title are found under, or else a name for them."""
        return self.url or uuid5(NAMESPACE_URL, f"{self.publisher}\n{self.title}").urn

    @property
    def citation(self) -> str:
        """How to cite this release."""
        what = f"{self.title}, release {self.name} [Data set]."
        return f"{self.publisher} ({self.snapshot.year}). {what} {self.link}".rstrip()

    @property
    def counts(self) -> str:
        """What must be said to be counted, wherever k is told; nothing where it is people."""
        return CASES if self.same_person == "twice" else ""

    @property
    def sentence(self) -> str:
        """The same as a sentence, to follow the one that tells k."""
        return f" These are {self.counts}." if self.counts else ""

    @property
    def promise(self) -> dict[str, int | str]:
        """What documents of plain data tell of k."""
        return {"k": self.k} | ({COUNTS: self.counts} if self.counts else {})


@dataclass(frozen=True)
class Places:
    """The three folders of three trust levels, and the files of secrets (ruling 11)."""

    public: Path
    restricted: Path
    candidate: Path
    seed: Path
    key: Path | None = None
    """The secret key that releases are signed with; None where they aren't."""


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
