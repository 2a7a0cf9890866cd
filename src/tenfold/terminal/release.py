"""Shows what came of a release, on one screen, and beforehand what would."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text

from tenfold.stages import NAMELESS, Listed, few
from tenfold.terminal.words import bad, bar, durations, facts, good, output, share

if TYPE_CHECKING:
    from tenfold.orders import Order, Sent
    from tenfold.pipeline import Released
    from tenfold.workspace import Room

_STAGES = dict.fromkeys(("recount", "narrow down", "query", "codebook", "search"), "verify")
"""The stage that a step is part of, where it isn't the step's first word."""
_LISTS = {
    Listed.opt_outs: "who opted out",
    Listed.withdrawn: "who withdrew consent",
    Listed.consented: "who consented, and nobody else",
}
"""Who stands on a list."""
_UNSIGNED = "nothing: release.toml names no key_file (see tenfold keys new --help)"
_BAR = 40
"""How many characters wide the bar of facts kept is."""


def show_release(released: "Released", seconds: Mapping[str, float]) -> None:
    """Prints what was received, left out, published and kept, and where it stands."""
    k = released.edition.k
    rows, utility = released.report["rows"], released.report["utility"]
    table = facts()
    table.add_row("Release", f"{released.edition.name}, {released.edition.title}")
    for word, text in _received(rows, k):
        table.add_row(word, text)
    before, after = utility["cases"]["before"], utility["cases"]["after"]
    table.add_row("Published", f"{after:,} of {before:,} cases, {share(after, before)}")
    smallest = utility["classes"]["smallest"]
    table.add_row("Classes", f"{utility['records']['after']:,}, the smallest {smallest} (k = {k})")
    if released.edition.counts:
        table.add_row("k counts", released.edition.counts)
    table.add_row("Facts", _facts(utility["facts"]["after"], utility["facts"]["before"]))
    table.add_row("Verdict", _verdict(released))
    for word, text in _places(released):
        table.add_row(word, text)
    table.add_row("Seconds", durations(_by_stage(seconds)))
    output().print(table)


def show_foreseen(order: "Order", sent: Iterable["Sent"], room: "Room") -> None:
    """Prints what a release would read and write."""
    table = facts()
    table.add_row("Release", f"{order.name}, {order.about.title}, k = {order.k}")
    if order.edition.counts:
        table.add_row("k counts", order.edition.counts)
    table.add_row("Codebook", order.codebook)
    for one in sent:
        table.add_row("Reads", f"{one.mapping}")
        for file in one.files:
            table.add_row("", f"  {_near(file)}, {file.stat().st_size:,} bytes")
        for listed, file in one.lists.items():
            table.add_row("", f"  {_near(file)}, {_LISTS[listed]}")
    seed = room.places.seed
    table.add_row("Seed", f"{_near(seed)}{'' if seed.exists() else ', to be drawn'}")
    key = room.places.key
    table.add_row("Signs", f"with {_near(key)}" if key else _UNSIGNED)
    table.add_row("Stops", f"where more than {order.unmapped:.1%} of cases have unmapped values")
    table.add_row("Writes", f"{_near(room.kept)}: register, plan, ledger, report")
    table.add_row("", f"{_near(room.candidate)}, to be judged")
    table.add_row("", f"{_near(room.release)}, if the verdict is good")
    output().print(table)
    output().print("Nothing was read or written.")


def _received(rows: Mapping[str, Any], k: int) -> Iterable[tuple[str, str]]:
    """How many cases each contributor sent, and what was left out of all of them."""
    reasons: Counter[str] = Counter()
    sent: dict[str, int] = {}
    for who, told in rows["contributors"].items():
        sent[who] = told["handed on"] + sum(told["left out"].values())
        reasons.update(told["left out"])
    read = sum(told["read"] for told in rows["contributors"].values())
    yield "Received", f"{sum(sent.values()):,} cases in {read:,} rows"
    yield "", " · ".join(f"{who} {count:,}" for who, count in sent.items())
    word = "Left out"
    for reason, cases in reasons.most_common():
        yield word, f"{few(cases, k)}: {reason}"
        word = ""
    for who, told in rows["contributors"].items():
        yield from _doubts(who, told, k)
    for reason, cases in rows["withheld"].items():
        yield "Withheld", f"{few(cases, k)}: {reason}"


def _doubts(who: str, told: Mapping[str, Any], k: int) -> Iterable[tuple[str, str]]:
    """What a data manager should look at."""
    if nameless := told["no case"].get(NAMELESS, 0):
        rows = f"{few(nameless, k)} of {few(told['read'], k)} rows"
        yield "Look at", f"{who}: {rows} have no case number"
    for name, numbers in told["lists"].items():
        if unmet := numbers["listed"] - numbers["met a case"]:
            listed = f"{unmet:,} of {numbers['listed']:,} numbers of {name}"
            yield "Look at", f"{who}: {listed} are no case"
    if unmapped := told["cases with an unmapped value"]:
        yield "Look at", f"{who}: {few(unmapped, k)} cases hold unmapped values (ledger.csv)"


def _facts(after: int, before: int) -> Text:
    """The facts kept, as a bar and a share."""
    return bar(after, before, _BAR).append(f" {share(after, before)} kept")


def _verdict(released: "Released") -> Text:
    verdict = released.verdict
    if not verdict.passed:
        return bad("refused: nothing was published")
    asked = verdict.tables[0].queries  # the other files were found to hold the same table
    return good(f"passed: {len(verdict.files)} files, {asked:,} random queries")


def _places(released: "Released") -> Iterable[tuple[str, str]]:
    room = released.room
    if released.verdict.passed:
        key = released.signed_by
        signed = f"signed by key {key}" if key else "not signed (no key_file)"
        yield "Public", f"{_near(room.release)}, {signed}"
    else:
        yield "Candidate", f"{_near(room.candidate)}, left to be looked at"
    yield "Restricted", f"{_near(room.kept)}"
    yield "Read on", f"tenfold report {_near(room.kept)}"


def _by_stage(seconds: Mapping[str, float]) -> dict[str, float]:
    """The seconds of each stage, whatever its steps."""
    found: dict[str, float] = {}
    for step, took in seconds.items():
        stage = _STAGES.get(step, step.split()[0])
        found[stage] = found.get(stage, 0) + took
    return found


def _near(path: Path) -> str:
    """A path as seen from here, where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
