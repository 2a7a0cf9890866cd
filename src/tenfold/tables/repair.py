"""Mends what the rulings say of a case's variables together, and counts what it mended."""

from collections.abc import Mapping

import numpy as np

from tenfold.codebook import Codebook, Variable
from tenfold.stages import Codes, Schema
from tenfold.tables.compute import ONE, ZERO

FILLED = "filled from the answers that it sums up"
CONTRADICTED = "set by the answers that it contradicted"
FOLLOWED = "set by the variable that it follows from"


def repair(codebook: Codebook, schema: Schema, codes: Codes) -> Mapping[tuple[str, str], int]:
    """Mends the codes (cases × columns) in place; cases by column and by what was mended."""
    mended: dict[tuple[str, str], int] = {}
    for variable in codebook.base:
        if variable.name not in schema.index:
            continue
        if variable.none_of and all(name in schema.index for name in variable.none_of):
            mended |= _fill_none_of(variable, schema, codes)
        mended |= _follow(codebook, variable, schema, codes)
    return {what: cases for what, cases in mended.items() if cases}


def _fill_none_of(variable: Variable, schema: Schema, codes: Codes) -> dict[tuple[str, str], int]:
    """1 where it was blank and nothing is positive (ruling 3); 0 where something is."""
    own = codes[:, schema.index[variable.name]]
    parts = codes[:, [schema.index[name] for name in variable.none_of]]
    positive = (parts == ONE).any(axis=1)
    blank, contradicted = own == 0, (own == ONE) & positive
    own[blank] = np.where(positive[blank], ZERO, ONE)
    own[contradicted] = ZERO
    return {
        (variable.name, FILLED): int(blank.sum()),
        (variable.name, CONTRADICTED): int(contradicted.sum()),
    }


def _follow(
    codebook: Codebook, variable: Variable, schema: Schema, codes: Codes
) -> dict[tuple[str, str], int]:
    """The value that another variable implies, wherever that one is known (ruling 4)."""
    follows = variable.follows
    if follows is None or follows.variable not in schema.index:
        return {}
    source = codebook.by_name[follows.variable]
    implied = np.zeros(len(source.labels) + 1, codes.dtype)
    for label, value in follows.values.items():
        implied[source.encode(label)] = variable.encode(value)
    own = codes[:, schema.index[variable.name]]
    due = implied[codes[:, schema.index[source.name]]]
    changed = (due != 0) & (due != own)
    own[changed] = due[changed]
    return {(variable.name, FOLLOWED): int(changed.sum())}
