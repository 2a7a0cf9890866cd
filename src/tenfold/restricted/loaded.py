"""Reads back what runs kept: the full report of a release, and of the one before it."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tenfold.errors import InputError
from tenfold.restricted.shape import EARLIER, SHAPE, fits

Plain = dict[str, Any]
REPORT = "report.json"


def load_report(place: Path, shape: Mapping[str, Any] = SHAPE) -> Plain:
    """The full report in a file, or in the folder of a release, in this shape. Raises InputError.

    A report of an older Tenfold may lack what a newer one tells.
    """
    path = place
    try:
        path = place / REPORT if place.is_dir() else place
        report = json.loads(path.read_bytes())
        json.dumps(report, ensure_ascii=False).encode()  # half of a surrogate pair can't be shown
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        fix = "Name the folder of a release in restricted/."
        raise InputError(f"{path} can't be opened: {reason}.", fix) from None
    except (ValueError, RecursionError):
        problem = f"{path} is no whole JSON file: it is damaged or cut off."
        raise InputError(problem, "Run the release again, or copy the file again.") from None
    if not fits(report, shape):
        problem = f"{path} is not the full report of a release."
        raise InputError(problem, "Name the folder of a release in restricted/.")
    told: Plain = report
    return told


def latest(folders: Iterable[Path]) -> Plain | None:
    """The full report of the release with the latest snapshot; None where there is no release.

    Raises InputError for a folder without such a report.
    """
    reports = [load_report(folder, EARLIER) for folder in folders]
    return max(reports, key=_when, default=None)


def _when(report: Plain) -> tuple[str, str]:
    return report["release"]["snapshot"], report["release"]["name"]
