"""What a release.toml orders: which files of whom become which release, and how."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, field_validator

from tenfold.codebook import DEFAULT, Frozen, written_as
from tenfold.stages import (
    DEFENCE,
    EFFORT,
    EFFORTS,
    LANGUAGES,
    LARGEST_K,
    MOST_IMPORTANT,
    SMALLEST_K,
    Choice,
    Edition,
    LanguageCode,
    Listed,
    SamePerson,
    Weights,
)

RESERVED = frozenset({"index.json", "feed.xml", "tenfold.pub", "tmp", "lock", "seed", "keys"})
"""Names in `public/` and `restricted/` that aren't those of a release."""

Text = Annotated[str, Field(min_length=1, pattern=r"^[^\x00]+$")]

List = Annotated[str, Field(pattern=r"^[^\x00]*$")]
"""The file of a list of case numbers; blank where there is none."""

Address = Annotated[
    str, written_as(r"(https?://[^\s<>\"]+)?", "begin with https:// and leave no space")
]
"""Where something is on the web; blank where it isn't."""

Importance = Annotated[int, Field(ge=0, le=MOST_IMPORTANT, strict=True)]

_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Classes of letters that turn the direction of others: what is read isn't what is written."""


def _visible(text: str) -> str:
    for letter in text.replace("\n", " "):
        if unicodedata.category(letter) == "Cc" or unicodedata.bidirectional(letter) in _TURNING:
            raise ValueError(f"holds U+{ord(letter):04X}, which nobody can see; take it out")
    return text


def _of_one_line(text: str) -> str:
    if len(text.splitlines()) > 1:
        raise ValueError("holds a line break; write it on one line")
    return text


Words = Annotated[str, AfterValidator(_visible)]
"""What people read: no control characters but line breaks."""

Line = Annotated[Words, AfterValidator(_of_one_line), Field(min_length=1)]
"""Words on one line."""

_FOLDER = written_as(
    "[A-Za-z0-9][A-Za-z0-9.-]*",
    "takes letters, digits, - and ., and begins with a letter or a digit",
)

QUASI_IDENTIFIERS = (
    *("gender", "ageBroad", "citizenship"),
    *("isForcedLabour", "isSexualExploit", "CountryOfExploitation"),
)
"""What the source's releases protected, besides year and data source (ruling 1)."""


class Contribution(Frozen):
    """What one contributor sent: file patterns, and lists of case numbers, if any.

    Left out are those who opted out, those who withdrew their consent, and, where those who
    consented are listed, all others. Of the numbers on the first two, at most `unmet` may be no
    case's.
    """

    contributor: Text
    files: tuple[Text, ...] = Field(min_length=1)
    opt_outs: List = ""
    withdrawn: List = ""
    consented: List = ""
    unmet: int = Field(default=0, ge=0, strict=True)

    @property
    def lists(self) -> dict[Listed, str]:
        """The file of each list that was sent."""
        files = {listed: getattr(self, listed.name) for listed in Listed}
        return {listed: file for listed, file in files.items() if file}


class Imprint(Frozen):
    """What the release says of itself."""

    title: Line
    publisher: Line
    contact: Line
    licence: Line
    licence_url: Address = ""
    terms: Words = ""
    url: Address = ""
    doi: Annotated[str, written_as(r"(10\.\d{4,9}/\S+)?", "write it as 10.1234/abc")] = ""
    languages: tuple[LanguageCode, ...] = LANGUAGES

    @field_validator("url")
    @classmethod
    def _folder(cls, url: str) -> str:
        """An address under which names of releases can be put."""
        return url if not url or url.endswith("/") else f"{url}/"

    @field_validator("languages")
    @classmethod
    def _english_first(cls, languages: tuple[LanguageCode, ...]) -> tuple[LanguageCode, ...]:
        if languages[:1] != LANGUAGES[:1] or len(set(languages)) < len(languages):
            raise ValueError("name each language once, en first: definitions are in English")
        return languages


class Order(Frozen):
    """A release.toml. Paths in it are seen from its own folder."""

    name: Annotated[str, _FOLDER, Field(max_length=64)]
    snapshot: date
    k: int = Field(default=10, ge=SMALLEST_K, le=LARGEST_K, strict=True)
    codebook: str = DEFAULT
    public: Text = "public"
    restricted: Text = "restricted"
    candidate: Text = "candidate"
    seed_file: Text = "restricted/seed"
    key_file: List = ""
    """The secret key that the release is signed with; blank where it isn't."""
    unmapped: float = Field(default=0.02, ge=0, le=1, strict=True, allow_inf_nan=False)
    effort: str = Choice.effort
    weights: Weights = Choice.weights
    importance: Mapping[str, Importance] = Field(default_factory=dict)
    defence: float = Field(default=DEFENCE, ge=0, le=1, strict=True, allow_inf_nan=False)
    quasi_identifiers: tuple[str, ...] = Field(default=QUASI_IDENTIFIERS, min_length=1)
    same_person: SamePerson = "once"
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
            raise ValueError(f"choose {EFFORTS}")
        return effort

    @property
    def choice(self) -> Choice:
        """How to anonymise."""
        return Choice(self.effort, self.weights, self.importance, self.defence)

    @property
    def edition(self) -> Edition:
        """What the release says of itself."""
        own = self.name, self.snapshot, self.k, self.codebook
        return Edition(*own, **self.about.model_dump(), same_person=self.same_person)
