"""What is made of an invented table is the same on every machine, compiled or not."""

import random

import numba
import pytest
from tests.plans import TREE, digest
from tests.tables import tally_of

from tenfold.anonymise import Settings, anonymise

COLUMNS = 12
KINDS = 40
"""Kinds of cases: those of one are alike but for what is drawn anew, one cell in six."""

EXPECTED = {
    "tree, one stratum": "d702c734bd5b914832c9cb844327625c",
    "tree, three strata": "a48523c801e11ecf1b4b4845846abd41",
    "60 iterations, one stratum": "c047cb6c9afc1255d1f184b7903bf9e9",
    "60 iterations, three strata": "5d7757fd7cfbb78d8cd97395bbd7829b",
    "5,000 iterations, one stratum": "dbc52f64ef482eda531c281eea040296",
    "5,000 iterations, three strata": "35f7e3f2c56f16daefabd6f0aebd1da4",
}
WAYS = {
    "tree": (3_000, Settings(10, 1, **TREE)),
    "60 iterations": (60, Settings(3, 1, 60)),
    "5,000 iterations": (3_000, Settings(10, 1, 5_000)),
}


def invented(cases, strata):
    """Cases of some kinds, by a generator that is the same in every version of Python."""
    dice = random.Random(7)  # noqa: S311 - invented cases are no secret
    kinds = [[int(dice.random() * 5) for _ in range(COLUMNS)] for _ in range(KINDS)]
    rows = []
    for _ in range(cases):
        kind = kinds[int(dice.random() ** 2 * KINDS)]
        rows.append([int(dice.random() * 5) if dice.random() < 1 / 6 else code for code in kind])
        rows[-1][0] = 1 + rows[-1][0] % 3
    return tally_of(rows, strata=strata, labels=4)


def made(name):
    """The digest of the plan that a name stands for."""
    way, strata = name.rsplit(", ", 1)
    cases, settings = WAYS[way]
    return digest(anonymise(invented(cases, int(strata == "three strata")), settings))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_plan_is_what_it_always_was(name):
    if numba.config.DISABLE_JIT and name.startswith("5,000"):
        pytest.skip("5,000 iterations on 3,000 cases take minutes uncompiled")
    assert made(name) == EXPECTED[name]
