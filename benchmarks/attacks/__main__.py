"""Attacks an anonymised demo of which the truth is known, with and without the defence.

Usage: python -m benchmarks.attacks [--cases N] [--seed N] [--effort E]
"""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from benchmarks.attacks.homogeneity import columns_of, shared
from benchmarks.attacks.inference import likeliest, surest, suspicions
from benchmarks.attacks.minimality import Struck, exclusions, judge, naive, needed, strong
from benchmarks.attacks.scene import Score, scenes_of, score
from rich.console import Console
from rich.table import Table

from tenfold.anonymise import Settings, anonymise, effort_of
from tenfold.codebook import Codebook, load_codebook
from tenfold.demo import invent
from tenfold.stages import DEFENCE, Plan, Tally
from tenfold.tables import schema_of

K = 10
SHARES = sorted({0.0, 0.01, 0.02, 0.03, 0.05, 0.1, DEFENCE})
CONSOLE = Console(width=80)


@dataclass(frozen=True)
class Outcome:
    """What the attacks on one plan yield, and the share of the facts that it keeps."""

    kept: float
    naive: Score
    near: Struck
    struck: Struck
    strong: Score
    needed: Struck
    likeliest: Score
    redacted: float
    surest: float


def attack(plan: Plan) -> Outcome:
    """Runs the attacks on a plan, stratum by stratum."""
    scenes = scenes_of(plan)
    struck = [exclusions(scene, K) for scene in scenes]
    near = [exclusions(scene, K, within=1) for scene in scenes]
    met = sum(suspicions(scene) for scene in scenes)
    pairs = list(zip(scenes, struck, strict=True))
    return Outcome(
        plan.published().facts / plan.original().facts,
        Score(*_sums(score(scene, naive(scene)) for scene in scenes)),
        Struck(*_sums(map(judge, scenes, near))),
        Struck(*_sums(map(judge, scenes, struck))),
        Score(*_sums(score(scene, strong(scene, found)) for scene, found in pairs)),
        Struck(*_sums(judge(scene, needed(scene, K)) for scene in scenes)),
        Score(*_sums(score(scene, likeliest(scene)) for scene in scenes)),
        surest(met, 1),
        surest(met, 0.1),
    )


def _sums(parts: Iterable[Sequence[float]]) -> list[float]:
    return [sum(column) for column in zip(*parts, strict=True)]


def report(outcomes: Mapping[float, Outcome]) -> None:
    """Prints what the attacks yield, a row for each share of the defence."""
    _print(
        "Minimality, naive: a NULL hides what the nearest richer class shows",
        ("defence", "facts kept", "claimed", "right", "usual value"),
        [(share, f"{one.kept:.2%}", *_shares(one.naive)) for share, one in outcomes.items()],
    )
    _print(
        "Minimality, strong: who knows all but one cell strikes out values",
        ("defence", "one fact more:", "truth", "chance", "any:", "truth", "chance"),
        [(share, *_rates(one.near), *_rates(one.struck)) for share, one in outcomes.items()],
    )
    _print(
        "Minimality, strong: then claims the likeliest value that is left",
        ("defence", "claimed", "right", "usual value"),
        [(share, *_shares(one.strong)) for share, one in outcomes.items()],
    )
    _print(
        "Minimality, strong: a class of just k needs her, so such a value may be true",
        ("defence", "values", "truth", "chance"),
        [(share, *_rates(one.needed)) for share, one in outcomes.items()],
    )
    _print(
        "Inference: a NULL hides what similar classes show; and was it redacted?",
        ("defence", "claimed", "right", "usual value", "redacted", "surest tenth"),
        [
            (share, *_shares(one.likeliest), one.redacted, one.surest)
            for share, one in outcomes.items()
        ],
    )


def report_shared(plan: Plan, codebook: Codebook) -> None:
    """Prints for how many cases a sensitive yes is sure, by what is known of them."""
    known, groups = columns_of(codebook, plan.schema)
    every = np.arange(len(plan.schema.columns))
    published = (plan.published_records, plan.counts)
    original = (plan.original_records, plan.counts)
    _print(
        "Homogeneity: cases of whom a yes is sure, by what is known of them",
        ("group", "class", "no flags, published", "no flags, original"),
        [
            (
                group,
                shared(published, every, columns),
                shared(published, known, columns),
                shared(original, known, columns),
            )
            for group, columns in groups.items()
        ],
    )


def _shares(found: Score) -> tuple[float, float, float]:
    """Of the redacted cells, those claimed; of these, those right, and right by the usual value."""
    claimed = max(found.claimed, 1)
    return found.claimed / max(found.redacted, 1), found.right / claimed, found.base / claimed


def _rates(found: Struck) -> tuple[int, float, float]:
    values = max(found.values, 1)
    return found.values, found.truths / values, found.chance / values


def _print(title: str, head: Sequence[str], rows: Iterable[Sequence[float | str]]) -> None:
    table = Table(box=None, pad_edge=False)
    for place, name in enumerate(head):
        table.add_column(name, justify="right" if place else "left")
    for row in rows:
        table.add_row(*(f"{cell:.1%}" if isinstance(cell, float) else f"{cell}" for cell in row))
    CONSOLE.print(f"[bold]{title}[/bold]", table, "", sep="\n")


def main() -> None:
    """Invents the cases, anonymises them with each share of the defence, and attacks."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=int, default=100_000, help="cases to invent")
    parser.add_argument("--seed", type=int, default=0, help="of the cases, and of the draws")
    parser.add_argument("--effort", type=effort_of, default="standard", help="see tenfold")
    given = parser.parse_args()
    codebook = load_codebook()
    tally = Tally.of(schema_of(codebook), invent(codebook, given.cases, given.seed))
    outcomes = {}
    for share in SHARES:
        plan = anonymise(tally, Settings(K, given.seed, given.effort, defence=share))
        outcomes[share] = attack(plan)
        if share == DEFENCE:
            usual = plan
    report(outcomes)
    report_shared(usual, codebook)


if __name__ == "__main__":
    main()
