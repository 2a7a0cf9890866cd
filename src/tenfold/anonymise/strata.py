"""Cuts a tally into strata, anonymises each by itself, in parallel, and joins the plans."""

import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tenfold.anonymise.chance import key_of
from tenfold.anonymise.shapes import Leaves, Rows, Table, Terms
from tenfold.anonymise.tree import grow
from tenfold.errors import ParameterError
from tenfold.stages import Codes, Plan, Progress, Tally, silent

NO_STRATUM = "without a value that is never missing"
SMALL_STRATUM = "in a stratum of fewer than k cases"
SMALLEST_K = 2


@dataclass(frozen=True)
class Settings:
    """How to anonymise: the smallest class, the seed, and how many threads work at once."""

    k: int
    seed: int
    threads: int = 0
    """0: one for each processor that this process may use."""


def anonymise(tally: Tally, settings: Settings, tell: Progress = silent) -> Plan:
    """The plan that keeps every case it can and redacts cells until every class has k cases.

    Cases are withheld only from strata of fewer than k, and where a never-missing value is
    missing. The same tally, k and seed give the same plan. Raises ParameterError, GuardError.
    """
    if settings.k < SMALLEST_K:
        raise ParameterError("k must be at least 2: a class of one is one person.", "Use --k 10.")
    if tally.cases < settings.k:
        raise ParameterError(f"The table holds fewer than k = {settings.k} cases.", "Lower k.")
    strata, left_out = _cut(tally, settings.k)
    plan = _join(tally, list(_grown(tally, strata, settings, tell)), left_out)
    plan.guard(tally, settings.k)
    return plan


def _cut(tally: Tally, k: int) -> tuple[list[Rows], dict[str, Tally]]:
    """The rows of each stratum that can be anonymised, and the others as withheld, by reason."""
    places = list(tally.schema.strata)
    keys, number = np.unique(tally.records[:, places], axis=0, return_inverse=True)
    sizes = np.bincount(number, tally.counts, minlength=len(keys))
    unknown = (keys == 0).any(axis=1)[number]
    small = (sizes < k)[number] & ~unknown
    strata = _groups(number, ~(unknown | small))
    left_out = {NO_STRATUM: _part(tally, unknown), SMALL_STRATUM: _part(tally, small)}
    return strata, {reason: part for reason, part in left_out.items() if part.cases}


def _groups(number: Rows, wanted: NDArray[np.bool_]) -> list[Rows]:
    """The wanted rows by stratum, in order."""
    rows = np.flatnonzero(wanted)
    rows = rows[np.argsort(number[rows], kind="stable")]
    borders = np.flatnonzero(np.diff(number[rows])) + 1
    return np.split(rows, borders) if len(rows) else []


def _part(tally: Tally, rows: NDArray[np.bool_]) -> Tally:
    return Tally.of(tally.schema, tally.records[rows], tally.counts[rows])


def _grown(
    tally: Tally, strata: list[Rows], settings: Settings, tell: Progress
) -> Iterator[Leaves]:
    """The leaves of each stratum in order, grown in parallel, largest first."""
    table = Table(tally.records, tally.counts)
    threads = settings.threads or len(os.sched_getaffinity(0))
    _compile(table, tell)
    pool = ThreadPoolExecutor(threads)
    try:
        jobs: dict[int, Future[Leaves]] = {}
        for number in sorted(range(len(strata)), key=lambda i: -len(strata[i])):
            terms = Terms(settings.k, key_of(settings.seed, number))
            jobs[number] = pool.submit(grow, table, strata[number], terms)
        for done, _ in enumerate(as_completed(jobs.values())):
            tell("anonymise", done + 1, len(strata))
        yield from (jobs[number].result() for number in range(len(strata)))
    finally:
        pool.shutdown(cancel_futures=True)


def _compile(table: Table, tell: Progress) -> None:
    """Compiles the kernels for these arrays, or loads what an earlier run compiled."""
    tell("compile", 0, 1)
    one = Table(table.codes[:1], table.counts[:1])
    grow(one, np.zeros(1, np.int64), Terms(SMALLEST_K, key_of(0, 0)))
    tell("compile", 1, 1)


def _join(tally: Tally, grown: list[Leaves], left_out: dict[str, Tally]) -> Plan:
    """One plan from the leaves of all strata."""
    empty = tally.records[:0]
    rows = np.concatenate([leaves.rows for leaves in grown] or [np.zeros(0, np.int64)])
    counts = np.concatenate([leaves.counts for leaves in grown] or [np.zeros(0, np.int64)])
    published: Codes = np.concatenate([leaves.records[leaves.leaf] for leaves in grown] or [empty])
    return Plan(tally.schema, tally.records[rows], published, counts, left_out)
