"""The public report: figures of the published table, and those of the closed list (ruling 12)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from tenfold.codebook import Variable
from tenfold.errors import GuardError
from tenfold.stages import BAND_FACTS, TOO_FEW, TOTAL_FACTS, Disclosed, Tally
from tenfold.tables import codes_of
from tenfold.write.contents import Contents


def report_of(published: Tally, contents: Contents) -> dict[str, Any]:
    """What report.json holds. Raises GuardError for a figure that ruling 12 doesn't allow."""
    edition, codebook = contents.edition, contents.codebook
    variables = {
        variable.name: _figures(published, variable, contents) for variable in codebook.variable
    }
    filled = {variable.name: variables[variable.name]["filled"] for variable in codebook.base}
    _guard(contents, filled)
    return {
        "release": edition.name,
        "snapshot": edition.snapshot.isoformat(),
        "k": edition.k,
        "published": {
            "cases": published.cases,
            "records": len(published),
            "smallest class": smallest(published),
            "facts": sum(filled.values()),
            "variables": variables,
        },
        "disclosed": _in_order(contents.disclosed, tuple(filled)).told(),
    }


def smallest(published: Tally) -> int:
    """How many cases the smallest class has."""
    return min(published.counts.tolist(), default=0)


def _figures(published: Tally, variable: Variable, contents: Contents) -> dict[str, Any]:
    """In how many cases a variable has a value, and each label; those of a list one by one."""
    labels, codes = codes_of(published, variable.name, contents.codebook)
    cases = np.zeros(len(labels) + 1, np.int64)
    np.add.at(cases, codes, published.counts)
    separator = contents.codebook.about.separator
    found: Counter[str] = Counter()
    for label, count in zip(labels, cases[1:].tolist(), strict=True):
        for single in label.split(separator) if variable.type == "list" else (label,):
            found[single] += count
    values = {label: found[label] for label in variable.labels if found[label]}
    return {"filled": int(cases[1:].sum()), "values": values}


def _guard(contents: Contents, filled: Mapping[str, int]) -> None:
    """Raises GuardError unless each base variable has its band, and nothing is over few facts."""
    k, disclosed = contents.edition.k, contents.disclosed
    bands, enough = disclosed.bands, BAND_FACTS * k
    finer = [name for name in bands if bands[name] != TOO_FEW and filled.get(name, 0) < enough]
    unfit = bool(finer) or bands.keys() != filled.keys()
    few = sum(filled.values()) < TOTAL_FACTS * k
    told = disclosed.facts_kept is not None
    problems = {
        "A variable lacks its band of facts kept, or has one": unfit,
        "What is kept and lost of the whole release is told": few and told,
    }
    for problem, found in problems.items():
        if found:
            raise GuardError(
                f"{problem} over too few facts.",
                "Nothing was published. Please report this as a defect of Tenfold.",
            )


def _in_order(disclosed: Disclosed, names: tuple[str, ...]) -> Disclosed:
    """The list with its bands in the order of the codebook."""
    return replace(disclosed, bands={name: disclosed.bands[name] for name in names})
