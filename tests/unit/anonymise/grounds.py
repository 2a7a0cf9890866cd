"""Grounds and classes for the tests of this folder, made as a run would make them."""

import numba
import numpy as np
import pytest

from tenfold.anonymise import Settings
from tenfold.anonymise.ground import Ground, Purpose
from tenfold.anonymise.run import WIDE
from tenfold.anonymise.search.facts import Facts, facts_of
from tenfold.anonymise.search.patch import Patch, patch_of
from tenfold.anonymise.shapes import Atoms, Classes, Table
from tenfold.anonymise.tree import grow
from tenfold.anonymise.weights import worth_of
from tenfold.stages import Tally

uncompiled = pytest.mark.skipif(
    not numba.config.DISABLE_JIT,
    reason="inner kernels are compiled as part of their entries; see the uncompiled run",
)


def ground_of(tally: Tally, k: int = 2, seed: int = 0, **how) -> Ground:
    """The ground of a table; every fact weighs 1 unless it is said how."""
    settings = Settings(k, seed, **({"weights": "equal"} | how))
    table = Table(tally.records.astype(WIDE), tally.counts)
    return Ground(table, k, seed, worth_of(tally, settings))


def atoms_of(ground: Ground) -> Atoms:
    """All cases of a table, each row of it once."""
    return Atoms(np.arange(len(ground.table.counts)), ground.table.counts)


def grown(ground: Ground) -> Classes:
    """The classes that the tree makes of a table without strata."""
    return grow(ground.table, np.arange(len(ground.table.counts)), ground.terms(Purpose.TREE, 0))


def facts_in(ground: Ground) -> Facts:
    """The facts of all rows of a table."""
    atoms = atoms_of(ground)
    return facts_of(ground.table, *atoms, (ground.k, ground.worth))


def patch_in(ground: Ground) -> tuple[Facts, Patch]:
    """The facts of a table, and what the tree makes of it as one patch."""
    facts, classes = facts_in(ground), grown(ground)
    return facts, patch_of(facts, classes.rows, classes.counts, classes.starts)


def cases_by_row(rows: np.ndarray, counts: np.ndarray) -> list[int]:
    """How many cases of each row there are."""
    return np.bincount(rows, counts).astype(int).tolist()
