"""Judges a file by the codebook: every departure, in the order of the columns."""

from tenfold.codebook import Codebook
from tenfold.stages import Departure, Progress
from tenfold.verify.computed import judge_together
from tenfold.verify.engine import Engine
from tenfold.verify.matching import match_columns
from tenfold.verify.values import judge_values, read_words


def judge_codebook(
    engine: Engine, names: tuple[str, ...], codebook: Codebook, tell: Progress
) -> tuple[Departure, ...]:
    """What the columns of `records` depart from; columns that aren't variables aren't judged."""
    matches = match_columns(names, codebook)
    found: list[tuple[int, Departure]] = []
    for done, match in enumerate(matches):
        tell("codebook", done, len(matches))
        read_words(engine, match, codebook)
        found += [(match.place, departure) for departure in judge_values(engine, match)]
    found += judge_together(engine, matches, codebook)
    tell("codebook", len(matches), len(matches))
    return tuple(departure for _, departure in sorted(found, key=lambda pair: pair[0]))
