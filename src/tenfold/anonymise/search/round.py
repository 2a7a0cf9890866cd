"""One round of the search in some patches of a stratum."""

from typing import NamedTuple

import numpy as np

from tenfold.anonymise.chance import Bits, throw
from tenfold.anonymise.classes import classes_of
from tenfold.anonymise.kernel import entry, kernel
from tenfold.anonymise.search.facts import facts_of
from tenfold.anonymise.search.improve import improve
from tenfold.anonymise.search.patch import patch_of
from tenfold.anonymise.shapes import Atoms, Classes, Rows, Table, Terms


class Cut(NamedTuple):
    """How classes are cut into patches, and how many iterations each patch gets.

    Patch `first + p` holds the classes `order[borders[p]]` to `order[borders[p + 1]]`, without it.
    """

    first: int
    order: Rows
    borders: Rows
    iterations: Rows


@entry
def improved(table: Table, classes: Classes, cut: Cut, terms: Terms) -> Classes:
    """The classes of the patches after one round, patch by patch."""
    atoms, sizes = Atoms(classes.rows[:0], classes.counts[:0]), [0][:0]
    parts = [atoms][:0]
    dice = np.zeros(1, np.uint64)
    for number in range(len(cut.iterations)):
        chosen = cut.order[cut.borders[number] : cut.borders[number + 1]]
        atoms, starts = _taken(classes, chosen)
        if cut.iterations[number] > 0:
            throw(dice, terms.key, cut.first + number)
            atoms, starts = _improved(table, atoms, starts, (terms, dice, cut.iterations[number]))
        parts.append(atoms)
        for i in range(len(starts) - 1):
            sizes.append(starts[i + 1] - starts[i])
    return _joined(table, parts, sizes, terms)


@kernel
def _taken(classes: Classes, chosen: Rows) -> tuple[Atoms, Rows]:
    """The atoms of some classes, one class after the other, and where each starts."""
    starts = np.zeros(len(chosen) + 1, np.int64)
    for i in range(len(chosen)):
        number = chosen[i]
        starts[i + 1] = starts[i] + classes.starts[number + 1] - classes.starts[number]
    rows, counts = np.empty(starts[-1], np.int64), np.empty(starts[-1], np.int64)
    for i in range(len(chosen)):
        first = classes.starts[chosen[i]]
        for atom in range(starts[i], starts[i + 1]):
            rows[atom] = classes.rows[first + atom - starts[i]]
            counts[atom] = classes.counts[first + atom - starts[i]]
    return Atoms(rows, counts), starts


@kernel
def _improved(
    table: Table, atoms: Atoms, starts: Rows, means: tuple[Terms, Bits, int]
) -> tuple[Atoms, Rows]:
    """The same cases in better classes."""
    terms, dice, iterations = means
    rows = np.unique(atoms.rows)
    places = np.searchsorted(rows, atoms.rows)
    cases = np.zeros(len(rows), np.int64)
    for atom in range(len(places)):
        cases[places[atom]] += atoms.counts[atom]
    facts = facts_of(table, rows, cases, (terms.k, terms.worth))
    patch = patch_of(facts, places, atoms.counts, starts)
    patch = improve(facts, patch, (terms.k, terms.room, dice[0]), iterations)
    return Atoms(rows[patch.rows], patch.cases), patch.starts


@kernel
def _joined(table: Table, parts: list[Atoms], sizes: list[int], terms: Terms) -> Classes:
    """The atoms of all patches as classes of so many atoms each."""
    starts = np.zeros(len(sizes) + 1, np.int64)
    for i in range(len(sizes)):
        starts[i + 1] = starts[i] + sizes[i]
    rows, counts = np.empty(starts[-1], np.int64), np.empty(starts[-1], np.int64)
    end = 0
    for atoms in parts:
        rows[end : end + len(atoms.rows)] = atoms.rows
        counts[end : end + len(atoms.rows)] = atoms.counts
        end += len(atoms.rows)
    return classes_of(table, rows, counts, (starts, terms.worth))
