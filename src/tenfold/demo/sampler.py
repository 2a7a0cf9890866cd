"""Draws people one by one, from the shares of the world and nothing else."""

from dataclasses import dataclass
from functools import cached_property
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from tenfold.codebook import Codebook
from tenfold.demo.chances import Chances, Flags, Index, Shares, uniform, yes_or_no
from tenfold.demo.codes import settled
from tenfold.demo.people import Bytes, People
from tenfold.demo.world import Kind, World

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, eq=False)
class Sampler:
    """The world's shares as tables, for the flags and codes of a codebook."""

    codebook: Codebook
    world: World

    @cached_property
    def flags(self) -> tuple[str, ...]:
        """The base variables that are flags, in order."""
        return tuple(one.name for one in self.codebook.base if one.type == "flag")

    def situations(self, rng: np.random.Generator, contributor: Index) -> Index:
        """A situation for each person, as usual with her contributor."""
        return self._situations.draw(rng, contributor)

    def fresh(
        self, rng: np.random.Generator, contributor: Index, year: Index, situation: Index
    ) -> People:
        """People of these contributors, years and situations, each drawn by herself."""
        age = self._ages.draw(rng, situation)
        return People(
            contributor=contributor,
            year=year,
            situation=situation,
            corridor=self._corridors.draw(rng, self._routes[contributor, situation]),
            gender=self._gender(rng, contributor, year, situation),
            age=(age + 1).astype(np.uint8),
            majority=self._majority(rng, contributor, age),
            yes=yes_or_no(rng, self._yes[situation]),
            gaps=yes_or_no(rng, self._gaps[contributor, situation]),
        )

    def _gender(
        self, rng: np.random.Generator, contributor: Index, year: Index, situation: Index
    ) -> Bytes:
        """Codes of gender; Transgender/NonConforming from the year on in which it is asked."""
        women = uniform(rng, len(situation)) < self._women[situation]
        share, since = self._transgender[contributor].T
        other = (uniform(rng, len(situation)) < share) & (year >= since)
        female, male, transgender = self._genders
        return np.where(other, transgender, np.where(women, female, male)).astype(np.uint8)

    def _majority(self, rng: np.random.Generator, contributor: Index, age: Index) -> Bytes:
        """Codes of the three majority variables; who is a minor now was one before, too."""
        minor, adult, unknown = self._statuses
        before, began = uniform(rng, len(age)), self._began[age]
        minors = (self._minors[age], before < began, before < began * self.world.entry_before)
        minor_then = np.stack(minors, axis=1)
        minor_then |= minor_then[:, :1]
        codes = np.where(minor_then, minor, adult).astype(np.uint8)
        codes[yes_or_no(rng, np.tile(self._unknown[contributor, np.newaxis], 3))] = unknown
        return codes

    @cached_property
    def _situations(self) -> Chances:
        ids = [one.id for one in self.world.situation]
        return Chances.of([[c.situations.get(i, 0) for i in ids] for c in self.world.contributor])

    @cached_property
    def _corridors(self) -> Chances:
        """Corridors by who meets the case and the kind of exploitation."""
        return Chances.of(
            [
                [getattr(one, kind) * (one.met_by == met) for one in self.world.corridors]
                for met in self._met
                for kind in KINDS
            ]
        )

    @cached_property
    def _met(self) -> list[str]:
        return sorted({one.met_by for one in self.world.corridors})

    @cached_property
    def _routes(self) -> Index:
        """The key of `_corridors` by contributor and situation."""
        met = np.array([self._met.index(one.met_by) for one in self.world.contributor])
        kind = np.array([KINDS.index(one.kind) for one in self.world.situation])
        keys: Index = met[:, np.newaxis] * len(KINDS) + kind
        return keys

    @cached_property
    def _ages(self) -> Chances:
        return Chances.of([one.ages for one in self.world.situation])

    @cached_property
    def _women(self) -> Shares:
        return np.array([one.women for one in self.world.situation], np.float32)

    @cached_property
    def _transgender(self) -> NDArray[np.float64]:
        asked = [one.transgender for one in self.world.contributor]
        return np.array([(one.share, one.since) for one in asked])

    @cached_property
    def _genders(self) -> list[int]:
        encode = self.codebook.by_name["gender"].encode
        return [encode(label) for label in ("Female", "Male", "Transgender/NonConforming")]

    @cached_property
    def _statuses(self) -> list[int]:
        encode = self.codebook.by_name["majorityStatus"].encode
        return [encode(label) for label in ("Minor", "Adult", "Unknown")]

    @cached_property
    def _minors(self) -> Flags:
        """Whether an age band is one of minors."""
        minor, _, _ = self._statuses
        return np.array([code == minor for code in settled(self.codebook, "majorityStatus")[1:]])

    @cached_property
    def _began(self) -> Shares:
        return np.array(self.world.began_minor, np.float32)

    @cached_property
    def _unknown(self) -> Shares:
        return np.array([one.unknown for one in self.world.contributor], np.float32)

    @cached_property
    def _yes(self) -> Shares:
        """The share of yes by situation and flag."""
        shares = [self.world.shares(one) for one in self.world.situation]
        return np.array([[one.get(name, 0) for name in self.flags] for one in shares], np.float32)

    @cached_property
    def _gaps(self) -> Shares:
        """The share of cases without an answer by contributor, situation and block."""
        contributors = self._told([one.gaps for one in self.world.contributor])
        situations = self._told([one.gaps for one in self.world.situation])
        return 1 - contributors[:, np.newaxis] * situations

    def _told(self, gaps: list[dict[str, float]]) -> Shares:
        """The share of cases with an answer to each block."""
        return np.array(
            [[1 - one.get(b, 0) for b in self.world.blocks] for one in gaps], np.float32
        )
