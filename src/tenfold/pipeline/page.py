"""The contents page of a release: from the contributors' files to `public/`, stage by stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

from tenfold.codebook import Codebook, load_codebook
from tenfold.deidentify import Deidentified, Identity, deidentify
from tenfold.errors import OutputError
from tenfold.orders import Order, Sent, files_of, load_order, places_of
from tenfold.pipeline.planned import compared, planned
from tenfold.pipeline.received import Received, mappings_of, receive
from tenfold.pipeline.refusals import (
    refuse_nobody,
    refuse_nothing,
    refuse_unmapped,
    refuse_unmet,
)
from tenfold.publish import publish, write_index
from tenfold.restricted import (
    Run,
    Utility,
    disclose,
    full_report,
    keep,
    measure,
    refuse_published,
)
from tenfold.stages import (
    Edition,
    Method,
    Plan,
    Progress,
    ReleaseVerdict,
    Sought,
    silent,
)
from tenfold.tables import schema_of
from tenfold.verify import Expected, Question, release_text, verify_release
from tenfold.workspace import Room, derived, opened, unstopped
from tenfold.write import Contents, write_candidate


@dataclass(frozen=True)
class Released:
    """What came of a release: the full report, the verdict, and where all of it stands."""

    edition: Edition
    report: dict[str, Any]
    verdict: ReleaseVerdict
    room: Room


def release(path: Path, tell: Progress = silent) -> Released:
    """The release that a release.toml orders; in `public/` if its verdict is good.

    Raises TenfoldError where it can't be made; `public/` is then as it was.
    """
    order = load_order(path)
    codebook = load_codebook(order.codebook)
    sent = files_of(path, order)
    mappings = tuple(mappings_of(path, sent, codebook))
    with opened(places_of(path, order), order.name, write_index) as room:
        secret = room.secret()
        received = [
            receive(one, mapping, codebook, tell)
            for one, mapping in zip(sent, mappings, strict=True)
        ]
        refuse_unmet(sent, received, room)
        refuse_unmapped(order, codebook, received, room)
        found = _deidentified(received, codebook, secret)
        refuse_published(room.earlier, found.register)
        refuse_nobody(order, found.tally.cases, found.accounts)
        made = planned(order, found.tally, secret, tell)
        refuse_nothing(order, made[0])
        others = compared(order, found.tally, codebook, secret, tell)
        run = _account(order.edition, codebook, (received, found), (*made, others))
        keep(room.keeping, run, tell)
        contents = Contents(order.edition, codebook, run.disclosed)
        write_candidate(run.plan.published(), contents, room.candidate, tell)
        expected = Expected(order.edition, reduce(or_, (one.sought for one in received), Sought()))
        verdict = verify_release(room.candidate, codebook, Question(order.k), expected, tell)
        _settle(room, verdict)
    return Released(order.edition, full_report(run), verdict, room)


def foreseen(path: Path) -> tuple[Order, tuple[Sent, ...], Room]:
    """What a release.toml would lead to, with nothing read and nothing written.

    Raises TenfoldError where it could not be begun.
    """
    order = load_order(path)
    sent = files_of(path, order)
    tuple(mappings_of(path, sent, load_codebook(order.codebook)))
    room = Room(order.name, places_of(path, order))
    room.refuse_existing()
    room.refuse_unfit()
    return order, sent, room


def _deidentified(received: Sequence[Received], codebook: Codebook, secret: bytes) -> Deidentified:
    gone = {one.contributor: one.opted_out for one in received}
    identity = Identity(derived(secret, "register"), gone)
    return deidentify([one.cases for one in received], schema_of(codebook), identity)


def _account(
    edition: Edition,
    codebook: Codebook,
    came: tuple[Sequence[Received], Deidentified],
    made: tuple[Plan, Method, Mapping[str, Utility]],
) -> Run:
    """What a run keeps and tells of the originals."""
    received, found = came
    plan, method, others = made
    utility = measure(plan, codebook)
    return Run(
        edition=edition,
        codebook=codebook,
        accounts=found.accounts,
        plan=plan,
        method=method,
        register=found.register,
        entries={one.contributor: one.entries for one in received},
        unmapped={one.contributor: one.unmapped for one in received},
        opt_outs=found.opt_outs,
        utility=utility,
        others=others,
        disclosed=disclose(utility, found.accounts, edition.k),
    )


def _settle(room: Room, verdict: ReleaseVerdict) -> None:
    """Puts what the run keeps in its place, and the release into public if its verdict is good."""
    room.settle()
    if not verdict.passed:
        return
    with unstopped():
        publish(room.candidate, verdict, release_text(verdict), room.places.public)
        try:
            room.mark()
            write_index(room.places.public)
        except OutputError as error:
            problem = f"{room.release} is published, but {error.problem}"
            raise OutputError(problem, f"{error.fix} The next run will mend it.") from None
