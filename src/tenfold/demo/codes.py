"""The codes that the codebook gives to a flag, and to a variable that follows from another."""

from tenfold.codebook import NULL, Codebook

NO, YES = 1, 2
"""The codes of a flag's "0" and "1"."""


def settled(codebook: Codebook, name: str) -> list[int]:
    """The codes of a variable by the code of the one that it follows from, NULL if left open."""
    variable = codebook.by_name[name]
    follows = variable.follows
    if follows is None:
        return [NULL]
    labels = codebook.by_name[follows.variable].labels
    return [NULL, *(variable.encode(follows.values.get(label)) for label in labels)]
