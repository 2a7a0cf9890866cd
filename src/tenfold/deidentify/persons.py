"""Finds persons whom several contributors sent, and keeps one case of each (ruling 10)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from tenfold.stages import Keys

Mask = NDArray[np.bool_]
Whole = NDArray[np.int64]


@dataclass(frozen=True, repr=False, eq=False)
class Compared:
    """A contributor's cases, to be compared with those of others: (n,) each.

    `persons` are their hashes, blank for a case that is compared with none; `keys` those of the
    register; `facts` how many cells hold a value.
    """

    contributor: str
    persons: Keys
    keys: Keys
    facts: Whole


@dataclass(frozen=True, repr=False, eq=False)
class Met:
    """The cases to leave out, (n,) for each contributor, and how many persons were sent by whom."""

    left_out: tuple[Mask, ...]
    persons: Mapping[tuple[str, ...], int]
    """Persons whom several contributors sent, by all who did."""


def meet(sent: Sequence[Compared]) -> Met:
    """One case of each person whom several contributors sent stays; a single one's all stay.

    That is the case of most facts; among equals that of the contributor whose name comes first,
    then of the smallest key. No order of cases or contributors changes it.
    """
    if not sent:
        return Met((), {})
    names = sorted(one.contributor for one in sent)
    sizes = [len(one.persons) for one in sent]
    who = np.repeat([names.index(one.contributor) for one in sent], sizes)
    keys = np.concatenate([one.keys for one in sent])
    facts = np.concatenate([one.facts for one in sent])
    places, persons = _shared(np.concatenate([one.persons for one in sent]), who)
    order = np.lexsort((keys[places], who[places], -facts[places], persons))
    _, best = np.unique(persons[order], return_index=True)
    gone = np.zeros(len(who), bool)
    gone[places] = True
    gone[places[order[best]]] = False
    left_out = tuple(np.split(gone, np.cumsum(sizes)[:-1]))
    return Met(left_out, _counted(persons, who[places], names))


def _shared(persons: Keys, who: Whole) -> tuple[Whole, Whole]:
    """The places of cases whose person several contributors sent, and a number of that person."""
    told = np.flatnonzero(persons != b"")
    _, numbers = np.unique(persons[told], return_inverse=True)
    senders = np.bincount(_pairs(numbers, who[told])[:, 0])
    several = senders[numbers] > 1
    return told[several], numbers[several]


def _counted(persons: Whole, who: Whole, names: Sequence[str]) -> Mapping[tuple[str, ...], int]:
    """How many persons there are, by the names of all who sent them."""
    each = groupby(_pairs(persons, who).tolist(), key=itemgetter(0))
    return Counter(tuple(names[sender] for _, sender in pairs) for _, pairs in each)


def _pairs(persons: Whole, who: Whole) -> Whole:
    """Each person with each contributor who sent it, once, in order: (pairs × 2)."""
    most = who.max(initial=0) + 1
    return np.stack(np.divmod(np.unique(persons * most + who), most), axis=1)
