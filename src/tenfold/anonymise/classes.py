"""What a class publishes, and what that costs."""

import numpy as np

from tenfold.anonymise.kernel import kernel
from tenfold.anonymise.shapes import Classes, Rows, Table, Worth
from tenfold.stages import Counts


@kernel
def classes_of(table: Table, rows: Rows, counts: Counts, means: tuple[Rows, Worth]) -> Classes:
    """The classes of these atoms, as cut by `starts`: each publishes what all its cases share."""
    starts, worth = means
    classes = len(starts) - 1
    records = np.empty((classes, table.codes.shape[1]), table.codes.dtype)
    losses = np.zeros(classes, np.int64)
    for number in range(classes):
        start, end = starts[number], starts[number + 1]
        size = counts[start:end].sum()
        for column in range(records.shape[1]):
            first = worth.first[column]
            code = table.codes[rows[start], column]
            whole, shared = 0, True
            for atom in range(start, end):
                other = table.codes[rows[atom], column]
                shared &= other == code
                whole += counts[atom] * worth.weights[first + other]
            records[number, column] = code if shared else 0
            losses[number] += whole - size * worth.weights[first + records[number, column]]
    return Classes(rows, counts, starts, records, losses)
