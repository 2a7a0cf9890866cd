"""Anonymises a tally: cuts it into strata, grows trees, searches, defends, and joins the plan."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor, as_completed
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

import numpy as np

from tenfold.anonymise.defence import FINE, republish
from tenfold.anonymise.ground import Ground, Purpose
from tenfold.anonymise.search import Search, compile_search, kept
from tenfold.anonymise.settings import Settings
from tenfold.anonymise.shapes import Classes, Placed, Rows, Table
from tenfold.anonymise.strata import cut
from tenfold.anonymise.tree import grow
from tenfold.anonymise.weights import worth_of
from tenfold.errors import ParameterError
from tenfold.stages import Codes, End, Plan, Progress, Tally, silent

WIDE = np.uint16
"""Codes of any table as the kernels take them, so that they are compiled once."""


Ending = Callable[[], AbstractContextManager[Callable[[], bool]]]
"""Entered while a search goes on; what it gives says between rounds whether to end it."""


@contextmanager
def never() -> Iterator[Callable[[], bool]]:
    """Lets a search go on until its iterations are spent."""
    yield lambda: False


def anonymise(
    tally: Tally,
    settings: Settings,
    tell: Progress = silent,
    ending: Ending = never,
) -> Plan:
    """The plan that keeps every case it can and redacts cells until every class has k cases.

    Cases are withheld only from strata of fewer than k, and where a never-missing value is
    missing. `ending` may end the search, which goes on with what it has. The same tally and
    settings give the same plan; an ended search is repeated by taking the plan's iterations as
    effort. Raises ParameterError before work starts, and GuardError.
    """
    settings.check(tally.schema)
    if tally.cases < settings.k:
        raise ParameterError(f"The table holds fewer than k = {settings.k:,} cases.", "Lower k.")
    strata, left_out = cut(tally, settings.k)
    table = Table(tally.records.astype(WIDE), tally.counts)
    ground = Ground(table, settings.k, settings.seed, worth_of(tally, settings))
    _compile(ground, tell)
    pool = ThreadPoolExecutor(settings.threads or len(os.sched_getaffinity(0)))
    try:
        search = Search(ground, _grown(ground, strata, pool, tell), pool)
        end = _run(search, (tally, settings.iterations(tally)), tell, ending)
        placed = _defended(ground, search.strata, (settings.defence, pool), tell)
    finally:
        pool.shutdown(cancel_futures=True)
    plan = replace(_joined(tally, placed, left_out), iterations=search.iterations, end=end)
    plan.guard(tally, settings.k)
    return plan


def _compile(ground: Ground, tell: Progress) -> None:
    """Compiles the kernels for these arrays, or loads what an earlier run compiled."""
    table = Table(ground.table.codes[:1], ground.table.counts[:1])
    one = Ground(table, int(table.counts[0]), 0, ground.worth)
    tell("compile", 0, 3)
    classes = grow(table, np.zeros(1, np.int64), one.terms(Purpose.TREE))
    tell("compile", 1, 3)
    compile_search(one, classes)
    tell("compile", 2, 3)
    republish(classes, one.terms(Purpose.DEFENCE), 0)
    tell("compile", 3, 3)


def _grown(ground: Ground, strata: list[Rows], pool: Executor, tell: Progress) -> list[Classes]:
    """The classes of each stratum in order, grown in parallel, largest first."""
    turns = sorted(range(len(strata)), key=lambda place: -len(strata[place]))
    jobs = {
        place: pool.submit(grow, ground.table, strata[place], ground.terms(Purpose.TREE, place))
        for place in turns
    }
    tell("anonymise", 0, len(strata))
    for done, _ in enumerate(as_completed(jobs.values())):
        tell("anonymise", done + 1, len(strata))
    return [jobs[place].result() for place in range(len(strata))]


def _run(search: Search, means: tuple[Tally, int], tell: Progress, ending: Ending) -> End:
    """Searches, and tells what share of the facts is kept as it rises; why it ended."""
    tally, budget = means
    facts = max(tally.facts, 1)

    def told(done: int) -> bool:
        share = sum(map(kept, search.strata)) / facts
        tell("improve", done, budget, f"{share:.2%}")
        return enough()

    with ending() as enough:
        return search.run(budget, told)


def _defended(
    ground: Ground, strata: list[Classes], means: tuple[float, Executor], tell: Progress
) -> list[Placed]:
    """Where each case is published, once some have moved to poorer classes."""
    share, pool = means
    tell("defend", 0, len(strata))
    jobs = [
        pool.submit(republish, classes, ground.terms(Purpose.DEFENCE, place), round(share * FINE))
        for place, classes in enumerate(strata)
    ]
    placed = [job.result() for job in jobs]
    tell("defend", len(strata), len(strata))
    return placed


def _joined(tally: Tally, placed: list[Placed], left_out: dict[str, Tally]) -> Plan:
    """One plan of what is published in all strata."""
    none = np.zeros(0, np.int64)
    rows = np.concatenate([none, *(part.rows for part in placed)])
    counts = np.concatenate([none, *(part.counts for part in placed)])
    published: Codes = np.concatenate(
        [
            tally.records[:0],
            *(part.records.astype(tally.schema.dtype)[part.classes] for part in placed),
        ]
    )
    return Plan(tally.schema, tally.records[rows], published, counts, left_out)
