"""Homogeneity: what is known of a person because all who look like her share it."""

from collections.abc import Mapping

import numpy as np
from benchmarks.attacks.scene import Flags, Rows

from tenfold.codebook import Codebook
from tenfold.stages import Codes, Counts, Schema

YES = 2
"""The code of a flag that is 1."""


def columns_of(codebook: Codebook, schema: Schema) -> tuple[Rows, Mapping[str, Rows]]:
    """The columns that outsiders may know (no flags), and the sensitive ones by group (flags)."""
    known: list[int] = []
    groups: dict[str, list[int]] = {}
    for variable in codebook.variable:
        column = schema.index.get(variable.name)
        if column is not None and variable.type != "flag":
            known.append(column)
        elif column is not None and variable.null:
            groups.setdefault(variable.group, []).append(column)
    return np.array(known), {group: np.array(columns) for group, columns in groups.items()}


def shared(table: tuple[Codes, Counts], known: Rows, sensitive: Rows) -> float:
    """The share of cases of whom a yes is sure to who knows the values in the columns `known`.

    It is sure where all cases that agree in these columns, NULL included, show a yes in the same
    sensitive column.
    """
    records, counts = table
    groups = np.unique(records[:, known], axis=0, return_inverse=True)[1]
    sizes = np.bincount(groups, counts)
    told: Flags = np.zeros(len(sizes), np.bool_)
    for column in sensitive:
        told |= np.bincount(groups, counts * (records[:, column] == YES)) == sizes
    return float(counts @ told[groups] / counts.sum())
