"""What ends a run before anything is published, in words for who has to mend it."""

from collections.abc import Sequence

from tenfold.codebook import Codebook
from tenfold.errors import InputError, ValueListError
from tenfold.orders import Order, Sent
from tenfold.pipeline.received import Received
from tenfold.restricted import UNMET, keep_unmapped, keep_unmet
from tenfold.stages import Account, Listed, Plan, bare, few, same_number, without_zeros
from tenfold.workspace import Room


def refuse_unmet(sent: Sequence[Sent], received: Sequence[Received], room: Room) -> None:
    """Raises ValueListError where too many who opted out or withdrew are no case of the export's.

    A number that is mistyped, or spelled otherwise, would publish whom it should keep out. The
    numbers are then in `restricted/`, for its owner alone.
    """
    for order, one in zip(sent, received, strict=True):
        known = set(map(same_number, one.cases.numbers))
        lists = (one.lists.get(listed, ()) for listed in (Listed.opt_outs, Listed.withdrawn))
        gone = frozenset[str]().union(*lists)
        unmet = sorted(number for number in gone if same_number(number) not in known)
        _refuse_near(one, unmet, known, room)
        if len(unmet) > order.unmet:
            keep_unmet(room.keeping, unmet)
            room.settle()
            raise ValueListError(
                f"{one.contributor}: of {len(gone):,} numbers that opted out or withdrew, "
                f"{len(unmet):,} are no case's; release.toml allows {order.unmet:,}.",
                f"They are in {room.kept / UNMET}: mend them, or set unmet in release.toml.",
            )


def _refuse_near(one: Received, unmet: list[str], known: set[str], room: Room) -> None:
    """Raises ValueListError for numbers that are a case's but for leading zeros.

    However many numbers may be no case's: these are somebody's.
    """
    shorter = set(map(bare, known))
    near = [number for number in unmet if bare(same_number(number)) in shorter]
    if near:
        keep_unmet(room.keeping, near)
        room.settle()
        raise ValueListError(
            f"{one.contributor}: {len(near):,} of the numbers that opted out or withdrew would be "
            "a case's but for leading zeros.",
            f"They are in {room.kept / UNMET}: write them as the export does, with its zeros.",
        )


def refuse_shortened(order: Order, received: Sequence[Received]) -> None:
    """Raises ValueListError where case numbers are others but for leading zeros.

    A spreadsheet may have taken the zeros away, and the case would be counted twice.
    """
    for one in received:
        _, alike = without_zeros(one.cases.numbers)
        if alike:
            raise ValueListError(
                f"{one.contributor}: {few(len(alike), order.k)} case numbers are others but for "
                "leading zeros.",
                "Export them as text, with their zeros: `tenfold check` tells where they stand.",
            )


def refuse_unmapped(
    order: Order, codebook: Codebook, received: Sequence[Received], room: Room
) -> None:
    """Raises ValueListError where too large a share of a contributor's cases has no written line.

    The values are then in `restricted/`, for its owner alone.
    """
    for one in received:
        cases = len(one.cases.numbers)
        if one.unmapped > order.unmapped * cases:
            entries = {who.contributor: who.entries for who in received}
            keep_unmapped(room.keeping, entries, codebook)
            room.settle()
            raise ValueListError(
                f"{one.contributor}: {few(one.unmapped, order.k)} of {few(cases, order.k)} cases "
                f"hold values without a written line; release.toml allows {order.unmapped:.1%}.",
                f"They are in {room.kept / 'unmapped.csv'}: give each a line in values.csv; "
                "for dates and ages, mend dates in mapping.toml.",
            )


def refuse_nobody(order: Order, cases: int, accounts: Sequence[Account]) -> None:
    """Raises InputError where fewer cases than k are left after exclusions."""
    if cases < order.k:
        told = "; ".join(_left_out(account, order.k) for account in accounts)
        raise InputError(
            f"Fewer than k = {order.k} cases are left to publish. {told}.",
            "See that the files are whole, and that the exclusions in mapping.toml are meant so.",
        )


def refuse_nothing(order: Order, plan: Plan) -> None:
    """Raises InputError where every case is withheld."""
    if not plan.counts.any():
        raise InputError(
            f"No year and data source has k = {order.k} cases, so nobody can be published.",
            "See that the files are whole, or release more years together.",
        )


def _left_out(account: Account, k: int) -> str:
    """Why cases of a contributor were left out."""
    reasons = [f"{reason} ({few(count, k)})" for reason, count in account.left_out.items()]
    why = f", left out: {', '.join(reasons)}" if reasons else ""
    return f"{account.contributor}: {few(account.cases, k)} cases{why}"
