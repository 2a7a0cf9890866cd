"""The rows of an invented export: cases, older states of some, and people to be left out."""

from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from tenfold.codebook import Codebook
from tenfold.demo.chances import Flags, Index
from tenfold.demo.exports.layout import Layout, Listed, refuse_unwritable
from tenfold.demo.exports.life import Lives, lead
from tenfold.stages import Codes

Texts = NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Rows:
    """Shuffled rows, and the people whose they are: the cases first, then those to be left out.

    `records` are what each row tells (rows × base variables), `person` whose it is, `older` whether
    a later state of her stands there too. Of each person `like` is the case that she is like, `why`
    the place from 1 in what the layout has on top, 0 for a case.
    """

    records: Codes
    person: Index
    older: Flags
    like: Index
    why: Index
    numbers: Texts
    lives: Lives


def lay(cases: Codes, layout: Layout, codebook: Codebook, rng: np.random.Generator) -> Rows:
    """The rows of cases (n × base variables). Raises ParameterError for cases without words.

    Who is to be left out is like one of the cases, and an older state has answers of another person
    who was registered that year or before.
    """
    refuse_unwritable(cases, codebook, layout)
    like, why = _people(len(cases), layout, rng)
    people = cases[like]
    _backdate(people, why, layout, codebook, rng)
    again = rng.permutation(len(people))[: round(len(cases) * layout.older)]
    flags = [variable.type == "flag" for variable in codebook.base]
    before = np.where(flags, people[_others(people, codebook)[again]], people[again])
    person = np.concatenate([np.arange(len(people)), again])
    order = rng.permutation(len(person))
    return Rows(
        records=np.concatenate([people, before])[order],
        person=person[order],
        older=order >= len(people),
        like=like,
        why=why,
        numbers=_numbers(len(people), layout, rng),
        lives=lead(people, codebook, rng),
    )


def _people(cases: int, layout: Layout, rng: np.random.Generator) -> tuple[Index, Index]:
    """The case that each person is like, and why she is left out; somebody is on every list."""
    counts = [
        (ceil if isinstance(one, Listed) else round)(cases * one.share) for one in layout.on_top
    ]
    like = [np.arange(cases), *(rng.permutation(cases)[:count] for count in counts)]
    return np.concatenate(like), np.repeat(np.arange(len(like)), [len(one) for one in like])


def _backdate(
    people: Codes, why: Index, layout: Layout, codebook: Codebook, rng: np.random.Generator
) -> None:
    """Gives a year of theirs to those who are left out for it."""
    year = codebook.by_name["yearOfRegistration"]
    place = codebook.base.index(year)
    for number, one in enumerate(layout.left_out, 1):
        if one.years:
            first, last = (year.encode(str(end)) for end in one.years)
            chosen = np.flatnonzero(why == number)
            people[chosen, place] = rng.integers(first, last + 1, len(chosen))


def _others(people: Codes, codebook: Codebook) -> Index:
    """For each person another who was registered in that year, or before."""
    year = codebook.base.index(codebook.by_name["yearOfRegistration"])
    order = np.argsort(people[:, year], kind="stable")
    found = np.empty_like(order)
    found[order] = np.concatenate([order[:1], order[:-1]])
    return found


def _numbers(people: int, layout: Layout, rng: np.random.Generator) -> Texts:
    """Case numbers in no order that tells anything."""
    numbers = (rng.permutation(people) + 1).tolist()
    return np.array([layout.number.format(number) for number in numbers], np.object_)
