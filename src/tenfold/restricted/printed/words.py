"""Numbers in words of the full report."""

from collections.abc import Mapping
from typing import Any

from tenfold.pages import Bar, Cell

Told = Mapping[str, Any]
NONE = "–"


def number(count: int) -> str:
    """A count with commas between its thousands."""
    return f"{count:,}"


def per_cent(share: float, places: int = 1) -> str:
    """A share in per cent."""
    return f"{share * 100:.{places}f} %"


def share_of(kept: Told) -> float:
    """The share that was kept; all of nothing is all."""
    return kept["after"] / kept["before"] if kept["before"] else 1.0


def floored(kept: Told) -> str:
    """The share that was kept in per cent, rounded down, so that only all is 100."""
    if not kept["before"]:
        return NONE
    thousandths = kept["after"] * 1000 // kept["before"]
    return f"{thousandths / 10:.1f} %"


def kept_cells(kept: Told) -> tuple[Cell, ...]:
    """Before, after, the share that was kept, and the same drawn."""
    before, after = number(kept["before"]), number(kept["after"])
    return before, after, floored(kept), Bar(share_of(kept))
