"""The public report: figures of the published table, and those of the closed list (ruling 12)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tenfold.errors import GuardError
from tenfold.stages import BAND_FACTS, TOO_FEW, TOTAL_FACTS, Disclosed
from tenfold.write.description import Description
from tenfold.write.plain import as_json


def report_json(told: Description) -> bytes:
    """report.json. Raises GuardError for a figure that ruling 12 doesn't allow."""
    return as_json(report_of(told))


def report_of(told: Description) -> dict[str, Any]:
    """What report.json holds. Raises GuardError for a figure that ruling 12 doesn't allow."""
    edition = told.edition
    filled = {variable.name: told.figures.filled[variable.name] for variable in told.codebook.base}
    _guard(told, filled)
    return {
        "release": edition.name,
        "snapshot": edition.snapshot.isoformat(),
        **edition.promise,
        "published": told.figures.told(),
        "disclosed": _in_order(told.disclosed, tuple(filled)).told(),
    }


def _guard(told: Description, filled: Mapping[str, int]) -> None:
    """Raises GuardError unless each base variable has its band, and nothing is over few facts."""
    k, disclosed = told.edition.k, told.disclosed
    bands, enough = disclosed.bands, BAND_FACTS * k
    finer = [name for name in bands if bands[name] != TOO_FEW and filled.get(name, 0) < enough]
    unfit = bool(finer) or bands.keys() != filled.keys()
    few = told.figures.facts < TOTAL_FACTS * k
    total = disclosed.facts_kept is not None
    problems = {
        "A variable lacks its band of facts kept, or has one": unfit,
        "What is kept and lost of the whole release is told": few and total,
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
