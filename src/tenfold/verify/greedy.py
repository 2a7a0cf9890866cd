"""Finds the few columns that, taken together, break the promise most."""

from tenfold.stages import Progress, Step
from tenfold.verify.engine import Engine

MOST = 5
"""How many columns are named at most."""

Score = tuple[int, int, int]


def breaking(engine: Engine, names: tuple[str, ...], k: int, tell: Progress) -> tuple[Step, ...]:
    """The columns that bring most cases into classes below k, greedily, over the table `coded`.

    Stops at half of the cases that all columns bring there, or where no column adds any.
    Ties go to more unique cases, then to the smaller smallest class, then to the first column.
    """
    half = _score(engine, tuple(range(len(names))), k)[0] / 2
    places: tuple[int, ...] = ()
    steps: list[Step] = []
    below = 0
    while below < half and len(places) < min(MOST, len(names)):
        tell("narrow down", len(places), MOST)
        place, more = _best(engine, places, len(names), k)
        if 0 < more <= below:
            break
        places, below = (*places, place), more
        steps.append(Step(names[place], below))
    tell("narrow down", MOST, MOST)
    return tuple(steps) if below else ()


def _best(engine: Engine, places: tuple[int, ...], width: int, k: int) -> tuple[int, int]:
    """The column that adds most to some others, and the cases below k over all of them."""
    others = [place for place in range(width) if place not in places]
    scores = {place: _score(engine, (*places, place), k) for place in others}
    best = max(others, key=lambda place: scores[place])
    return best, scores[best][0]


def _score(engine: Engine, places: tuple[int, ...], k: int) -> Score:
    """Over some columns: cases below k, unique cases, the size of the smallest class negated."""
    columns = ", ".join(f"c{place}" for place in places)
    below, unique, smallest = engine.first(
        f"SELECT coalesce(sum(n) FILTER (n < {k}), 0)::BIGINT, count(*) FILTER (n = 1), "
        f"min(n)::BIGINT FROM (SELECT sum(cases) AS n FROM coded GROUP BY {columns})"
    )
    return below, unique, -smallest
