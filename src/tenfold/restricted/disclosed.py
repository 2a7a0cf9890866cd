"""The one door through which figures about the originals reach the public (ruling 12)."""

from collections.abc import Sequence

from tenfold.restricted.utility import Kept, Utility
from tenfold.stages import BAND_FACTS, BANDS, TOO_FEW, TOTAL_FACTS, Account, Disclosed

HUNDRED = 100
_BORDERS = (99, 90, 75, 50)
"""The least per cent of each band but the last."""


def disclose(utility: Utility, accounts: Sequence[Account], k: int) -> Disclosed:
    """The closed list, rounded as ruling 12 has it, by whole numbers throughout.

    Cases received are told as those published and those not, as rounded: rounded by themselves
    they could give away a count of those not published. What is kept and lost is told twice, in
    per cent and as errors, so only over many facts.
    """
    published = utility.cases.after
    unpublished = _hundreds(sum(account.cases for account in accounts) - published)
    facts, enough = utility.facts, utility.facts.after >= TOTAL_FACTS * k
    bands = {name: _band(kept, k) for name, kept in utility.variables.items()}
    one, two, three = map(_error, utility.combinations)
    return Disclosed(
        received=_hundreds(published + (unpublished or 0)),
        unpublished=unpublished,
        facts_kept=facts.after * HUNDRED // facts.before if enough else None,
        bands=bands,
        errors=(one, two, three) if enough else None,
    )


def _hundreds(count: int) -> int | None:
    """A count to the nearest hundred, half up; None below 100."""
    return (count + HUNDRED // 2) // HUNDRED * HUNDRED if count >= HUNDRED else None


def _band(kept: Kept, k: int) -> str:
    """The band of a variable's facts, where so many are published that it gives no count away."""
    if kept.after < BAND_FACTS * k:
        return TOO_FEW
    borders = (place for place, border in enumerate(_BORDERS) if _reaches(kept, border))
    return BANDS[next(borders, len(_BORDERS))]


def _reaches(kept: Kept, border: int) -> bool:
    return kept.after * HUNDRED >= kept.before * border


def _error(kept: Kept) -> float:
    """The share that is lost, in two decimals, half up."""
    if not kept.before:
        return 0.0
    return (2 * HUNDRED * kept.lost + kept.before) // (2 * kept.before) / HUNDRED
