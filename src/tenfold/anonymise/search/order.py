"""Puts classes in an order in which similar ones stand together, another in each round."""

import numpy as np

from tenfold.anonymise.chance import below, throw
from tenfold.anonymise.kernel import entry
from tenfold.anonymise.shapes import Rows
from tenfold.stages import Codes


@entry
def drawn_order(records: Codes, key: np.uint64) -> Rows:
    """Sorts records by their columns in random order, and begins at a random place.

    What stands together then shares the columns that were drawn first, NULL included.
    """
    dice = np.zeros(1, np.uint64)
    throw(dice, key, 0)
    rows, columns = records.shape
    sizes = np.zeros(2 + int(records.max()), np.int64)
    order, turned = np.arange(rows), np.empty(rows, np.int64)
    left = np.arange(columns)
    for end in range(columns, 0, -1):
        place = below(dice, end)
        column = left[place]
        left[place] = left[end - 1]
        most = 0
        for row in range(rows):
            code = int(records[row, column])
            sizes[code + 1] += 1
            most = max(most, code)
        for code in range(most):
            sizes[code + 1] += sizes[code]
        for place in range(rows):
            code = int(records[order[place], column])
            turned[sizes[code]] = order[place]
            sizes[code] += 1
        sizes[: most + 2] = 0
        order, turned = turned, order
    return np.roll(order, below(dice, rows))
