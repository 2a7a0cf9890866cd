"""The export of an invented hotline: cases as Polaris might send them, with people and noise."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from tenfold.codebook import Codebook
from tenfold.demo.chances import Index, generator
from tenfold.demo.exports.polaris_cells import Days, Reports, Sheet, Texts
from tenfold.demo.exports.polaris_layout import load_layout, refuse_unwritable
from tenfold.demo.exports.sheets import write_sheet
from tenfold.stages import Codes

EARLY, VAGUE, STALE = 0.02, 0.03, 0.01
"""Rows on top, as shares of the cases: first reported before 2015, without a victim, outdated."""
OPENED, JOINED = 2008, 2015
"""The hotline's first whole year, and the first year that it contributes."""
LAST_REPORT = np.datetime64("2021-06-30")
"""Nothing is first reported later, so that the last update is in time for the export."""
_ROWS, _NUMBERS = (int.from_bytes(name) for name in (b"polaris", b"PX-"))


def write_polaris(cases: Codes, codebook: Codebook, path: Path, seed: int) -> None:
    """Writes a CSV export that harmonises to these records (n × base variables), in any order.

    On top stand rows that are to be left out: see EARLY, VAGUE and STALE. The same seed gives
    the same bytes. Raises ParameterError for cases that a hotline can't have.
    """
    layout = load_layout()
    refuse_unwritable(cases, codebook, layout)
    rng = generator(seed, _ROWS)
    sheet = Sheet(layout, codebook, rng, _reports(rng, cases, codebook, seed))
    cells = [sheet.cells(column) for column in layout.column]
    write_sheet(path, [column.name for column in layout.column], zip(*cells, strict=True))


def write_opt_outs(path: Path, numbers: Iterable[str]) -> None:
    """Writes the case numbers of those who don't wish to be included."""
    write_sheet(path, ["Case Number"], ((number,) for number in numbers))


def case_numbers(cases: int, seed: int) -> list[str]:
    """The numbers under which `write_polaris` writes that many cases, in their order."""
    numbers: list[str] = _numbered(_fresh(cases), seed)[:cases].tolist()
    return numbers


def _reports(rng: np.random.Generator, cases: Codes, codebook: Codebook, seed: int) -> Reports:
    """The cases and the rows on top, shuffled."""
    whole = len(cases)
    early, vague, stale, other = (_some(rng, whole, s) for s in (EARLY, VAGUE, STALE, STALE))
    records = cases[np.concatenate([np.arange(whole), early, vague, other])]
    fresh = _fresh(whole)
    years = _years(records[:fresh], codebook)
    years[whole : whole + len(early)] = rng.integers(OPENED, JOINED, len(early))
    reported = _days(rng, years)
    whose = np.concatenate([np.arange(fresh), stale])
    later = np.concatenate([rng.integers(31, 63, fresh), rng.integers(0, 31, len(stale))])
    updated = reported[whose] + later.astype("timedelta64[D]")
    order = rng.permutation(len(records))
    return Reports(
        records[order],
        _numbered(fresh, seed)[whose][order],
        reported[whose][order],
        updated[order],
        (whose < whole + len(early))[order],
    )


def _some(rng: np.random.Generator, cases: int, share: float) -> Index:
    """A share of the cases, each at most once."""
    return rng.permutation(cases)[: round(cases * share)]


def _fresh(cases: int) -> int:
    """How many case numbers there are: those of the cases, and those of early and vague rows."""
    return cases + round(cases * EARLY) + round(cases * VAGUE)


def _numbered(count: int, seed: int) -> Texts:
    """Case numbers in no order that tells anything."""
    shuffled = generator(seed, _NUMBERS).permutation(count) + 1
    return np.array([f"PX-{number:06d}" for number in shuffled.tolist()], object)


def _years(records: Codes, codebook: Codebook) -> Index:
    """The year of each record."""
    names = [variable.name for variable in codebook.base]
    first = codebook.by_name["yearOfRegistration"].first or 0
    codes = records[:, names.index("yearOfRegistration")].astype(np.int64)
    return codes + first - 1


def _days(rng: np.random.Generator, years: Index) -> Days:
    """A day within each year."""
    first = (years - 1970).astype("datetime64[Y]").astype("datetime64[D]")
    last = (years - 1969).astype("datetime64[Y]").astype("datetime64[D]") - 1
    last = np.where(first <= LAST_REPORT, np.minimum(last, LAST_REPORT), last)
    span = (last - first).astype(np.int64) + 1
    days: Days = first + np.floor(rng.random(len(years)) * span).astype("timedelta64[D]")
    return days
