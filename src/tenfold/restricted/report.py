"""The full report on a run as plain data, exact and by reason and value: `restricted/` only."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from tenfold.restricted.changes import changes
from tenfold.restricted.run import Run
from tenfold.restricted.utility import Kept, Utility
from tenfold.stages import WAYS, Account, Entry, Judgement

Plain = dict[str, Any]
"""An object of JSON."""


def full_report(run: Run) -> Plain:
    """All that is told of a run, in JSON's types. Raises GuardError unless its sums close."""
    run.guard()
    report = {
        "release": _release(run),
        "method": _method(run),
        "rows": _rows(run),
        "cells": {name: _cells(run, entries) for name, entries in sorted(run.entries.items())},
        "utility": _utility(run.utility, run.edition.k),
        "risk": _risk(run.utility, run.edition.k),
        "other policies": {
            name: _compared(other, run.edition.k) for name, other in run.others.items()
        },
        "disclosed": run.disclosed.told(),
    }
    return report | {"changes": changes(report, run.earlier)}


def _release(run: Run) -> Plain:
    edition = run.edition
    return {
        "name": edition.name,
        "snapshot": edition.snapshot.isoformat(),
        **edition.promise,
        "codebook": edition.codebook,
        "title": edition.title,
        "publisher": edition.publisher,
        "contact": edition.contact,
        "licence": edition.licence,
    }


def _method(run: Run) -> Plain:
    """How it was anonymised, so that it can be done again."""
    return {
        "effort": run.choice.effort,
        "iterations": run.plan.iterations,
        "end": run.plan.end,
        "weights": run.choice.weights,
        "importance": dict(run.choice.importance),
        "defence": run.choice.defence,
    }


def _rows(run: Run) -> Plain:
    """What became of every row, by contributor, and of every case handed on."""
    withheld = {reason: tally.cases for reason, tally in sorted(run.plan.withheld.items())}
    return {
        "contributors": {
            account.contributor: _contributor(run, account) for account in run.accounts
        },
        "same person": _same_person(run),
        "withheld": withheld,
        "published": run.utility.cases.after,
        "closes": True,
    }


def _contributor(run: Run, account: Account) -> Plain:
    lists = run.lists.get(account.contributor, {})
    return {
        "read": account.rows,
        "no case": dict(account.no_case),
        "left out": dict(account.left_out),
        "handed on": account.handed_on,
        "cases with an unmapped value": run.unmapped.get(account.contributor, 0),
        "lists": {
            listed.name: {"listed": numbers, "met a case": met}
            for listed, (numbers, met) in lists.items()
        },
    }


def _same_person(run: Run) -> Plain:
    """How often a person counts, who was compared, and how many persons were found to meet."""
    return {
        "counts": run.edition.same_person,
        "compared": dict(run.shared.known),
        "found": [
            {"contributors": list(names), "persons": persons}
            for names, persons in sorted(run.shared.persons.items())
        ],
    }


def _cells(run: Run, entries: Sequence[Entry]) -> Plain:
    """Rows by verdict, and by reason where there is one, for each variable in codebook order.

    What is no variable, such as the date of a case's state, stands after the variables.
    """
    known, found = run.codebook.by_name, {entry.variable for entry in entries}
    names = [name for name in known if name in found] + sorted(found - known.keys())
    return {name: _judged([entry for entry in entries if entry.variable == name]) for name in names}


def _judged(entries: Sequence[Entry]) -> Plain:
    rows: Counter[str] = Counter()
    reasons: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        rows[entry.judged.verdict] += entry.rows
        if entry.judged.reason:
            reasons[entry.judged.verdict, entry.judged.reason] += entry.rows
    told: Plain = {verdict: rows[verdict] for verdict in get_args(Judgement)}
    told["reasons"] = [
        {"verdict": verdict, "reason": reason, "rows": count}
        for (verdict, reason), count in sorted(reasons.items())
    ]
    return told


def _utility(utility: Utility, k: int) -> Plain:
    return {
        "cases": _kept(utility.cases),
        "records": _kept(utility.records),
        "facts": _kept(utility.facts),
        "variables": {name: _variable(utility, name) for name in utility.values},
        "classes": {
            "number": utility.records.after,
            "smallest": utility.smallest,
            "median": utility.median,
            "sizes": _sizes(utility.sizes, k),
        },
        "error of counts": _errors(utility),
    }


def _risk(utility: Utility, k: int) -> Plain:
    """How easily a case could be pointed to by all of its values, before and after."""
    return {
        "before": _singled_out(utility.originals, k),
        "after": _singled_out(utility.sizes, k),
    }


def _singled_out(sizes: Mapping[int, int], k: int) -> Plain:
    """Cases that are alone, cases in classes below k, and the prosecutor's risk.

    That is the chance to point to the right case where someone is known to be in the data: one
    over the size of her class, for the case most at risk, and on average (El Emam 2013).
    """
    cases = sum(size * records for size, records in sizes.items())
    return {
        "alone": sizes.get(1, 0),
        "below k": _below(sizes, k),
        "highest risk": round(1 / min(sizes), 4) if sizes else 0.0,
        "average risk": round(sum(sizes.values()) / cases, 4) if cases else 0.0,
    }


def _below(sizes: Mapping[int, int], k: int) -> int:
    return sum(size * records for size, records in sizes.items() if size < k)


def _compared(utility: Utility, k: int) -> Plain:
    """What another policy would have kept, and how many cases would stand in a class below k."""
    return {
        "cases": _kept(utility.cases),
        "facts": _kept(utility.facts),
        "cases in classes below k": _below(utility.sizes, k),
        "error of counts": _errors(utility),
    }


def _errors(utility: Utility) -> Plain:
    return {
        way: _kept(kept) | {"error": round(kept.lost / kept.before, 4) if kept.before else 0.0}
        for way, kept in zip(WAYS, utility.combinations, strict=True)
    }


def _kept(kept: Kept) -> Plain:
    return {"before": kept.before, "after": kept.after}


def _variable(utility: Utility, name: str) -> Plain:
    values = {label: _kept(kept) for label, kept in utility.values[name].items()}
    vanished = list(utility.vanished[name])
    return _kept(utility.variables[name]) | {"values": values, "vanished": vanished}


def _sizes(sizes: Mapping[int, int], k: int) -> list[Plain]:
    """Classes and cases by size: k to 2k − 1, 2k to 4k − 1 and on, up to the largest class."""
    told = []
    low, high = k, 2 * k
    while low <= max(sizes, default=0):
        here = {size: classes for size, classes in sizes.items() if low <= size < high}
        cases = sum(size * classes for size, classes in here.items())
        count = sum(here.values())
        told.append({"from": low, "to": high - 1, "classes": count, "cases": cases})
        low, high = high, 2 * high
    return told
