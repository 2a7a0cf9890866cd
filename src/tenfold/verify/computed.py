"""Judges columns by others: lists and flags computed anew, and what follows or excludes what."""

from collections.abc import Iterator

from tenfold.codebook import Codebook, Variable
from tenfold.stages import Departure
from tenfold.verify.engine import Engine, quoted
from tenfold.verify.matching import Match
from tenfold.verify.spelling import joined

COMPUTED = "disagrees with the variables it is computed from"
EXCLUDED = "is 1 although a means of control is 1"

Values = dict[str, str]
"""SQL for the value of each variable in the file, in the codebook's words."""


def judge_together(
    engine: Engine, matches: tuple[Match, ...], codebook: Codebook
) -> Iterator[tuple[int, Departure]]:
    """The departures between columns, each with the place of its column.

    Every column's `words…` must be there.
    """
    places = {match.variable.name: match.place for match in matches}
    values = {name: f"words{place}.value" for name, place in places.items()}
    for match in matches:
        for rule, others, broken in _rules(match.variable, values, codebook):
            needed = dict.fromkeys([match.place, *(places[name] for name in others)])
            tables = " ".join(
                f"JOIN words{place} ON words{place}.cell IS NOT DISTINCT FROM records.c{place}"
                for place in needed
            )
            cases = engine.first(
                f"SELECT coalesce(sum(records.cases), 0)::BIGINT FROM records {tables} "
                f"WHERE {broken}"
            )[0]
            if cases:
                yield match.place, Departure(match.name, rule, cases)


def _rules(
    variable: Variable, values: Values, codebook: Codebook
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Each rule that a variable must keep, the others it looks at, and SQL for where it breaks."""
    value, follows = values[variable.name], variable.follows
    if variable.computed and set(variable.parents) <= values.keys():
        expected = _expected(variable, values, codebook.about.separator)
        yield COMPUTED, variable.parents, f"{value} IS DISTINCT FROM {expected}"
    if follows and follows.variable in values:
        pairs = (f"WHEN {quoted(old)} THEN {quoted(new)}" for old, new in follows.values.items())
        told = f"CASE {values[follows.variable]} {' '.join(pairs)} END"
        broken = f"{told} IS NOT NULL AND {value} IS DISTINCT FROM {told}"
        yield f"disagrees with {follows.variable}", (follows.variable,), broken
    others = tuple(name for name in variable.none_of if name in values)
    if others:
        any_other = " OR ".join(_is_one(name, values) for name in others)
        yield EXCLUDED, others, f"{_is_one(variable.name, values)} AND ({any_other})"


def _expected(variable: Variable, values: Values, separator: str) -> str:
    """SQL for the value of a computed variable, from what its parts hold."""
    if variable.both:
        ones = " AND ".join(_is_one(name, values) for name in variable.both)
        zeros = " OR ".join(f"{values[name]} = '0'" for name in variable.both)
        return f"CASE WHEN {ones} THEN '1' WHEN {zeros} THEN '0' END"
    labels = []
    for part in variable.parts:
        groups = [" OR ".join(_is_one(name, values) for name in part.any)] if part.any else []
        groups += [_is_one(name, values) for name in part.all]
        if groups:
            stands = " AND ".join(f"({group})" for group in groups)
            labels.append(f"CASE WHEN {stands} THEN {quoted(part.label)} END")
    return joined(labels, separator)


def _is_one(name: str, values: Values) -> str:
    return f"{values[name]} = '1'"
