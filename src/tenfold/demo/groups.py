"""Typical cases by contributor and year, and the people who come as one of them."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import get_args

import numpy as np

from tenfold.demo.chances import Chances, Flags, Index, Shares, generator, uniform, yes_or_no
from tenfold.demo.people import People
from tenfold.demo.sampler import Sampler
from tenfold.demo.world import Aspect

ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
LIBRARY = 2**64 - 1
"""The block, never reached by cases, whose random numbers make the typical cases."""


@dataclass(frozen=True, eq=False)
class Groups:
    """A limited number of typical cases, some far commoner than others."""

    sampler: Sampler

    def meet(self, rng: np.random.Generator, cases: int) -> People:
        """People as the contributors meet them: of a group, but for what is their own, or alone."""
        world = self.sampler.world
        entry = self._entries.draw(rng, np.zeros(cases, np.int64))
        contributor = self._years[entry, 0]
        rank = self._ranks.draw(rng, contributor)
        typical = self._typical.take(entry * world.groups + rank)
        alone = uniform(rng, cases) < self._alone[contributor]
        drawn = self.sampler.situations(rng, contributor)
        situation = np.where(alone, drawn, typical.situation)
        fresh = self.sampler.fresh(rng, contributor, typical.year, situation)
        own = yes_or_no(rng, self._own[contributor]) | alone[:, np.newaxis]
        return self._mixed(typical, fresh, own)

    def _mixed(self, typical: People, fresh: People, own: Flags) -> People:
        """The typical case, but fresh in the aspects (people × aspects) that are a person's own."""
        by = dict(zip(ASPECTS, own.T, strict=True))
        yes = np.where(own[:, self._aspects], fresh.yes, typical.yes)
        return replace(
            fresh,
            corridor=np.where(by["corridor"], fresh.corridor, typical.corridor),
            gender=np.where(by["gender"], fresh.gender, typical.gender),
            age=np.where(by["age"], fresh.age, typical.age),
            majority=np.where(by["age"][:, np.newaxis], fresh.majority, typical.majority),
            yes=self._with_none_else(yes),
            gaps=np.where(by["gaps"][:, np.newaxis], fresh.gaps, typical.gaps),
        )

    def _with_none_else(self, yes: Flags) -> Flags:
        """The flags, with those set that are yes where no other of their block is."""
        for place, others in self._none_else:
            yes[:, place] = ~yes[:, others].any(axis=1)
        return yes

    @cached_property
    def _none_else(self) -> list[tuple[int, Index]]:
        world, flags = self.sampler.world, self.sampler.flags
        found = []
        for name, block in world.none_else.items():
            place = flags.index(name)
            found.append((place, np.setdiff1d(world.block(block, flags), [place])))
        return found

    @cached_property
    def _aspects(self) -> Index:
        """The aspect of each flag."""
        world, flags = self.sampler.world, self.sampler.flags
        aspects = np.full(len(flags), ASPECTS.index("work"))
        for aspect in ("means", "recruiter"):
            aspects[world.block(aspect, flags)] = ASPECTS.index(aspect)
        return aspects

    @cached_property
    def _years(self) -> Index:
        """Every contributor and year with cases: (entries × 2)."""
        contributors = enumerate(self.sampler.world.contributor)
        return np.array([(place, year) for place, one in contributors for year in one.years])

    @cached_property
    def _entries(self) -> Chances:
        contributors = self.sampler.world.contributor
        return Chances.of([weight for one in contributors for weight in one.years.values()])

    @cached_property
    def _ranks(self) -> Chances:
        """How often the first, second, … group is met, by contributor: by Zipf's law."""
        steep = np.array([[one.steep] for one in self.sampler.world.contributor])
        return Chances.of(np.arange(1, self.sampler.world.groups + 1) ** -steep)

    @cached_property
    def _alone(self) -> Shares:
        return np.array([one.alone for one in self.sampler.world.contributor], np.float32)

    @cached_property
    def _own(self) -> Shares:
        own = [one.own for one in self.sampler.world.contributor]
        return np.array([[one.get(aspect, 0) for aspect in ASPECTS] for one in own], np.float32)

    @cached_property
    def _typical(self) -> People:
        """The typical cases, entry after entry; the same for every table."""
        world = self.sampler.world
        rng = generator(world.seed, LIBRARY)
        contributor, year = np.repeat(self._years, world.groups, axis=0).T
        situation = self.sampler.situations(rng, contributor)
        return self.sampler.fresh(rng, contributor, year, situation)
