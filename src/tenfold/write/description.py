"""The one model that every document and every metadata file of a release is written from."""

from collections.abc import Callable
from dataclasses import dataclass

from tenfold.codebook import Codebook, Standing
from tenfold.stages import Disclosed, Edition, Figures
from tenfold.write.contents import Contents


@dataclass(frozen=True)
class File:
    """A file that stands in the folder: its path, size in bytes, and SHA-256 in hexadecimal."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, repr=False)
class Description:
    """What a release is, and what its table comes to; of cases it knows the figures alone.

    `files` are those that stand already, sorted by path: the tables while documents are written,
    tables and documents while metadata is.
    """

    contents: Contents
    figures: Figures
    files: tuple[File, ...] = ()

    @property
    def edition(self) -> Edition:
        """What the release says of itself."""
        return self.contents.edition

    @property
    def codebook(self) -> Codebook:
        """What its variables mean."""
        return self.contents.codebook

    @property
    def crosswalk(self) -> tuple[Standing, ...]:
        """How its contributors stand to its variables."""
        return self.contents.crosswalk

    @property
    def disclosed(self) -> Disclosed:
        """The closed list of what is said of the originals."""
        return self.contents.disclosed

    @property
    def facts(self) -> dict[str, str]:
        """What prose that ships with a codebook is filled in with."""
        figures, edition = self.figures, self.edition
        return {
            "k": str(edition.k),
            "counts": edition.sentence,
            "cases": f"{figures.cases:,}",
            "records": f"{figures.records:,}",
            "smallest": f"{figures.smallest:,}",
            "variables": str(len(self.codebook.variable)),
            "snapshot": edition.snapshot.isoformat(),
        }


Maker = Callable[[Description], bytes]
"""What makes a file's content; it raises nothing but TenfoldError."""
