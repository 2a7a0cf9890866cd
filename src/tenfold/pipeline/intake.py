"""What the contributors sent, taken in: after it, no case can be told from another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from tenfold.codebook import Codebook
from tenfold.contributors import Mapping
from tenfold.deidentify import Deidentified, Identity, deidentify, hashes_of
from tenfold.harmonise import Hashed
from tenfold.orders import Order, Sent
from tenfold.pipeline.received import Received, receive
from tenfold.pipeline.refusals import refuse_shortened, refuse_unmapped, refuse_unmet
from tenfold.stages import Entry, Progress, Sought
from tenfold.tables import schema_of
from tenfold.workspace import Room, derived

Sources = Sequence[tuple[Sent, Mapping]]
"""What each contributor sent, with its mapping."""


@dataclass(frozen=True, repr=False, eq=False)
class Intake:
    """What outlasts the cases, by contributor, and what is to be sought before publishing."""

    found: Deidentified
    entries: dict[str, tuple[Entry, ...]]
    unmapped: dict[str, int]
    """How many cases hold a value without a written line."""
    sought: Sought


def take_in(
    order: Order, codebook: Codebook, sources: Sources, room: Room, tell: Progress
) -> Intake:
    """The tally of all cases, and their accounts; numbers and hashes of persons are gone.

    Raises InputError for a file that can't be read, ValueListError for numbers and values that
    release.toml doesn't allow.
    """
    secret = room.secret()
    hashed = _hashed(order, secret)
    received = [receive(sent, mapping, codebook, hashed, tell) for sent, mapping in sources]
    refuse_shortened(order, received)
    refuse_unmet([sent for sent, _ in sources], received, room)
    refuse_unmapped(order, codebook, received, room)
    return Intake(
        found=_deidentified(received, codebook, secret),
        entries={one.contributor: one.entries for one in received},
        unmapped={one.contributor: one.unmapped for one in received},
        sought=Sought.of(one.sought for one in received),
    )


def _hashed(order: Order, secret: bytes) -> Hashed | None:
    """How persons are hashed, if they are to be compared."""
    if order.same_person == "twice":
        return None
    return partial(hashes_of, secret=derived(secret, "persons"))


def _deidentified(received: Sequence[Received], codebook: Codebook, secret: bytes) -> Deidentified:
    lists = {one.contributor: one.lists for one in received}
    identity = Identity(derived(secret, "register"), lists)
    return deidentify([one.cases for one in received], schema_of(codebook), identity)
