"""Refuses a mapping that sends every answer to "Other": it would tell nothing apart."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from tenfold.codebook import Codebook
from tenfold.contributors.lines import SourceValue, folded
from tenfold.contributors.model import Mapping
from tenfold.contributors.rules import AnyAnswer, AnyYes, Constant, NotCollected, Rule

OTHER = "Other"
"""The label, in a list, of what the labels before it don't name."""

SEVERAL = 3
"""Fewer answers, or columns, may well be "Other" each of them."""


@dataclass(frozen=True)
class CatchAll:
    """A flag that takes what no other flag of its list names, and those others."""

    name: str
    named: frozenset[str]


def catch_alls(mapping: Mapping, codebook: Codebook) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The rules of catch-alls into which every answer goes, as place and problem.

    A rule passes where another flag of the list is told by something else: then "Other" may well
    be a question of its own, all of whose answers are other.
    """
    rules = {rule.name: rule for rule in mapping.variable}
    flags = {flag.name: flag for flag in _catch_alls(codebook)}
    for index, rule in enumerate(mapping.variable):
        if rule.name in flags:
            others = [rules[name] for name in flags[rule.name].named if name in rules]
            problem = (
                f"every answer becomes {OTHER} ({rule.name}), so nothing would be told apart; "
                "map what the codebook has words for"
            )
            for key in _swallowing(rule, others, mapping):
                yield ("variable", index, key), problem


def _catch_alls(codebook: Codebook) -> Iterator[CatchAll]:
    """The first flag that a list writes as "Other"; those after "Other" name nothing either."""
    for variable in codebook.computed:
        before: list[str] = []
        for part in variable.parts:
            if part.label == OTHER and part.any:
                yield CatchAll(part.any[0], frozenset([*before, *part.any[1:]]))
            before += (*part.any, *part.all)


def _swallowing(rule: Rule, others: Collection[Rule], mapping: Mapping) -> Iterator[str]:
    """The keys by which a catch-all's rule takes every answer there is."""
    if isinstance(rule, AnyAnswer):
        if _alone(others, rule.values) and _covers(rule, _taken(mapping, rule.values)):
            yield "answers"
    elif _alone(others):
        if isinstance(rule, AnyYes) and len(rule.columns) >= SEVERAL:
            yield "columns"
        if any(_all_yes(_taken(mapping, table)) for table in rule.tables):
            yield "values"


def _alone(others: Collection[Rule], table: str = "") -> bool:
    """Whether no other flag of the list is told by anything but, perhaps, the same table."""
    return all(_silent(rule) or (table and table in rule.tables) for rule in others)


def _silent(rule: Rule) -> bool:
    return isinstance(rule, NotCollected) or (isinstance(rule, Constant) and rule.value == "0")


def _taken(mapping: Mapping, table: str) -> list[SourceValue]:
    return [line for line in mapping.table(table).values() if line.verdict != "rejected"]


def _covers(rule: AnyAnswer, lines: Collection[SourceValue]) -> bool:
    """Whether the answers are all that several lines become."""
    answers = {folded(answer) for answer in rule.answers}
    return len(lines) >= SEVERAL and all(folded(line.becomes) in answers for line in lines)


def _all_yes(lines: Collection[SourceValue]) -> bool:
    """Whether several answers are all a yes; repaired ones may be spellings of a single "Yes"."""
    kept = [line for line in lines if line.verdict == "kept"]
    return len(kept) >= SEVERAL and all(line.becomes == "1" for line in lines)
