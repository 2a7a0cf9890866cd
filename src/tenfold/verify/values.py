"""Judges each column by itself: does it hold what the codebook lists, in the codebook's words?"""

from collections.abc import Iterator

from tenfold.codebook import Codebook
from tenfold.stages import Departure
from tenfold.verify.engine import Engine
from tenfold.verify.matching import Match
from tenfold.verify.spelling import is_missing, is_unlisted, plain

RENAMED = "is named as older releases did"
UNLISTED = "holds values that the codebook doesn't list"
OLDER = "spells values as older releases did"
MISSING_TWICE = "has more than one missing code"
MISSING_OLDER = "writes missing values as older releases did"
NEVER_NULL = "is NULL where the codebook never is"
NEVER_ZERO = "holds 0 where the codebook allows only 1 and NULL"


def read_words(engine: Engine, match: Match, codebook: Codebook) -> None:
    """Makes the table `words…` of a column: each cell once, its cases, and how it is read."""
    column, variable = f"c{match.place}", match.variable
    engine.ask(
        f"CREATE TABLE words{match.place} AS SELECT cell, cases, "
        f"{plain(variable, codebook)} AS value, "
        f"coalesce({is_missing(variable, codebook)}, false) AS missing, "
        f"{is_unlisted(variable, codebook)} AS unlisted "
        f"FROM (SELECT {column} AS cell, sum(cases)::BIGINT AS cases FROM records GROUP BY cell)"
    )


def judge_values(engine: Engine, match: Match) -> Iterator[Departure]:
    """The rules that one column departs from, in a fixed order, with the cases of each."""
    null = "cell IS NULL OR missing"
    conditions = {
        "all": "true",
        "unlisted": "unlisted",
        "older": "NOT unlisted AND NOT missing AND value IS DISTINCT FROM cell",
        "missing": "missing",
        "null": null,
        "zero": "value = '0'",
    }
    sums = (f"coalesce(sum(cases) FILTER ({c}), 0)::BIGINT" for c in conditions.values())
    *counts, codes = engine.first(
        f"SELECT {', '.join(sums)}, count(*) FILTER ({null}) FROM words{match.place}"
    )
    cases = dict(zip(conditions, counts, strict=True))
    variable = match.variable
    found = {
        RENAMED: cases["all"] if match.name != variable.name else 0,
        UNLISTED: cases["unlisted"],
        OLDER: cases["older"],
        MISSING_TWICE if codes > 1 else MISSING_OLDER: cases["missing"],
        NEVER_NULL: 0 if variable.null else cases["null"],
        NEVER_ZERO: cases["zero"] if variable.type == "flag" and not variable.zero else 0,
    }
    yield from (Departure(match.name, rule, count) for rule, count in found.items() if count)
