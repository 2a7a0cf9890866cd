"""Runs the search: round by round, all strata at once, until its iterations are spent."""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor

import numpy as np

from tenfold.anonymise.ground import Ground, Purpose
from tenfold.anonymise.search.order import drawn_order
from tenfold.anonymise.search.round import Cut, improved
from tenfold.anonymise.shapes import Classes, Rows
from tenfold.stages import End

PATCH = 12
"""How many classes are improved together, about."""

PER_CLASS = 5
"""Iterations of a round for each class that there was at first."""

LEAST_ROUND = 1_000
PATIENCE = 30
"""After so many rounds in which nothing was gained, the search begins again."""

STARTS = 5
"""How often it begins, at most."""

JOBS = 16
"""Work is handed out in so many pieces, about."""


class Search:
    """The classes of all strata, which get better round by round.

    `strata` are the best found so far. Where nothing is gained any more the search begins again
    with the first ones, and other random numbers: what it is stuck in need not be the best.
    """

    def __init__(self, ground: Ground, strata: list[Classes], pool: Executor) -> None:
        self._ground = ground
        self._pool = pool
        self.strata = strata
        self._first = strata
        self._now = list(strata)
        self.iterations = 0
        classes = sum(len(stratum.losses) for stratum in strata)
        self._round = max(LEAST_ROUND, PER_CLASS * classes)
        self._rounds = self._vain = 0
        self._starts = 1

    def run(self, budget: int, tell: Callable[[int], bool]) -> End:
        """Improves until the iterations are spent, nothing is gained any more, or `tell` says stop.

        After each round, `tell` is given the iterations done. The state after a number of
        iterations doesn't depend on the budget, so what was ended early can be repeated. Returns
        why it ended.
        """
        while self.iterations < budget:
            if tell(self.iterations):
                return End.by_hand
            before = _lost(self._now)
            if not self._goes_on() or not self._once(min(self._round, budget - self.iterations)):
                return End.idle
            self._vain = self._vain + 1 if _lost(self._now) == before else 0
            pairs = zip(self._now, self.strata, strict=True)
            self.strata = [min(pair, key=lambda classes: _lost([classes])) for pair in pairs]
        tell(self.iterations)
        return End.spent

    def _goes_on(self) -> bool:
        """Begins again where nothing is gained any more; False once that was done often enough."""
        if self._vain < PATIENCE:
            return True
        if self._starts == STARTS:
            return False
        self._now = list(self._first)
        self._starts += 1
        self._vain = 0
        return True

    def _once(self, iterations: int) -> bool:
        """One round; False where nothing is left to gain."""
        places = [place for place, classes in enumerate(self._now) if len(classes.losses) > 1]
        cuts = list(self._pool.map(self._cut, places))
        losses = [lost for _, _, lost in cuts]
        if not sum(int(lost.sum()) for lost in losses):
            return False
        jobs = []
        for place, cut, share in zip(places, cuts, _shared_out(losses, iterations), strict=True):
            jobs += [(place, part) for part in _parts(cut, share, iterations)]
        turns = sorted(range(len(jobs)), key=lambda turn: -int(jobs[turn][1].iterations.sum()))
        running = {turn: self._pool.submit(self._improve, *jobs[turn]) for turn in turns}
        better: dict[int, list[Classes]] = {}
        for turn, (place, _) in enumerate(jobs):
            better.setdefault(place, []).append(running[turn].result())
        for place, parts in better.items():
            self._now[place] = joined(parts)
        self.iterations += iterations
        self._rounds += 1
        return True

    def _cut(self, place: int) -> tuple[Rows, Rows, Rows]:
        """The classes of a stratum in an order, where patches start, and what each has lost.

        The last patch holds the classes that are too large for the search.
        """
        classes, terms = self._now[place], self._ground.terms(Purpose.ORDER, place, self._rounds)
        order = drawn_order(classes.records, terms.key)
        large = np.diff(classes.starts)[order] > terms.room
        small = order[~large]
        patches = max(1, round(len(small) / PATCH))
        borders = np.linspace(0, len(small), patches + 1).astype(np.int64)
        totals = np.r_[0, np.cumsum(classes.losses[small])][borders]
        order, borders = np.r_[small, order[large]], np.r_[borders, len(order)]
        return order, borders, np.r_[np.diff(totals), 0]

    def _improve(self, place: int, cut: Cut) -> Classes:
        terms = self._ground.terms(Purpose.SEARCH, place, self._rounds)
        return improved(self._ground.table, self._now[place], cut, terms)


def compile_search(ground: Ground, classes: Classes) -> None:
    """Compiles the kernels for classes like these, or loads what an earlier run compiled."""
    order = drawn_order(classes.records, ground.terms(Purpose.ORDER).key)
    cut = Cut(0, order, np.array([0, len(order)]), np.zeros(1, np.int64))
    improved(ground.table, classes, cut, ground.terms(Purpose.SEARCH))


def joined(parts: list[Classes]) -> Classes:
    """Classes of one stratum, one part after the other."""
    if len(parts) == 1:
        return parts[0]
    rows, counts, _, records, losses = map(np.concatenate, zip(*parts, strict=True))
    sizes = np.concatenate([np.diff(part.starts) for part in parts])
    return Classes(rows, counts, np.r_[0, np.cumsum(sizes)], records, losses)


def _lost(strata: list[Classes]) -> int:
    """What is lost in all classes of some strata."""
    return sum(int(classes.losses.sum()) for classes in strata)


def kept(classes: Classes) -> int:
    """How many facts are published of these cases."""
    sizes = np.add.reduceat(classes.counts, classes.starts[:-1])
    return int(np.count_nonzero(classes.records, axis=1) @ sizes)


def _shared_out(losses: list[Rows], iterations: int) -> list[Rows]:
    """The iterations of each patch, by what it has lost; all of them, to the last."""
    totals = np.cumsum(np.concatenate(losses))
    whole = int(totals[-1])
    cheap = max(0, whole.bit_length() - 31)
    ends = (totals >> cheap) * iterations // (whole >> cheap)
    return np.split(np.diff(ends, prepend=0), np.cumsum([len(lost) for lost in losses])[:-1])


def _parts(cut: tuple[Rows, Rows, Rows], share: Rows, iterations: int) -> Iterable[Cut]:
    """The patches of a stratum in a few pieces of work; how many doesn't change what comes out."""
    order, borders, _ = cut
    pieces = min(len(share), 1 + int(share.sum()) * JOBS // iterations)
    for patches in np.array_split(np.arange(len(share)), pieces):
        first, end = int(patches[0]), int(patches[-1]) + 1
        yield Cut(first, order, borders[first : end + 1], share[first:end])
