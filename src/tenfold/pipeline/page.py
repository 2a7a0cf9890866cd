"""The contents page of a release: from the contributors' files to `public/`, stage by stage."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tenfold.codebook import Codebook, load_codebook
from tenfold.contributors import crosswalk
from tenfold.errors import OutputError
from tenfold.orders import Order, Sent, files_of, load_order, places_of
from tenfold.pipeline.intake import Intake, take_in
from tenfold.pipeline.planned import compared, planned
from tenfold.pipeline.received import mappings_of
from tenfold.pipeline.refusals import refuse_nobody, refuse_nothing
from tenfold.pipeline.signing import Ask, nobody, signer_of
from tenfold.publish import SecretKey, publish, read_key, write_index
from tenfold.restricted import (
    Run,
    Utility,
    disclose,
    full_report,
    keep,
    latest,
    measure,
    refuse_published,
)
from tenfold.stages import Edition, Plan, Progress, ReleaseVerdict, silent
from tenfold.verify import Expected, Question, release_text, verify_release
from tenfold.workspace import Room, opened, unstopped
from tenfold.write import Contents, refuse_unprintable, write_candidate


@dataclass(frozen=True)
class Released:
    """What came of a release: the full report, the verdict, where all stands, who signed."""

    edition: Edition
    report: dict[str, Any]
    verdict: ReleaseVerdict
    room: Room
    signed_by: str = ""
    """The id of the key; "" where release.toml names none."""


def release(path: Path, tell: Progress = silent, ask: Ask = nobody) -> Released:
    """The release that a release.toml orders; in `public/` if its verdict is good.

    `ask` is asked for the password of a key that is locked by one. Raises TenfoldError where the
    release can't be made; `public/` is then as it was.
    """
    order = load_order(path)
    refuse_unprintable(order.edition)
    codebook = load_codebook(order.codebook)
    sent = files_of(path, order)
    mappings = tuple(mappings_of(path, sent, codebook))
    sources = tuple(zip(sent, mappings, strict=True))
    places = places_of(path, order)
    key = signer_of(places, ask)
    with opened(places, order.name, lambda public: write_index(public, key)) as room:
        secret = room.secret()
        came = take_in(order, codebook, sources, room, tell)
        found = came.found
        refuse_published(room.earlier, found.register)
        refuse_nobody(order, found.tally.cases, found.accounts)
        plan = planned(order, found.tally, secret, tell)
        refuse_nothing(order, plan)
        others = compared(order, found.tally, codebook, secret, tell)
        run = replace(_run_of(order, codebook, came, (plan, others)), earlier=latest(room.earlier))
        keep(room.keeping, run, tell)
        standings = crosswalk(mappings, codebook)
        contents = Contents(order.edition, codebook, standings, run.disclosed)
        write_candidate(run.plan.published(), contents, room.candidate, tell)
        expected = Expected(order.edition, came.sought, standings)
        verdict = verify_release(room.candidate, codebook, Question(order.k), expected, tell)
        _settle(room, verdict, key)
    return Released(order.edition, full_report(run), verdict, room, key.name if key else "")


def foreseen(path: Path) -> tuple[Order, tuple[Sent, ...], Room]:
    """What a release.toml would lead to, with nothing read and nothing written.

    Raises TenfoldError where it could not be begun.
    """
    order = load_order(path)
    refuse_unprintable(order.edition)
    sent = files_of(path, order)
    tuple(mappings_of(path, sent, load_codebook(order.codebook)))
    room = Room(order.name, places_of(path, order))
    room.refuse_existing()
    room.refuse_unfit()
    if room.places.key:
        read_key(room.places.key)
    return order, sent, room


def _run_of(
    order: Order, codebook: Codebook, came: Intake, made: tuple[Plan, Mapping[str, Utility]]
) -> Run:
    """What a run keeps and tells of the originals."""
    found = came.found
    plan, others = made
    utility = measure(plan, codebook)
    return Run(
        edition=order.edition,
        codebook=codebook,
        accounts=found.accounts,
        plan=plan,
        choice=order.choice,
        register=found.register,
        entries=came.entries,
        unmapped=came.unmapped,
        lists=found.lists,
        shared=found.shared,
        utility=utility,
        others=others,
        disclosed=disclose(utility, found.accounts, order.k),
    )


def _settle(room: Room, verdict: ReleaseVerdict, key: SecretKey | None) -> None:
    """Puts what the run keeps in its place, and the release into public if its verdict is good."""
    room.settle()
    if not verdict.passed:
        return
    with unstopped():
        publish(room.candidate, verdict, release_text(verdict), room.places.public, key)
        try:
            room.mark()
            write_index(room.places.public, key)
        except OutputError as error:
            problem = f"{room.release} is published, but {error.problem}"
            raise OutputError(problem, f"{error.fix} The next run will mend it.") from None
