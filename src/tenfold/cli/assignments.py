"""What options say of columns: COLUMN=VALUE."""

from collections import defaultdict
from collections.abc import Sequence

from tenfold.errors import ParameterError


def markers_of(given: Sequence[str]) -> dict[str, frozenset[str]]:
    """The missing markers by column, from COLUMN=VALUE. Raises ParameterError."""
    markers: defaultdict[str, set[str]] = defaultdict(set)
    for marker in given:
        column, equals, value = marker.partition("=")
        if not (column and equals and value):
            raise ParameterError(
                "--missing takes COLUMN=VALUE.", "Such as --missing citizenship=0."
            )
        markers[column].add(value)
    return {column: frozenset(values) for column, values in markers.items()}


def factors_of(given: Sequence[str]) -> dict[str, int]:
    """The importance by column, from COLUMN=N. Raises ParameterError."""
    factors: dict[str, int] = {}
    for word in given:
        column, _, factor = word.rpartition("=")
        if not (column and factor.isascii() and factor.isdigit()):
            problem = "--importance takes COLUMN=N, a column and a whole number."
            raise ParameterError(problem, "Such as --importance ageBroad=3.")
        if column in factors:
            raise ParameterError(f"--importance names {column} twice.", "Name each column once.")
        factors[column] = int(factor)
    return factors
