"""Invents a table of cases, block by block."""

from dataclasses import dataclass

import numpy as np

from tenfold.codebook import Codebook
from tenfold.demo.answers import Form
from tenfold.demo.chances import Index, generator
from tenfold.demo.fit import refuse_misfit
from tenfold.demo.groups import Groups
from tenfold.demo.sampler import Sampler
from tenfold.demo.world import World, load_world
from tenfold.errors import ParameterError
from tenfold.stages import Codes, Progress, silent

BLOCK = 100_000
"""Cases invented at a time, so that memory is that of the table."""


@dataclass(frozen=True, eq=False)
class Invented:
    """Cases (n × base variables), and for each the place of who met it in the world's list (n,)."""

    codes: Codes
    met: Index


def invent(codebook: Codebook, cases: int, seed: int, tell: Progress = silent) -> Codes:
    """Records of invented cases over the codebook's base variables: (cases × columns), `uint8`.

    The same seed gives the same table. Raises ParameterError for fewer than one case, and for a
    codebook that the invented world doesn't fit.
    """
    return invent_from(load_world(), codebook, cases, seed, tell).codes


def invent_from(
    world: World, codebook: Codebook, cases: int, seed: int, tell: Progress = silent
) -> Invented:
    """Cases of a world as `invent` gives them, with who met each. Raises ParameterError."""
    if cases < 1:
        raise ParameterError("No table has fewer than one case.", "Ask for one or more.")
    refuse_misfit(codebook, world)
    sampler = Sampler(codebook, world)
    groups, form = Groups(sampler), Form(sampler)
    invented = Invented(np.empty((cases, len(form.names)), form.dtype), np.empty(cases, np.int64))
    for block, start in enumerate(range(0, cases, BLOCK)):
        part = slice(start, min(start + BLOCK, cases))
        people = groups.meet(generator(seed, block), part.stop - start)
        invented.codes[part], invented.met[part] = form.fill(people), people.contributor
        tell("invent", part.stop, cases)
    return invented
