"""Invents a table of cases, block by block."""

import numpy as np

from tenfold.codebook import Codebook
from tenfold.demo.answers import Form
from tenfold.demo.chances import generator
from tenfold.demo.fit import refuse_misfit
from tenfold.demo.groups import Groups
from tenfold.demo.sampler import Sampler
from tenfold.demo.world import load_world
from tenfold.errors import ParameterError
from tenfold.stages import Codes, Progress, silent

BLOCK = 100_000
"""Cases invented at a time, so that memory is that of the table."""


def invent(codebook: Codebook, cases: int, seed: int, tell: Progress = silent) -> Codes:
    """Records of invented cases over the codebook's base variables: (cases × columns), `uint8`.

    The same seed gives the same table. Raises ParameterError for fewer than one case, and for a
    codebook that the invented world doesn't fit.
    """
    if cases < 1:
        raise ParameterError("No table has fewer than one case.", "Ask for one or more.")
    world = load_world()
    refuse_misfit(codebook, world)
    sampler = Sampler(codebook, world)
    groups, form = Groups(sampler), Form(sampler)
    table = np.empty((cases, len(form.names)), form.dtype)
    for block, start in enumerate(range(0, cases, BLOCK)):
        part = table[start : start + BLOCK]
        part[:] = form.fill(groups.meet(generator(seed, block), len(part)))
        tell("invent", start + len(part), cases)
    return table
