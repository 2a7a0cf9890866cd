"""What may be chosen of how to anonymise, as users write it, and how a search for it ended."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, get_args

Named = Literal["fast", "standard", "thorough"]
"""An effort that has a name."""
NAMED: tuple[Named, ...] = get_args(Named)
"""The efforts that have a name, from the least on."""
EFFORT = re.compile(rf"(?P<name>{'|'.join(NAMED)})|iterations=(?P<iterations>[0-9]{{1,12}})")
"""An effort as it is written: by `name`, or with the number of `iterations`."""
EFFORTS = f"{', '.join(NAMED)} or iterations=N"
"""What an effort may be, for messages."""

Weights = Literal["rarity", "equal"]
"""Whether a rare fact weighs more than a frequent one, or all weigh alike."""
MOST_IMPORTANT = 1_000
"""The greatest importance that a column may have."""
SMALLEST_K, LARGEST_K = 2, 50_000
"""The bounds of k, the fewest cases that may share a record."""
DEFENCE = 0.02
"""The share of the cases above k that go to a poorer class where nothing else is said."""


@dataclass(frozen=True)
class Choice:
    """How long to search, and for what.

    `importance` multiplies what the facts of a column weigh, from 0 to 1,000, 1 where not given.
    `defence` is the share of the cases above k that are published in a poorer class, so that
    nobody can tell that a redacted cell doesn't hold what its neighbours show.
    """

    effort: str = "standard"
    weights: Weights = "rarity"
    importance: Mapping[str, int] = field(default_factory=dict)
    defence: float = DEFENCE


class End(StrEnum):
    """Why a search went no further."""

    spent = "all of its iterations are spent"
    idle = "nothing more was gained"
    by_hand = "ended by hand"
