"""What a release's order says of anonymising, done; and what other ways would have kept."""

from collections.abc import Mapping

from tenfold.anonymise import Settings, anonymise, protect, withhold
from tenfold.codebook import Codebook
from tenfold.orders import Order
from tenfold.restricted import Utility, measure
from tenfold.stages import Plan, Progress, Tally
from tenfold.workspace import derived, ended_by_hand


def searched(tally: Tally, settings: Settings, tell: Progress) -> Plan:
    """The plan of a table. Ctrl-C ends the search for it, not the run."""
    return anonymise(tally, settings, tell, lambda: ended_by_hand(lambda: tell("end", 0, 1)))


def planned(order: Order, tally: Tally, secret: bytes, tell: Progress) -> Plan:
    """The plan of a release. Ctrl-C ends the search for it, not the run."""
    settings = Settings.chosen(order.choice, order.k, _seed(order, secret))
    return searched(tally, settings, tell)


def compared(
    order: Order, tally: Tally, codebook: Codebook, secret: bytes, tell: Progress
) -> Mapping[str, Utility]:
    """What other policies would have kept, by their name. For `restricted/`, never a release."""
    settings = Settings(order.k, _seed(order, secret), "fast", "equal", defence=0)
    tell("compare", 0, 2)
    withheld = measure(withhold(tally, order.k), codebook)
    tell("compare", 1, 2)
    protected = measure(protect(tally, order.quasi_identifiers, settings), codebook)
    tell("compare", 2, 2)
    return {"withhold": withheld, "quasi-identifiers": protected}


def _seed(order: Order, secret: bytes) -> int:
    return int.from_bytes(derived(secret, f"draws of {order.name}")[:16])
