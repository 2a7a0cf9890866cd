"""Invented cases as a case management export: what `contributors/iom-mimosa` reads, backwards."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tenfold.codebook import NULL, Codebook
from tenfold.demo.chances import Flags, Index, generator
from tenfold.demo.codes import NO, YES
from tenfold.demo.exports.life import Lives, lead
from tenfold.demo.exports.persons import names, phones
from tenfold.demo.exports.sheets import write_sheet
from tenfold.stages import Codes

Cells = list[str]
Texts = NDArray[np.object_]

REFUSED, REPEATED = 0.02, 0.03
"""Shares of people without consent, and of cases that stand there in an older state too."""

SAME, ELSEWHERE = 0.5, 0.02
"""Shares of the countries after the first known one that are the same, and that are any other."""

SLOTS, SELDOM = 20, 2
"""Of so many cells that say the same, so many say it in a spelling that isn't the usual one."""

_ROWS = int.from_bytes(b"mimosa")


def write_mimosa(cases: Codes, codebook: Codebook, path: Path, seed: int, first: int = 1) -> None:
    """Writes case management's records (cases × base variables) as XLSX by the ending, else CSV.

    Harmonising the file gives these records again. People without consent and older states of
    cases come on top; their numbers run from `first`, `people_of` of them. A question without a
    column of what was ruled out must be unanswered in a record, or have an answer that is yes and
    none that is NULL.
    """
    layout = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    export = _Export.of(cases, codebook, layout, generator(seed, _ROWS + first))
    columns = export.columns(first)
    rows = zip(*(columns[name] for name in layout["columns"]), strict=True)
    write_sheet(path, layout["columns"], rows)


def people_of(cases: int) -> int:
    """How many case numbers stand in a file of that many cases: also who didn't consent has one."""
    return cases + ceil(cases * REFUSED)


@dataclass(frozen=True, eq=False)
class _Export:
    """Shuffled rows; `person` tells whose each is, of the cases first, then who didn't consent."""

    codebook: Codebook
    layout: dict[str, Any]
    rng: np.random.Generator
    codes: Codes
    person: Index
    older: Flags
    lives: Lives
    kept: int
    """How many people consented."""

    @classmethod
    def of(
        cls, cases: Codes, codebook: Codebook, layout: dict[str, Any], rng: np.random.Generator
    ) -> "_Export":
        """The rows of cases, of people without consent, and of older states of some of both."""
        kept = len(cases)
        refused = rng.permutation(kept)[: people_of(kept) - kept]
        people = np.concatenate([cases, cases[refused]])
        again = rng.permutation(len(people))[: ceil(kept * REPEATED)]
        flags = [variable.type == "flag" for variable in codebook.base]
        before = np.where(flags, people[_others(people, codebook)[again]], people[again])
        person = np.concatenate([np.arange(len(people)), again])
        order = rng.permutation(len(person))
        return cls(
            codebook=codebook,
            layout=layout,
            rng=rng,
            codes=np.concatenate([people, before])[order],
            person=person[order],
            older=order >= len(people),
            lives=lead(people, codebook, rng),
            kept=kept,
        )

    def columns(self, first: int) -> dict[str, Sequence[str]]:
        """Every column's cells by its name, case numbers from `first`."""
        found = self._case(first) | self._person() | self._countries()
        for column, question in self.layout["single"].items():
            found[column] = self._single(question["variable"], question["answers"])
        for column, question in self.layout["several"].items():
            found |= self._several(column, question)
        return found

    def code(self, name: str) -> Codes:
        """The codes of a variable."""
        return self.codes[:, self._places[name]]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {variable.name: place for place, variable in enumerate(self.codebook.base)}

    def _case(self, first: int) -> dict[str, Sequence[str]]:
        """The case's number and state, and whether it may be shared."""
        numbers = self.rng.permutation(len(self.lives.born)) + first
        refused = (self.person >= self.kept) & ~self.older
        said = _slots([self.layout["consent"], self.layout["refused"]])
        return {
            "Case ID": [f"MM-{number:07d}" for number in numbers[self.person]],
            "Last Modified": _days(np.where(self.older, *self._states())),
            "Consent to Share Data": self._drawn(said, refused.astype(np.int64)),
            "Registration Date": _days(self.lives.registered[self.person]),
        }

    def _states(self) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64]]:
        """The day of a row's state if it is an older one, and if it is the latest."""
        registered = self.lives.registered[self.person]
        return registered + self.rng.integers(0, 31, len(registered)), self.lives.left[self.person]

    def _person(self) -> dict[str, Sequence[str]]:
        """Who it is; the same in each state."""
        people = len(self.lives.born)
        full = [name.split() for name in names(self.rng, people)]
        numbers = self.rng.integers(0, 10**7, people)
        own = {
            "Family Name": [family for _, family in full],
            "Given Name": [given for given, _ in full],
            "Date of Birth": _days(self.lives.born),
            "Passport Number": [f"XX{number:07d}" for number in numbers],
            "Phone": phones(self.rng, people),
            "Home Address": [f"{number % 200 + 1} Example Street" for number in numbers],
            "Case Worker": names(self.rng, people),
            "Case Notes": self.rng.choice(self.layout["notes"], people),
        }
        by_row = {name: np.array(cells, np.object_)[self.person] for name, cells in own.items()}
        return {name: cells.tolist() for name, cells in by_row.items()}

    def _countries(self) -> dict[str, Sequence[str]]:
        """Citizenship, and the columns of which the first known is the country of exploitation."""
        country, rows = self.code("CountryOfExploitation"), len(self.codes)
        first = self.rng.integers(0, len(self.layout["countries"]), rows)
        found: dict[str, Sequence[str]] = {}
        for place, column in enumerate(self.layout["countries"]):
            later = np.where(self.rng.random(rows) < SAME, country, NULL)
            elsewhere = (self.rng.random(rows) < ELSEWHERE) & (country != NULL)
            later = np.where(elsewhere, self.rng.permutation(country), later)
            shown = np.where(place == first, country, np.where(place > first, later, NULL))
            found[column] = self._drawn(self._spellings("CountryOfExploitation"), shown)
        citizen = self._spellings("citizenship", ["", "Unknown", "Stateless"])
        return found | {"Main Citizenship": self._drawn(citizen, self.code("citizenship"))}

    def _spellings(self, name: str, blank: Sequence[str] = ("", "Unknown")) -> Texts:
        """How each code of a country is written, in slots."""
        known = {country.alpha2: country for country in self.codebook.countries}
        more = self.layout["country"]
        labels = self.codebook.by_name[name].labels
        spelled = [[known[one].name, known[one].alpha3, *more.get(one, ())] for one in labels]
        return _slots([list(blank), *spelled])

    def _single(self, name: str, answers: dict[str, list[str]]) -> Cells:
        """The cells of a question with one answer."""
        labels = self.codebook.by_name[name].labels
        return self._drawn(_slots([answers[label] for label in ("NULL", *labels)]), self.code(name))

    def _several(self, column: str, question: dict[str, Any]) -> dict[str, Cells]:
        """The cells of a question with several answers, and of what was ruled out."""
        answers = question["answers"]
        codes = self.codes[:, [self._places[name] for name in answers]]
        patterns, place = np.unique(codes, axis=0, return_inverse=True)
        words = list(answers.values())
        found = {column: [_written(words, pattern == YES) for pattern in patterns]}
        if "ruled_out" in question:
            never = np.array([not self.codebook.by_name[name].zero for name in answers])
            denied = [_denied(pattern, never) for pattern in patterns]
            found[question["ruled_out"]] = [_written(words, one) for one in denied]
        return {name: self._drawn(_slots(cells), place.ravel()) for name, cells in found.items()}

    def _drawn(self, slots: Texts, codes: Codes | Index) -> Cells:
        """For each code one of its spellings."""
        cells: Cells = slots[codes, self.rng.integers(0, SLOTS, len(codes))].tolist()
        return cells


def _others(people: Codes, codebook: Codebook) -> Index:
    """For each person another who was registered in that year, or before."""
    year = [variable.name for variable in codebook.base].index("yearOfRegistration")
    order = np.argsort(people[:, year], kind="stable")
    found = np.empty_like(order)
    found[order] = np.concatenate([order[:1], order[:-1]])
    return found


def _slots(spellings: Iterable[Sequence[str]]) -> Texts:
    """How each code is written, the usual spelling in most slots: (codes × slots)."""
    rows = []
    for usual, *others in spellings:
        seldom = (others or [usual]) * SELDOM
        rows.append([usual] * (SLOTS - len(seldom)) + seldom)
    return np.array(rows, np.object_).reshape(-1, SLOTS)


def _denied(pattern: Codes, never: Flags) -> Flags:
    """Which answers were ruled out; where any was, also those whose "no" the codebook drops."""
    denied: Flags = pattern == NO
    if denied.any():
        denied |= never & (pattern == NULL)
    return denied


def _written(words: list[list[str]], chosen: Flags) -> Cells:
    """The answers in one cell: as usual, and in other spellings and the other order."""
    found = [word for word, one in zip(words, chosen, strict=True) if one]
    usual, seldom = [word[0] for word in found], [word[-1] for word in reversed(found)]
    return ["|".join(usual), " | ".join(seldom)]


def _days(days: NDArray[np.datetime64]) -> Cells:
    """Days as ISO dates; blank where there is none."""
    found: Cells = np.where(np.isnat(days), "", np.datetime_as_string(days, unit="D")).tolist()
    return found
