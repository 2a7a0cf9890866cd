"""The judgement on files, bound to their SHA-256; only `verify` makes one."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One step of the greedy search for the columns that break the promise most."""

    column: str
    below: int
    """Cases in classes below k over this column and those of the steps before."""


@dataclass(frozen=True)
class Departure:
    """A rule of the codebook that a column departs from, and in how many cases."""

    column: str
    rule: str
    cases: int


@dataclass(frozen=True)
class Verdict:
    """The judgement on one file, bound to its SHA-256; only `verify` makes one."""

    file: str
    sha256: str
    k: int
    columns: tuple[str, ...]
    partial: bool
    """Whether the user chose the columns; the codebook isn't judged then, and nothing published."""
    cases: int
    classes: int
    smallest: int
    below: int
    """Cases in classes of fewer than k."""
    unique: int
    breaking: tuple[Step, ...]
    queries: int
    queries_broken: int
    departures: tuple[Departure, ...]

    @property
    def kept(self) -> bool:
        """Whether the promise is kept: no class and no query below k."""
        return self.below == 0 and self.queries_broken == 0

    @property
    def passed(self) -> bool:
        """Whether the promise is kept and, where it is judged, the codebook too."""
        return self.kept and not self.departures


@dataclass(frozen=True)
class Finding:
    """What is wrong with a file of a candidate, and in how many places; never what stands there."""

    file: str
    problem: str
    places: int = 1


@dataclass(frozen=True)
class ReleaseVerdict:
    """The judgement on a candidate folder; only `verify` makes one."""

    release: str
    files: Mapping[str, str]
    """The SHA-256 of each file by its path in the folder."""
    tables: tuple[Verdict, ...]
    """On each file of cases."""
    findings: tuple[Finding, ...]
    searched: bool
    """Whether case numbers and names from the exports were looked for."""
    counts: str = ""
    """What k counts, where it isn't people (ruling 10)."""
    signed_by: str = ""
    """The id of the key that was expected and did sign; "" where none was asked for."""

    @property
    def passed(self) -> bool:
        """Whether every table keeps promise and codebook, and nothing else was found."""
        judged = all(table.passed and not table.partial for table in self.tables)
        return bool(self.tables) and judged and not self.findings
